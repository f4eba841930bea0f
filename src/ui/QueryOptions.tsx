import type { FieldCompletion } from './query-language';
import { text } from './text';

export interface QueryOptionsProps {
  /** Of the list; its options' ids are made from it by `completionId`. */
  id: string;
  options: readonly FieldCompletion[];
  /** The chosen one; -1: none. */
  active: number;
  onTake: (index: number) => void;
}

/** The id of a way to go on, for `aria-activedescendant`. */
export function completionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The list under a query's field: ways to go on, each with what its field means. The field has the focus and the keys. */
export function QueryOptions({ id, options, active, onTake }: QueryOptionsProps) {
  const rowOf = (index: number) => ({
    id: completionId(id, index),
    role: 'option' as const,
    'aria-selected': index === active,
    onMouseDown: (event: Event) => event.preventDefault(),
    onClick: () => onTake(index),
  });
  return (
    <div
      role="listbox"
      id={id}
      class="m-completions"
      aria-label={text('queryCompletions')}
      hidden={options.length === 0}
    >
      {options.map(({ insert, field }, index) => (
        <div key={insert} class="m-opt" {...rowOf(index)}>
          <code>{insert}</code> <span class="m-cut m-hint">{text(`syntax_${field}`)}</span>
        </div>
      ))}
    </div>
  );
}
