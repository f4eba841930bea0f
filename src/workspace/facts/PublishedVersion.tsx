import type { PaperId } from '../../core/identifier';
import type { OfferedPublication } from '../../core/metadata';
import { useActions } from '../../ui/notice';
import { type TextKey, text } from '../../ui/text';
import { useBackground } from '../background';
import { useUndo } from '../use-undo';
import { sourceName } from './source-name';

export interface PublishedVersionProps {
  id: PaperId;
  published: OfferedPublication;
}

const done: Readonly<Record<OfferedPublication['state'], TextKey>> = {
  taken: 'publishedIsTaken',
  offered: 'publishedIsOffered',
  declined: 'publishedIsDeclined',
};

/** Where a preprint was published, as somebody has found: whether that version is cited. */
export function PublishedVersion({ id, published: { facts, source, state } }: PublishedVersionProps) {
  const { send } = useBackground();
  const actions = useActions();
  const undoable = useUndo(actions);
  const say = (label: TextKey, next: OfferedPublication['state']) => (
    <button
      type="button"
      class="m-link"
      onClick={() =>
        void actions.run(
          () => send('paper.publish', { id, state: next }),
          ({ batch }) => undoable(text(done[next]), batch),
        )
      }
    >
      {text(label)}
    </button>
  );
  const { DOI } = facts;
  const venue = placeOf(facts);
  const where = venue || `doi:${DOI}`;
  const words =
    state === 'declined'
      ? text('publishedDeclined', where)
      : state === 'taken'
        ? text(venue ? 'publishedCited' : 'publishedCitedAs', where)
        : text(venue ? 'publishedAt' : 'publishedAs', where, sourceName(source));
  return (
    <p class="w-published">
      <span>{words}</span>
      <span>
        {state === 'offered' && say('publishedCite', 'taken')}
        {state === 'offered' && say('publishedNot', 'declined')}
        {state === 'taken' && say('publishedBack', 'offered')}
        {state === 'declined' && say('publishedAgain', 'offered')}
        {DOI !== undefined && (
          <a class="m-link" href={`https://doi.org/${encodeURI(DOI)}`} target="_blank" rel="noreferrer">
            {text('publishedLook')}
          </a>
        )}
      </span>
    </p>
  );
}

/** Where and when, once each: `NeurIPS 2023`; empty where nobody has said where. */
function placeOf(facts: OfferedPublication['facts']): string {
  const year = facts.issued?.slice(0, 4) ?? '';
  const place = facts['container-title'] ?? facts['collection-title'] ?? facts.publisher ?? '';
  return place === '' || place.includes(year) ? place : `${place} ${year}`;
}
