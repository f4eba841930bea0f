import type { ImportFault } from '../../core/importing';
import { counted, text } from '../../ui/text';

export interface FaultsProps {
  faults: readonly ImportFault[];
}

/** Faults that are shown; what is no file of references may have thousands. */
const most = 100;

const names = {
  broken: 'importFaultBroken',
  nothing: 'importFaultNothing',
  key: 'importFaultKey',
  cut: 'importFaultCut',
  letters: 'importFaultLetters',
  other: 'importFaultOther',
} as const;

/** What couldn't be read of a file, or not as it stands there, with its lines. */
export function Faults({ faults }: FaultsProps) {
  if (faults.length === 0) return null;
  const isFew = faults.length <= 5;
  return (
    <details class="w-importfaults" open={isFew}>
      <summary>{counted('importFaults', faults.length)}</summary>
      <ul>
        {faults.slice(0, most).map(({ line, fault, text: beginning }) => (
          <li key={`${line} ${fault} ${beginning}`}>
            <span class="m-num">{text('popupAddLine', line)}</span>
            <span>
              {text(names[fault])}{' '}
              <code class="m-hint" dir="auto">
                {beginning}
              </code>
            </span>
          </li>
        ))}
      </ul>
      {faults.length > most && <p class="m-hint">{counted('popupAddUnreadMore', faults.length - most)}</p>}
    </details>
  );
}
