import type { LeftField } from '../core/history';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { type Actions, type Notice, undoable } from './notice';
import { counted, type TextKey, text } from './text';

/** What undoing asks the worker for. */
export interface UndoQuestions {
  /** Take a change back; answers what was left. */
  undo: (batch: number) => Promise<{ left: readonly LeftField[] }>;
  rowOf: RowOf;
}

/** A saved paper by its id. */
export type RowOf = (id: PaperId) => Promise<{ paper: Paper } | undefined>;

/** Says what a change did, with the way back; after which it says what couldn't be taken back. */
export type Undoable = (words: string, batch: number | undefined) => Notice;

/** Fields that are named of those that were left. */
const fewFields = 3;

/** Offer changes to be taken back. */
export function offerUndo({ run }: Pick<Actions, 'run'>, { undo: takeBack, rowOf }: UndoQuestions): Undoable {
  const undo = (batch: number) =>
    void run(
      async () => leftWords((await takeBack(batch)).left, rowOf),
      (words) => (words === undefined ? undefined : { words }),
    );
  return (words, batch) => undoable(words, batch, undo);
}

/** What was left as it is, because it was changed again since; undefined where nothing was. */
export async function leftWords(left: readonly LeftField[], rowOf: RowOf): Promise<string | undefined> {
  if (left.length === 0) return undefined;
  const named = await Promise.all(
    left.slice(0, fewFields).map(async ({ id, field }) => {
      const row = id.includes(':') ? await rowOf(id as PaperId).catch(() => undefined) : undefined;
      return fieldOf(field, row?.paper.title ?? id);
    }),
  );
  const more = left.length - named.length;
  const all = more > 0 ? [...named, counted('wsLeftMore', more)] : named;
  return counted('wsUndoneBut', left.length, all.join(', '));
}

const fields: Readonly<Record<string, TextKey>> = {
  note: 'wsLeftNote',
  status: 'wsLeftStatus',
  starred: 'wsLeftStar',
  saved: 'wsLeftSaved',
  hidden: 'wsLeftHidden',
  shown: 'wsLeftHidden',
  merged: 'wsLeftMerged',
};

function fieldOf(field: string, of: string): string {
  if (field.startsWith('tag ')) return text('wsLeftTag', of, field.slice('tag '.length));
  return text(fields[field] ?? 'wsLeftOther', of);
}
