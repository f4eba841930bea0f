import { useEffect, useState } from 'preact/hooks';
import { piecesOf } from '../query/pieces';
import { type Term, termsOf, withoutTerm } from '../query/terms';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { useBackground } from './background';

export interface NoMatchProps {
  /** The query that nothing matches. */
  query: string;
  onQuery: (query: string) => void;
}

/** The most conditions that are tried one by one. */
const mostTerms = 6;

/** Nothing matches: how many conditions there are, and what leaving each one out would give. */
export function NoMatch({ query, onQuery }: NoMatchProps) {
  const terms = termsOf(query);
  const counts = useCounts(query);
  return (
    <div class="w-nothing">
      <Icon name="search" />
      <h2>{counted('popupNoMatch', terms.length)}</h2>
      {terms.length > 1 && <p>{text('wsLeaveOut')}</p>}
      {terms.length > 1 && (
        <ul>
          {terms.slice(0, mostTerms).map((term) => (
            <li key={term.start}>
              <button type="button" onClick={() => onQuery(withoutTerm(query, term))}>
                <span class="m-q">
                  <Pieces query={query.slice(0, term.start)} />
                  <s>{query.slice(term.start, term.end)}</s>
                  <Pieces query={query.slice(term.end)} />
                </span>
                <span class="m-num">
                  {counts.has(term.start) && counted('popupPapers', counts.get(term.start) ?? 0)}
                </span>
                <Icon name="right" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="m-btn" onClick={() => onQuery('')}>
        {text('popupClearSearch')}
      </button>
    </div>
  );
}

function Pieces({ query }: { query: string }) {
  return (
    <>
      {piecesOf(query).map(({ text: piece, look }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        <span key={index} class={look}>
          {piece}
        </span>
      ))}
    </>
  );
}

/** How many papers match without each condition, by where it starts; absent while that isn't known. */
function useCounts(query: string): ReadonlyMap<Term['start'], number> {
  const { send } = useBackground();
  const [counts, setCounts] = useState<ReadonlyMap<number, number>>(new Map());
  useEffect(() => {
    let stale = false;
    setCounts(new Map());
    const count = async (term: Term) => {
      const { matched } = await send('library.search', { query: withoutTerm(query, term), offset: 0, limit: 0 });
      return [term.start, matched] as const;
    };
    Promise.all(termsOf(query).slice(0, mostTerms).map(count)).then(
      (entries) => {
        if (!stale) setCounts(new Map(entries));
      },
      () => undefined, // The counts are an extra; the search itself says what failed.
    );
    return () => {
      stale = true;
    };
  }, [send, query]);
  return counts;
}
