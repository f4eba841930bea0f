import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { bareIdsIn, idsIn } from '../formats/text-ids';
import type { KnownValues } from '../query/complete';
import { languageFor } from '../query/language';
import { Icon } from '../ui/Icon';
import { QueryField } from '../ui/QueryField';
import { counted, text } from '../ui/text';

export interface SearchFieldProps {
  query: string;
  onQuery: (query: string) => void;
  /** The down key: on to the rows. */
  onDown: () => void;
  /** Adds the papers of a text that was pasted here. */
  onAddPasted: (pasted: string) => void;
  /** What completion offers besides the language's own words. */
  known?: KnownValues;
}

const nothingKnown: KnownValues = {};

/** The search field: `/` goes to it, and what can't be read is said right under it. */
export function SearchField({ query, onQuery, onDown, onAddPasted, known = nothingKnown }: SearchFieldProps) {
  const [pasted, setPasted] = useState({ text: '', papers: 0 });
  const input = useRef<HTMLInputElement>(null);
  const language = useMemo(() => languageFor(known), [known]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div class="p-search">
      <QueryField
        query={query}
        onQuery={onQuery}
        language={language}
        label={text('popupSearch')}
        placeholder={text('popupSearch')}
        field={input}
        onDown={onDown}
        onPaste={({ clipboardData }) => setPasted(papersIn(clipboardData?.getData('text/plain') ?? ''))}
        before={<Icon name="search" />}
      >
        {query === '' && <kbd class="m-kbd">/</kbd>}
        {query !== '' && (
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('popupSearchClear')}
            onClick={() => {
              onQuery('');
              input.current?.focus();
            }}
          >
            <Icon name="x" small />
          </button>
        )}
      </QueryField>
      <div role="status">
        {pasted.papers > 0 && query !== '' && (
          <button type="button" class="m-btn p-pasted" onClick={() => onAddPasted(pasted.text)}>
            <Icon name="plus" />
            {counted('popupAddPasted', pasted.papers)}
          </button>
        )}
      </div>
    </div>
  );
}

/** Pasted text with the number of papers that its identifiers name, as far as it is looked through. */
function papersIn(pasted: string): { text: string; papers: number } {
  const lines = pasted.slice(0, 200_000).split('\n');
  const ids = lines.flatMap((line) => [...idsIn(line).map(({ id }) => id), ...bareIdsIn(line.trim())]);
  return { text: pasted, papers: new Set(ids).size };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea');
}
