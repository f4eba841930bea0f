import { useCallback } from 'preact/hooks';
import { piecesOf } from '../query/pieces';
import { termsOf, withoutTerm } from '../query/terms';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { useCounts } from '../ui/use-counts';
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
    <div class="w-nothing">
      <Icon name="search" />
      <h2>{counted('popupNoMatch', terms.length)}</h2>
      {terms.length > 1 && <p>{text('wsLeaveOut')}</p>}
      {terms.length > 1 && (
        <ul>
          {choices.map(({ term, rest }) => (
            <li key={term.start}>
              <button type="button" onClick={() => onQuery(rest)}>
                <span class="m-q">
                  <Pieces query={query.slice(0, term.start)} />
                  <s>{query.slice(term.start, term.end)}</s>
                  <Pieces query={query.slice(term.end)} />
                </span>
                <span class="m-num">{counts.has(rest) && counted('popupPapers', counts.get(rest) ?? 0)}</span>
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
