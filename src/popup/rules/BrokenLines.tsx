import type { BrokenLine } from '../../query/rule-list';
import { counted, text } from '../../ui/text';
import { lineFaultText, meantText } from './rule-words';

export interface BrokenLinesProps {
  faults: readonly BrokenLine[];
}

/** Lines that are shown. */
const most = 100;

/** The lines of a list that are no rules, each with its number and what is wrong with it. */
export function BrokenLines({ faults }: BrokenLinesProps) {
  if (faults.length === 0) return null;
  return (
    <details class="a-unread" open>
      <summary>{counted('rulesBroken', faults.length)}</summary>
      <ul>
        {faults.slice(0, most).map(({ line, text: words, reason }) => (
          <li key={line}>
            <span class="a-line">{text('popupAddLine', line)}</span>
            <span>
              <span class="m-danger">{lineFaultText(reason)}</span> {meantText(reason)}
              <span class="m-code u-broken" dir="auto">
                {words}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {faults.length > most && <p>{counted('popupAddUnreadMore', faults.length - most)}</p>}
    </details>
  );
}
