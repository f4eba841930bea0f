import { dayOf } from '../core/local-day';
import { type DraftFault, type End, ends, type RuleDraft } from './rule-draft';
import { text } from './text';

export interface RuleEndFieldsProps {
  draft: RuleDraft;
  fault: DraftFault | undefined;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** How long a rule holds: for good, for some time from now, or to the end of a day. */
export function RuleEndFields({ draft: { end, date }, fault, onChange }: RuleEndFieldsProps) {
  return (
    <>
      <label class="r-choice">
        <span>{text('ruleEnd')}</span>
        <select class="m-select" value={end} onChange={(event) => onChange({ end: event.currentTarget.value as End })}>
          {ends.map((one) => (
            <option key={one} value={one}>
              {text(`ruleEnd_${one}`)}
            </option>
          ))}
        </select>
      </label>
      {end === 'date' && (
        <div class="r-more">
          <span class="m-in">
            <input
              type="date"
              aria-label={text('ruleEnd_date')}
              min={dayOf(Date.now())}
              max="9999-12-31"
              value={date}
              onInput={(event) => onChange({ date: event.currentTarget.value })}
            />
          </span>
          {fault === 'date' && (
            <p class="r-fault m-danger" role="alert">
              {text('ruleFault_date')}
            </p>
          )}
        </div>
      )}
    </>
  );
}
