import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../ui/text';
import { FactForm, type FactFormProps } from './FactForm';
import { type FactField, factFields } from './fields';

export interface NewFactProps extends FactFormProps {
  /** Fields of which nothing is known. */
  missing: readonly FactField[];
  onField: (field: FactField) => void;
}

/** A field that isn't known yet: which one, and what it is. */
export function NewFact({ missing, onField, ...form }: NewFactProps) {
  const select = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => select.current?.focus(), []);
  return (
    <div class="w-newfact">
      <select
        ref={select}
        class="w-select"
        aria-label={text('factWhich')}
        value={form.field}
        onChange={(event) => onField(event.currentTarget.value as FactField)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          form.onClose();
        }}
      >
        {missing.map((field) => (
          <option key={field} value={field}>
            {text(factFields[field].name)}
          </option>
        ))}
      </select>
      <FactForm key={form.field} {...form} isFirst={false} />
    </div>
  );
}
