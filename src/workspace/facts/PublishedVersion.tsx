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
  const where = placeOf(facts);
  const by = sourceName(source);
  return (
    <p class="w-published">
      {state === 'offered' && (
        <>
          <span>{text('publishedAt', where, by)}</span>
          <span>
            {say('publishedCite', 'taken')}
            {say('publishedNot', 'declined')}
          </span>
        </>
      )}
      {state === 'taken' && (
        <>
          <span>{text('publishedCited', where)}</span>
          <span>{say('publishedBack', 'offered')}</span>
        </>
      )}
      {state === 'declined' && (
        <>
          <span>{text('publishedDeclined', where)}</span>
          <span>{say('publishedAgain', 'offered')}</span>
        </>
      )}
    </p>
  );
}

/** Where and when, once each: `NeurIPS 2023`. */
function placeOf(facts: OfferedPublication['facts']): string {
  const year = facts.issued?.slice(0, 4) ?? '';
  const place = facts['container-title'] ?? facts['collection-title'] ?? facts.publisher ?? facts.DOI ?? '';
  return place.includes(year) ? place : [place, year].filter(Boolean).join(' ');
}
