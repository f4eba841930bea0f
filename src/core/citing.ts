import type { Status } from './annotation';
import type { Paper } from './paper';

/** A paper with the citation key that it goes by, and what the reader says of it that an export can carry. */
export interface CitedPaper {
  paper: Paper;
  /** ASCII without white space, and without any of `{ } ( ) , " ' # % ~ \\ =`. */
  key: string;
  /** Keys that papers had which were merged into this one: texts may cite it by them. */
  aliasKeys?: string[];
  tags?: string[];
  /** Markdown. */
  note?: string;
  status?: Status;
  starred?: boolean;
  /** When it was saved, milliseconds since the Unix epoch. */
  saved?: number;
}

/** Formats that the worker writes. */
export type TextFormat = 'bibtex' | 'biblatex' | 'ris' | 'csl-json' | 'csv' | 'markdown' | 'html';

/** All formats: a page of ours writes a zip of Markdown notes, and a list of references in a citation style. */
export type ExportFormat = TextFormat | 'markdown-notes' | 'references';

/** How papers are written. What a format has no use for is ignored. */
export interface ExportOptions {
  format: TextFormat;
  /** What is written besides the bibliographic fields. */
  includes: { abstract: boolean; keywords: boolean; note: boolean };
  /** Of BibTeX and BibLaTeX: LaTeX commands for what isn't ASCII, or the characters themselves. */
  encoding: 'ascii' | 'utf-8';
  /** `given`: in the order of the choice. */
  order: 'given' | 'author' | 'year' | 'key';
}

/** How papers are written until the user says otherwise. */
export function defaultExport(format: TextFormat): ExportOptions {
  return {
    format,
    includes: { abstract: format === 'csl-json' || format === 'ris' || format === 'csv', keywords: true, note: false },
    encoding: format === 'bibtex' ? 'ascii' : 'utf-8',
    order: 'given',
  };
}

/** Entries that pdfTeX can't set: they need XeLaTeX or LuaLaTeX. Their citation keys, at most 100, and how many there are. */
export interface BeyondPdftex {
  keys: string[];
  count: number;
}

/** What came of an export. */
export interface Exported {
  /** Empty where a job writes it. */
  text: string;
  /** How many papers there are to be written. */
  count: number;
  /** Of BibTeX and BibLaTeX. */
  beyondPdftex: BeyondPdftex;
  /** How many of those that were looked at have no authors, and how many no year. */
  missing: { authors: number; years: number };
  /** The number of the job that writes them. */
  job?: number;
}

/** The endings that files of the formats have. */
export const endings: Readonly<Record<ExportFormat, string>> = {
  bibtex: 'bib',
  biblatex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
  csv: 'csv',
  markdown: 'md',
  html: 'html',
  'markdown-notes': 'zip',
  references: 'txt',
};

/** The media types of files of the formats. */
export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  bibtex: 'application/x-bibtex',
  biblatex: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  'csl-json': 'application/vnd.citationstyles.csl+json',
  csv: 'text/csv',
  markdown: 'text/markdown',
  html: 'text/html',
  'markdown-notes': 'application/zip',
  references: 'text/plain',
};

/** Patterns of citation keys that can be chosen by name; the first holds until the user says otherwise. */
export const keyPresets = [
  { id: 'scholar', pattern: 'authWord.lower + year + shorttitle(1).lower' },
  { id: 'better-bibtex', pattern: 'auth.lower + shorttitle(3,3) + year' },
  { id: 'auth-year', pattern: 'auth + ":" + year' },
] as const;

/** The pattern of citation keys until the user says otherwise: Google Scholar's. */
export const defaultKeyPattern: string = keyPresets[0].pattern;
