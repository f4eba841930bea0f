import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedRule } from '../../core/rule';
import { Icon } from '../../ui/Icon';
import { counted, text } from '../../ui/text';
import { RuleEditor } from './RuleEditor';
import { RuleRow } from './RuleRow';
import type { FormHelp } from './use-form-help';
import { useRuleDrag } from './use-rule-drag';
import type { RuleActions } from './use-rules';

export interface RuleRowsProps {
  /** All rules in their order. */
  rules: readonly ListedRule[];
  /** Those that are shown, in their order. */
  shown: readonly ListedRule[];
  actions: RuleActions;
  help: FormHelp;
  selected: ReadonlySet<string>;
  onSelect: (ids: readonly string[], isSelected: boolean) => void;
  /** The rules whose forms are open. */
  edited: ReadonlySet<string>;
  onEdit: (id: string, isEdited: boolean) => void;
}

/** Rows that are added to the list at once: five thousand would take the browser seconds. */
const step = 100;

/** The rules as rows that can be edited in place, and moved by dragging, by buttons and by Alt with an arrow key. */
export function RuleRows({ rules, shown, actions, help, selected, onSelect, edited, onEdit }: RuleRowsProps) {
  const [count, setCount] = useState(step);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<{ id: string; part: string } | undefined>(undefined);
  const canMove = shown.length === rules.length && rules.length > 1;
  const asked = shown.findLastIndex(({ id }) => edited.has(id));
  const visible = shown.slice(0, Math.max(count, asked + 1));

  // A row that has moved, is gone, or shows its buttons again, has lost the focus on the way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for whenever other rows are shown.
  useEffect(() => {
    const { id, part } = wanted.current ?? {};
    if (id === undefined || edited.has(id)) return;
    wanted.current = undefined;
    const row = [...(list.current?.children ?? [])].find(
      (one) => one instanceof HTMLElement && one.dataset['rule'] === id,
    );
    row?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus();
  }, [shown, edited]);

  const moveTo = async (id: string, before: string | undefined, part?: string) => {
    const others = rules.filter((rule) => rule.id !== id);
    const place = before === undefined ? others.length : others.findIndex((rule) => rule.id === before);
    const name = rules.find((rule) => rule.id === id)?.name ?? '';
    if (part !== undefined) wanted.current = { id, part };
    if (await actions.move(id, before)) setSaid(text('rulesMoved', name, place + 1, rules.length));
    else wanted.current = undefined;
  };
  const remove = async (rule: ListedRule) => {
    const at = shown.indexOf(rule);
    const next = shown[at + 1] ?? shown[at - 1];
    if (next) wanted.current = { id: next.id, part: 'remove' };
    if (!(await actions.remove([rule]))) wanted.current = undefined;
  };
  const moveBy = (id: string, by: -1 | 1) => {
    const at = rules.findIndex((rule) => rule.id === id);
    if (at + by < 0 || at + by >= rules.length) return;
    void moveTo(id, rules[by === -1 ? at - 1 : at + 2]?.id, by === -1 ? 'up' : 'down');
  };
  const drag = useRuleDrag((id, place) => {
    const at = rules.findIndex((rule) => rule.id === place.id);
    void moveTo(id, place.isBehind ? rules.slice(at + 1).find((rule) => rule.id !== id)?.id : place.id);
  });
  const close = (id: string) => {
    wanted.current = { id, part: 'edit' };
    onEdit(id, false);
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!event.altKey || by === undefined || !canMove || edited.has(id)) return;
    event.preventDefault();
    moveBy(id, by);
  };

  return (
    <>
      <ul ref={list} class="u-list" aria-label={text('optionsRules')}>
        {visible.map((rule, index) => (
          <li
            key={rule.id}
            class={classOf(rule, drag.dragged, drag.place)}
            data-rule={rule.id}
            onKeyDown={(event) => onKeyDown(event, rule.id)}
            {...(canMove && drag.row(rule.id))}
          >
            {edited.has(rule.id) ? (
              <RuleEditor
                rule={rule}
                help={help}
                onSave={(to) => actions.change(rule, to)}
                onClose={() => close(rule.id)}
              />
            ) : (
              <>
                {canMove && (
                  <span class="u-grip" aria-hidden="true" title={text('rulesDrag')} {...drag.handle(rule.id)}>
                    <Icon name="grip" />
                  </span>
                )}
                <RuleRow
                  rule={rule}
                  isSelected={selected.has(rule.id)}
                  canMove={canMove}
                  isFirst={index === 0}
                  isLast={index === rules.length - 1}
                  onSelect={(isSelected) => onSelect([rule.id], isSelected)}
                  onFlip={() => void actions.flip(rule)}
                  onEdit={() => onEdit(rule.id, true)}
                  onRemove={() => void remove(rule)}
                  onMove={(by) => moveBy(rule.id, by)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      {shown.length > visible.length && (
        <button type="button" class="m-btn is-bare a-more" onClick={() => setCount(visible.length + step)}>
          {counted('rulesMore', shown.length - visible.length)}
        </button>
      )}
      <p class="m-sr" role="status">
        {said}
      </p>
    </>
  );
}

function classOf(
  { id, enabled, expires }: ListedRule,
  dragged: string | undefined,
  place: { id: string; isBehind: boolean } | undefined,
): string {
  const isOff = !enabled || (expires !== undefined && expires < Date.now());
  const parts = ['u-row', isOff && 'is-off', id === dragged && 'is-dragged'];
  if (place?.id === id && id !== dragged) parts.push(place.isBehind ? 'is-above-drop' : 'is-below-drop');
  return parts.filter(Boolean).join(' ');
}
