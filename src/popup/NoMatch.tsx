import { useCallback } from 'preact/hooks';
import { termsOf, withoutTerm } from '../query/terms';
import { counted, text } from '../ui/text';
import { useCounts } from '../ui/use-counts';
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
  const { send } = useBackground();
  const count = useCallback(
    async (asked: string) => (await send('library.search', { query: asked, offset: 0, limit: 0 })).matched,
    [send],
  );
  const choices = terms.slice(0, mostTerms).map((term) => ({ term, rest: withoutTerm(query, term) }));
  const counts = useCounts(
    choices.map(({ rest }) => rest),
    count,
  );
  return (
    <div class="p-empty" role="status">
      <h2>{counted('popupNoMatch', terms.length)}</h2>
      {terms.length > 1 && (
        <ul class="p-without">
          {choices.map(({ term, rest }) => (
            <li key={term.start}>
              <button type="button" class="m-opt" onClick={() => onQuery(rest)}>
                <span>{text('popupWithout')}</span>{' '}
                <span class="m-q m-cut">
                  <QueryText query={term.text} />
                </span>{' '}
                <span class="m-num">{counts.get(rest)}</span>
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
