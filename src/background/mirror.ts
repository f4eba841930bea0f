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
  // A revision that the library hasn't reached is another library's.
  const isKnown = typeof mirrored === 'number' && mirrored <= newest;
  const changes = isKnown ? await library.changesSince(mirrored) : undefined;
  const held = changes && !changes.rules ? await readHeldRules(now) : undefined;
  const rules = held ?? (await mirrorRules(await library.rules(), now));
  if (changes && changes.revision === mirrored) return rules;
  if (changes && !changes.isReplaced) await putMarks(await library.marks(changes.papers));
  else await mirrorAll(library);
  await browser.storage.local.set({ [mirrorKeys.recent]: await recentOf(library) });
  await browser.storage.local.set({ [mirrorKeys.revision]: changes ? changes.revision : newest });
  return rules;
}

/** The revision that pages have been told; 0 where they have been told of none. */
export async function mirroredRevision(): Promise<number> {
  const { [mirrorKeys.revision]: mirrored } = await browser.storage.local.get(mirrorKeys.revision);
  return typeof mirrored === 'number' ? mirrored : 0;
}

async function mirrorAll(library: Library): Promise<void> {
  const marked = await library.marks();
  const current = new Set(marked.flatMap(({ ids, mark }) => (mark ? ids.map(markKey) : [])));
  const stored = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(stored.filter((key) => key.startsWith('paper ') && !current.has(key)));
  await putMarks(marked);
}

async function putMarks(marked: Marked[]): Promise<void> {
  const gone = marked.flatMap(({ ids, mark }) => (mark ? [] : ids.map(markKey)));
  if (gone.length > 0) await browser.storage.local.remove(gone);
  const marks = marked.flatMap(({ ids, mark }) => (mark ? ids.map((id) => [markKey(id), mark] as const) : []));
  for (let start = 0; start < marks.length; start += marksAtOnce) {
    await browser.storage.local.set(Object.fromEntries(marks.slice(start, start + marksAtOnce)));
  }
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
