import type { CitationStyle, References } from '../core/citation-style';
import type { CitedPaper } from '../core/citing';
import type { NoteOptions } from './markdown-notes';

/** What our pages write themselves, each loaded when it is first used: the worker can't load anything later. */
export const pageWriters = {
  references: async (style: CitationStyle, papers: readonly CitedPaper[]): Promise<References> =>
    (await import('./citation-style')).referencesIn(style, papers),
  notes: async (papers: readonly CitedPaper[], { includes, names }: NoteOptions) =>
    (await import('./markdown-notes')).notesOf(papers, { includes, names }),
  zip: async (files: readonly { path: string; text: string }[]): Promise<Uint8Array<ArrayBuffer>> =>
    (await import('./note-zip')).zipOf(files),
  zotero: async (papers: readonly CitedPaper[]): Promise<object[]> =>
    (await import('./zotero-items')).zoteroItems(papers),
};
