import { useId } from 'preact/hooks';
import type { FacetValue } from '../messaging/protocol';
import { text } from '../ui/text';
import type { FacetListProps } from './FacetList';

export interface YearsProps extends Pick<FacetListProps, 'isOn' | 'onChoose'> {
  years: readonly FacetValue[];
}

/** Years that are shown, the last ones. */
const most = 10;

/** The last years, each with a bar as long as its count. */
export function Years({ years, isOn, onChoose }: YearsProps) {
  const id = useId();
  if (years.length === 0) return null;
  const latest = years.toSorted((a, b) => (a.value < b.value ? 1 : -1));
  const shown = latest.filter(({ value }, index) => index < most || isOn(value));
  const largest = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <div class="w-group" role="group" aria-labelledby={id}>
      <h2 class="m-head" id={id}>
        {text('wsYear')}
      </h2>
      <ul>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              class={isOn(value) ? 'w-facet w-year is-on' : 'w-facet w-year'}
              aria-pressed={isOn(value)}
              onClick={() => onChoose(value, false)}
            >
              <span>{value}</span>
              <span class="w-bar" style={{ width: `${(100 * count) / largest}%` }} />
              <span class="m-num">{count.toLocaleString()}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
