import type { ListedRule } from '../../core/rule';
import { Icon } from '../../ui/Icon';
import { Switch } from '../../ui/Switch';
import { counted, text } from '../../ui/text';
import { RuleNotes } from './RuleNotes';

export interface RuleRowProps {
  rule: ListedRule;
  isSelected: boolean;
  /** Whether it can be moved: not among rules that are only some of all. */
  canMove: boolean;
  isFirst: boolean;
  isLast: boolean;
  onSelect: (isSelected: boolean) => void;
  onFlip: () => void;
  onEdit: () => void;
  onRemove: () => void;
  /** Up or down by one. */
  onMove: (by: -1 | 1) => void;
}

/** One rule of the list: what it does to which papers, and its buttons. */
export function RuleRow(props: RuleRowProps) {
  const { rule, isSelected, canMove, onSelect, onFlip, onEdit, onRemove, onMove } = props;
  return (
    <>
      <input
        type="checkbox"
        class="u-select"
        aria-label={text('rulesSelect', rule.name)}
        checked={isSelected}
        onChange={({ currentTarget }) => onSelect(currentTarget.checked)}
      />
      <span class="u-rule">
        <b dir="auto">{rule.name}</b>
        <span class="m-q" dir="auto">
          {rule.query}
        </span>
        <RuleNotes rule={rule}>
          {rule.hits > 0 && <span class="u-hits">{counted('rulesHits', rule.hits)}</span>}
        </RuleNotes>
      </span>
      <span class="u-buttons">
        {canMove && (
          <>
            <Move rule={rule} by={-1} isEnd={props.isFirst} onMove={onMove} />
            <Move rule={rule} by={1} isEnd={props.isLast} onMove={onMove} />
          </>
        )}
        <Button icon="note" label={text('rulesEdit', rule.name)} part="edit" onPress={onEdit} />
        <Button icon="trash" label={text('rulesRemoveOne', rule.name)} part="remove" onPress={onRemove} />
        <Switch isOn={rule.enabled} label={text('rulesSwitch', rule.name)} onFlip={onFlip} />
      </span>
    </>
  );
}

interface MoveProps extends Pick<RuleRowProps, 'rule' | 'onMove'> {
  by: -1 | 1;
  isEnd: boolean;
}

/** Stays a stop for the keyboard at the end of the list: it may just have moved there. */
function Move({ rule, by, isEnd, onMove }: MoveProps) {
  const label = text(by === -1 ? 'rulesMoveUp' : 'rulesMoveDown', rule.name);
  return (
    <button
      type="button"
      class="m-b is-icon"
      aria-label={label}
      title={label}
      aria-disabled={isEnd}
      data-part={by === -1 ? 'up' : 'down'}
      onClick={() => !isEnd && onMove(by)}
    >
      <Icon name={by === -1 ? 'up' : 'down'} />
    </button>
  );
}

interface ButtonProps {
  icon: 'note' | 'trash';
  label: string;
  part: string;
  onPress: () => void;
}

function Button({ icon, label, part, onPress }: ButtonProps) {
  return (
    <button type="button" class="m-b is-icon" aria-label={label} title={label} data-part={part} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
