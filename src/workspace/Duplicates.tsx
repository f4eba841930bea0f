import type { PaperId } from '../core/identifier';
import type { LibraryRow } from '../messaging/protocol';
import { useActions } from '../ui/notice';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';
import { paperLine } from './paper-line';
import { useDuplicates } from './use-duplicates';
import { useUndo } from './use-undo';

export interface DuplicatesProps {
  revision: number;
  onOpen: (id: PaperId) => void;
  onClose: () => void;
}

/** Papers that may be one, side by side: merged into either, or told apart for good. */
export function Duplicates({ revision, onOpen, onClose }: DuplicatesProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const undoable = useUndo({ run });
  const { pairs, error, again, setApart } = useDuplicates(revision);
  const merge = (into: LibraryRow, from: LibraryRow) =>
    run(
      () => send('paper.merge', { into: into.paper.id, from: from.paper.id }),
      ({ batch }) => undoable(text('wsMerged'), batch),
    );
  const tellApart = (one: LibraryRow, other: LibraryRow, areApart: boolean): Promise<boolean> =>
    run(
      async () => {
        await send('paper.apart', { one: one.paper.id, other: other.paper.id, apart: areApart });
        setApart([one, other], areApart);
      },
      () =>
        areApart
          ? {
              words: text('wsToldApart'),
              action: { label: text('undo'), run: () => void tellApart(one, other, false) },
            }
          : undefined,
    );

  return (
    <div class="w-pairs">
      <div class="w-shead">
        <h2>{text('wsDuplicates')}</h2>
        <span class="m-gap" />
        <button type="button" class="m-btn is-bare" disabled={!pairs && error === undefined} onClick={again}>
          {text('wsLookAgain')}
        </button>
        <button type="button" class="m-btn" onClick={onClose}>
          {text('wsBackToList')}
        </button>
      </div>
      <p class="m-hint" role="status">
        {error !== undefined && <span class="m-danger">{errorText(error)}</span>}
        {error === undefined && !pairs && text('wsLooking')}
        {pairs && (pairs.length === 0 ? text('wsNoDuplicates') : counted('wsPairs', pairs.length))}
      </p>
      <ul>
        {pairs?.map(([one, other]) => (
          <li key={`${one.paper.id} ${other.paper.id}`} class="w-pair">
            <Side row={one} onOpen={onOpen} onKeep={() => void merge(one, other)} />
            <Side row={other} onOpen={onOpen} onKeep={() => void merge(other, one)} />
            <button type="button" class="m-btn is-bare" onClick={() => void tellApart(one, other, true)}>
              {text('wsNotTheSame')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SideProps {
  row: LibraryRow;
  onOpen: (id: PaperId) => void;
  onKeep: () => void;
}

function Side({ row: { paper, annotation }, onOpen, onKeep }: SideProps) {
  const title = paper.title ?? paper.id;
  return (
    <div class="w-sideofpair">
      <button type="button" class="w-pairtitle" dir="auto" onClick={() => onOpen(paper.id)}>
        {title}
      </button>
      <p>{paperLine(paper)}</p>
      <p>{[paper.id, ...(paper.aliases ?? [])].filter((id) => !id.startsWith('title:')).join(' · ')}</p>
      <p class="w-pairstate">
        <StatusMark status={annotation.status} />
        {[statusName(annotation.status), ...annotation.tags, annotation.note === '' ? '' : text('popupHasNote')]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <button type="button" class="m-btn" aria-label={text('wsKeepNamed', paper.id)} onClick={onKeep}>
        {text('wsKeep')}
      </button>
    </div>
  );
}
