import browser from 'webextension-polyfill';
import { markKey, mirrorKeys } from '../core/mirror';
import type { LibraryPage, LibraryRow } from '../messaging/protocol';
import type { Library, Marked } from '../storage/library';
import { type HeldRules, mirrorRules, readHeldRules } from './mirror-rules';

/** Marks written at a time: every write is sent to every page of ours. */
const marksAtOnce = 500;
const recentRows = 50;
const recentNote = 500;
const recentAuthors = 20;

/**
 * Bring `storage.local` up to the library, from the revision that it has; the new revision comes last, so that what a
 * stopped worker has left undone is done the next time. Answers what is to be known of the rules that hold at `now`,
 * which are read only where one has changed or is over.
 */
export async function mirrorLibrary(library: Library, now: number): Promise<HeldRules> {
  const { [mirrorKeys.revision]: mirrored } = await browser.storage.local.get(mirrorKeys.revision);
  const newest = await library.revision();
  // A revision that the library hasn't reached is another library's; of one that begins anew none is mirrored.
  const isKnown = typeof mirrored === 'number' && mirrored >= 0 && mirrored <= newest;
  const changes = isKnown ? await library.changesSince(mirrored) : undefined;
  const held = changes && !changes.rules ? await readHeldRules(now) : undefined;
  const rules = held ?? (await mirrorRules(await library.rules(), now));
  if (changes && changes.revision === mirrored) return rules;
  const written = async () => ({
    [mirrorKeys.recent]: await recentOf(library),
    [mirrorKeys.revision]: changes ? changes.revision : newest,
  });
  if (changes && !changes.isReplaced) await putMarks(await library.marks(changes.papers), written);
  else await mirrorAll(library, written);
  return rules;
}

/** The revision that pages have been told; 0 where they have been told of none. */
export async function mirroredRevision(): Promise<number> {
  const { [mirrorKeys.revision]: mirrored } = await browser.storage.local.get(mirrorKeys.revision);
  return typeof mirrored === 'number' ? Math.max(0, mirrored) : 0;
}

type Written = () => Promise<Record<string, unknown>>;

async function mirrorAll(library: Library, written: Written): Promise<void> {
  const marked = await library.marks();
  const current = new Set(marked.flatMap(({ ids, mark }) => (mark ? ids.map(markKey) : [])));
  const stored = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(stored.filter((key) => key.startsWith('paper ') && !current.has(key)));
  await putMarks(marked, written);
}

/** Write marks, and with the last of them what is to be written behind all: one write is done as a whole or not at all. */
async function putMarks(marked: Marked[], written: Written): Promise<void> {
  const gone = marked.flatMap(({ ids, mark }) => (mark ? [] : ids.map(markKey)));
  if (gone.length > 0) await browser.storage.local.remove(gone);
  const marks = marked.flatMap(({ ids, mark }) => (mark ? ids.map((id) => [markKey(id), mark] as const) : []));
  let start = 0;
  for (; marks.length - start > marksAtOnce; start += marksAtOnce) {
    await browser.storage.local.set(Object.fromEntries(marks.slice(start, start + marksAtOnce)));
  }
  await browser.storage.local.set({ ...Object.fromEntries(marks.slice(start)), ...(await written()) });
}

async function recentOf(library: Library): Promise<LibraryPage> {
  const page = await library.search('', 0, recentRows);
  return { ...page, rows: page.rows.map(shortened) };
}

/** A row as the popup's first sight of it needs it; a page of ours with thousands of authors would take seconds to store. */
function shortened({ paper, annotation, ...row }: LibraryRow): LibraryRow {
  const { abstract: _, author, ...rest } = paper;
  const names = author && author.length > recentAuthors ? author.slice(0, recentAuthors) : author;
  const isCut = author !== names;
  return {
    ...row,
    annotation: { ...annotation, note: annotation.note.slice(0, recentNote) },
    paper: {
      ...rest,
      ...(names && { author: names }),
      ...(isCut && { authorsIncomplete: true, authorCount: rest.authorCount ?? author?.length ?? 0 }),
    },
  };
}
