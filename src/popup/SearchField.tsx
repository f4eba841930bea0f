import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { maxQueryLength } from '../core/rule';
import { bareIdsIn, idsIn } from '../formats/text-ids';
import type { QueryError } from '../query/query';
import { faultText } from '../ui/fault-text';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { QueryText } from './QueryText';

export interface SearchFieldProps {
  query: string;
  /** What is wrong with the query as it is typed now. */
  fault?: QueryError | undefined;
  onQuery: (query: string) => void;
  /** The down key: on to the rows. */
  onDown: () => void;
  /** Adds the papers of a text that was pasted here. */
  onAddPasted: (pasted: string) => void;
}

/** The search field: `/` goes to it, and what can't be read is said right under it. */
export function SearchField({ query, fault, onQuery, onDown, onAddPasted }: SearchFieldProps) {
  const [pasted, setPasted] = useState({ text: '', papers: 0 });
  const input = useRef<HTMLInputElement>(null);
  const colours = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const follow = () => {
    if (colours.current && input.current) colours.current.scrollLeft = input.current.scrollLeft;
  };
  useLayoutEffect(follow);

  return (
    <div class="p-search">
      <div class={fault ? 'm-in is-faulty' : 'm-in'}>
        <Icon name="search" />
        <div class="p-query m-q">
          <div ref={colours} class="p-colours" aria-hidden="true">
            <QueryText query={query} />
          </div>
          <input
            ref={input}
            type="search"
            dir="auto"
            spellcheck={false}
            autocomplete="off"
            maxLength={maxQueryLength}
            aria-label={text('popupSearch')}
            aria-invalid={fault !== undefined}
            aria-describedby={fault && 'search-fault'}
            placeholder={text('popupSearch')}
            value={query}
            onInput={(event) => onQuery(event.currentTarget.value)}
            onPaste={({ clipboardData }) => setPasted(papersIn(clipboardData?.getData('text/plain') ?? ''))}
            onScroll={follow}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              onDown();
            }}
          />
        </div>
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
      </div>
      <p class="p-fault m-danger" role="alert" id="search-fault">
        {fault && faultText(fault)}
      </p>
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
