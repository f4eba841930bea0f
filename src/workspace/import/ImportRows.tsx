import { useRef, useState } from 'preact/hooks';
import type { ImportedPaper, ImportMatch } from '../../core/importing';
import { Icon } from '../../ui/Icon';
import { counted, text } from '../../ui/text';
import { paperLine } from '../paper-line';

/** A paper of a file, by its place there, with what it is to the library. */
export interface ImportRow {
  at: number;
  imported: ImportedPaper;
  match: ImportMatch;
}

export interface ImportRowsProps {
  id: string;
  heading: string;
  hint?: string;
  rows: readonly ImportRow[];
  isChosen: (row: ImportRow) => boolean;
  onChoose: (rows: readonly ImportRow[], isOn: boolean) => void;
}

/** Rows that are added to the list at once. */
const step = 100;

/** Tags of a paper that are shown. */
const fewTags = 5;

/** Papers of a file, each with a box to tick and what becomes of it. */
export function ImportRows({ id, heading, hint, rows, isChosen, onChoose }: ImportRowsProps) {
  const [shown, setShown] = useState(step);
  const list = useRef<HTMLUListElement>(null);
  const isAll = rows.every(isChosen);
  const rest = rows.length - shown;
  const showMore = () => {
    setShown(shown + step);
    // The button may be gone with it.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input')[shown]?.focus());
  };
  return (
    <section aria-labelledby={id}>
      <div class="w-importhead">
        <h3 id={id}>{heading}</h3>
        <button type="button" class="m-btn is-bare" onClick={() => onChoose(rows, !isAll)}>
          {text(isAll ? 'popupSelectNone' : 'popupAddAll')}
        </button>
      </div>
      {hint !== undefined && <p class="m-hint">{hint}</p>}
      <ul ref={list}>
        {rows.slice(0, shown).map((row) => (
          <Row key={row.at} row={row} isChosen={isChosen(row)} onChoose={(isOn) => onChoose([row], isOn)} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="m-btn is-bare" onClick={showMore}>
          {counted('popupMore', rest)}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  row: ImportRow;
  isChosen: boolean;
  onChoose: (isOn: boolean) => void;
}

function Row({ row: { imported, match }, isChosen, onChoose }: RowProps) {
  const { paper, tags, line } = imported;
  const words = becomes(match);
  const details = [paperLine(paper), text('popupAddLine', line)].filter((part) => part !== '').join(' · ');
  return (
    <li>
      <label class="w-importrow">
        <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
        <span class={isChosen ? 'm-check is-on' : 'm-check'}>
          <Icon name="check" />
        </span>
        <span class="w-importpaper">
          <span class="w-importtitle" dir="auto">
            {paper.title ?? paper.id}
          </span>{' '}
          <span class="m-hint" dir="auto">
            {details}
          </span>
          {tags.length > 0 && (
            <span class="m-hint w-importtagline" dir="auto">
              {tags.slice(0, fewTags).join(', ')}
              {tags.length > fewTags && ` ${counted('popupMore', tags.length - fewTags)}`}
            </span>
          )}
          {words !== '' && <span class="w-importwhat">{words}</span>}
        </span>
      </label>
    </li>
  );
}

/** What becomes of a paper, where that is more than that it is saved. */
function becomes({ isSaved, adds, keyTaken, keeps }: ImportMatch): string {
  const words = [
    isSaved ? (adds > 0 ? counted('importAdds', adds) : text('importAddsNothing')) : '',
    keyTaken ? text('importKeyTaken') : '',
    keeps === undefined ? '' : text('importKeeps', keeps),
  ];
  return words.filter((word) => word !== '').join(' · ');
}
