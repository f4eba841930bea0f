import type { FieldLanguage } from './query-language';
import { text } from './text';

export interface QueryHelpProps {
  syntax: FieldLanguage['syntax'];
  /** Esc was pressed. */
  onClose: () => void;
}

/** The query language on one sheet: what is written, and what it means. */
export function QueryHelp({ syntax, onClose }: QueryHelpProps) {
  return (
    <section
      class="m-queryhelp"
      aria-label={text('queryHelp')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <dl>
        {syntax.map(({ name, examples }) => (
          <div key={name}>
            <dt>
              {examples.map((example) => (
                <code key={example}>{example}</code>
              ))}
            </dt>
            <dd>{text(`syntax_${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="m-hint">{text('queryHelpHint')}</p>
    </section>
  );
}
