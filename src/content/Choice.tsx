import type { ComponentChildren } from 'preact';

export interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; mark?: ComponentChildren }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** One of a few things, all of which are in sight; with `mark` an option shows that in place of its label. */
export function Choice<T extends string>({ label, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <div class="m-choice" role="group" aria-label={label}>
      <span>{label}</span>
      <div class="m-seg">
        {options.map(({ value, label: name, mark }) => (
          <button
            type="button"
            key={value}
            aria-pressed={value === chosen}
            {...(mark !== undefined && { 'aria-label': name, title: name })}
            onClick={() => onChoose(value)}
          >
            {mark ?? name}
          </button>
        ))}
      </div>
    </div>
  );
}
