import type { CitationStyle, References } from '../core/citation-style';
import type { CitedPaper, Exported, ExportOptions } from '../core/citing';
import type { PaperId } from '../core/identifier';
import type { Steps } from '../core/job';

/** Papers that are to be exported, wherever they come from. */
export interface ExportSource {
  /** What is chosen, as a text: another one is asked anew. */
  id: string;
  /** What would be written of at most so many papers; nothing is kept by looking. */
  look: (options: ExportOptions, limit: number) => Promise<Exported>;
  /** Write them; their citation keys are kept. */
  write: (options: ExportOptions) => Promise<Exported>;
  /** The first papers with their keys, at most 500; none is kept. */
  first: (limit: number) => Promise<CitedPaper[]>;
  /** All papers with their keys, which are kept. */
  all: (told?: (done: number, of: number) => void) => Promise<CitedPaper[]>;
}

/** A file of a zip. */
export interface ZippedFile {
  path: string;
  text: string;
}

/** What a page of ours writes itself, by code that is loaded when it is first used. */
export interface ExportWriters {
  references: (style: CitationStyle, papers: readonly CitedPaper[]) => Promise<References>;
  /** A note of Markdown per paper. */
  notes: (
    papers: readonly CitedPaper[],
    options: Pick<ExportOptions, 'includes'> & { names: 'key' | 'title' },
  ) => Promise<ZippedFile[]>;
  zip: (files: readonly ZippedFile[]) => Promise<Uint8Array<ArrayBuffer>>;
  /** Papers as Zotero takes them. */
  zotero: (papers: readonly CitedPaper[]) => Promise<object[]>;
}

/** The Zotero that runs on the user's computer. */
export interface ZoteroPort {
  /** Ask the browser for its address, first of all in a click. */
  allow: () => Promise<boolean>;
  /**
   * Hand over items; answers the name of the library or collection that they are in now. What it has had already in an
   * attempt shortly before isn't sent once more.
   * @throws ZoteroNotRunning, ZoteroRefused, ZoteroOtherVersion or ZoteroReadOnly
   */
  send: (items: readonly object[], ids: readonly PaperId[], steps: Steps) => Promise<{ into?: string }>;
}
