import { useId, useState } from 'preact/hooks';
import type { FacetValue } from '../messaging/protocol';
import { counted, text, written } from '../ui/text';
import type { FacetListProps } from './FacetList';

export interface YearsProps extends Pick<FacetListProps, 'isOn' | 'onChoose'> {
  years: readonly FacetValue[];
}

/** Years that are shown before all are asked for, the last ones. */
const few = 10;

/** The last years, and all where one asks for them, each with a bar as long as its count. */
export function Years({ years, isOn, onChoose }: YearsProps) {
  const [isLong, setLong] = useState(false);
  const id = useId();
  if (years.length === 0) return null;
  const latest = years.toSorted((a, b) => (a.value < b.value ? 1 : -1));
  const shown = latest.filter(({ value }, index) => isLong || index < few || isOn(value));
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
              onClick={(event) => onChoose(value, event.ctrlKey || event.metaKey || event.shiftKey)}
            >
              <span>{value}</span>
              <span class="w-bar" style={{ width: `${(100 * count) / largest}%` }} />
              <span class="m-num">{written(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {latest.length > shown.length && (
        <button type="button" class="m-b" onClick={() => setLong(true)}>
          {counted('wsMoreValues', latest.length - shown.length)}
        </button>
      )}
    </div>
  );
}
