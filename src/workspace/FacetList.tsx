import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FacetValue } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { counted, written } from '../ui/text';

export interface FacetListProps {
  label: string;
  values: readonly FacetValue[];
  isOn: (value: string) => boolean;
  /** A value was chosen; beside the others of its facet with Ctrl, ⌘ or Shift. */
  onChoose: (value: string, isBeside: boolean) => void;
  /** Among which papers they were counted, if not among all. */
  hint?: string;
  nameOf?: (value: string) => string;
  markOf?: (value: string) => ComponentChildren;
}

/** Values that are shown before all are asked for. */
const few = 6;

/** The values of one facet with their counts; nothing where there are none. */
export function FacetList({ label, values, isOn, onChoose, hint, nameOf = (value) => value, markOf }: FacetListProps) {
  const [isLong, setLong] = useState(false);
  const id = useId();
  if (values.length === 0) return null;
  const shown = isLong ? values : values.filter(({ value }, index) => index < few || isOn(value));
  return (
    <div class="w-group" role="group" aria-labelledby={id}>
      <h2 class="m-head" id={id}>
        {label}
      </h2>
      {hint !== undefined && <p class="w-among">{hint}</p>}
      <ul>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              class={isOn(value) ? 'w-facet is-on' : 'w-facet'}
              aria-pressed={isOn(value)}
              title={nameOf(value)}
              onClick={(event) => onChoose(value, event.ctrlKey || event.metaKey || event.shiftKey)}
            >
              {markOf?.(value)}
              <span class="m-cut" dir="auto">
                {nameOf(value)}
              </span>
              {isOn(value) && <Icon name="x" small />}
              <span class="m-num">{written(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!isLong && values.length > shown.length && (
        <button type="button" class="m-b" onClick={() => setLong(true)}>
          {counted('wsMoreValues', values.length - shown.length)}
        </button>
      )}
    </div>
  );
}
