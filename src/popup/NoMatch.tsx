import { useEffect, useState } from 'preact/hooks';
import { type Term, termsOf, withoutTerm } from '../query/terms';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { QueryText } from './QueryText';

export interface NoMatchProps {
  /** The query that nothing matches. */
  query: string;
  onQuery: (query: string) => void;
}

/** The most conditions that are tried one by one. */
const mostTerms = 5;

/** Nothing matches: how many conditions there are, and what leaving each one out would give. */
export function NoMatch({ query, onQuery }: NoMatchProps) {
  const terms = termsOf(query);
  const counts = useCounts(query);
  return (
    <div class="p-empty" role="status">
      <h2>{counted('popupNoMatch', terms.length)}</h2>
      {terms.length > 1 && (
        <ul class="p-without">
          {terms.slice(0, mostTerms).map((term) => (
            <li key={term.start}>
              <button type="button" class="m-opt" onClick={() => onQuery(withoutTerm(query, term))}>
                <span>{text('popupWithout')}</span>{' '}
                <span class="m-q m-cut">
                  <QueryText query={term.text} />
                </span>{' '}
                <span class="m-num">{counts.get(term.start)}</span>
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

/** How many papers match without each condition, by where it starts; absent while that isn't known. */
function useCounts(query: string): ReadonlyMap<Term['start'], number> {
  const { send } = useBackground();
  const [counts, setCounts] = useState<ReadonlyMap<number, number>>(new Map());
  useEffect(() => {
    let stale = false;
    const count = async (term: Term) => {
      const { matched } = await send('library.search', { query: withoutTerm(query, term), offset: 0, limit: 1 });
      return [term.start, matched] as const;
    };
    const terms = termsOf(query).slice(0, mostTerms);
    Promise.all(terms.map(count)).then(
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
