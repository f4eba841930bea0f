import { useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { counted, text } from '../../ui/text';
import type { Candidate } from './import-choice';
import { RuleNotes } from './RuleNotes';

export interface ImportListProps {
  candidates: readonly Candidate[];
  isChosen: (candidate: Candidate) => boolean;
  onChoose: (keys: readonly string[], isOn: boolean) => void;
}

/** Rows that are added to the list at once. */
const step = 100;

/** The rules of a list before they are imported, each with a box to tick. */
export function ImportList({ candidates, isChosen, onChoose }: ImportListProps) {
  const [count, setCount] = useState(step);
  const rest = candidates.length - count;
  const isAll = candidates.every(isChosen);
  return (
    <>
      <div class="a-head">
        <h3>{counted('rulesFound', candidates.length)}</h3>
        <button
          type="button"
          class="m-btn is-bare"
          onClick={() =>
            onChoose(
              candidates.map(({ key }) => key),
              !isAll,
            )
          }
        >
          {text(isAll ? 'popupSelectNone' : 'popupAddAll')}
        </button>
      </div>
      <ul class="u-found">
        {candidates.slice(0, count).map((candidate) => (
          <FoundRule
            key={candidate.key}
            candidate={candidate}
            isChosen={isChosen(candidate)}
            onChoose={(isOn) => onChoose([candidate.key], isOn)}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="m-btn is-bare a-more" onClick={() => setCount(count + step)}>
          {counted('rulesMore', rest)}
        </button>
      )}
    </>
  );
}

interface FoundRuleProps {
  candidate: Candidate;
  isChosen: boolean;
  onChoose: (isOn: boolean) => void;
}

function FoundRule({ candidate: { line, rule, doubt }, isChosen, onChoose }: FoundRuleProps) {
  return (
    <li>
      <label class="a-row">
        <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
        <span class={isChosen ? 'm-check is-on' : 'm-check'}>
          <Icon name="check" />
        </span>
        <span class="u-rule">
          <b dir="auto">{rule.name}</b>{' '}
          <span class="m-q" dir="auto">
            {rule.query}
          </span>{' '}
          <RuleNotes rule={rule}>
            {!rule.enabled && <span>{text('rulesOff')}</span>}
            <span>{text('popupAddLine', line)}</span>
            {doubt && doubt !== 'over' && <span class="u-doubt">{text(`rulesDoubt_${doubt}`)}</span>}
          </RuleNotes>
        </span>
      </label>
    </li>
  );
}
