import type { CitedPaper, ExportOptions } from '../core/citing';
import { displayName } from '../core/name';
import { addressOf } from './address';
import { tidyText } from './latex';
import { escapeProse } from './markdown/write-markdown';
import { NoteNames } from './note-names';
import { containerOf, doiOf, identifierOf, issuedOf } from './publication';

/** A file of Markdown: its name, without folders, and what it holds. */
export interface NoteFile {
  path: string;
  text: string;
}

/** How notes are written. */
export interface NoteOptions {
  includes: ExportOptions['includes'];
  /** What files are named by. */
  names: 'key' | 'title';
}

/** How notes are written until the user says otherwise. */
export const defaultNotes: NoteOptions = { includes: { abstract: true, keywords: true, note: true }, names: 'key' };

/** Authors that a note names; a list of properties with thousands would be of no use. */
const maxAuthors = 300;

/**
 * Write a note per paper, with YAML properties as Obsidian reads them, the abstract, and what the reader has noted, as it
 * stands. The same papers give the same files.
 * Source: https://help.obsidian.md/properties, https://help.obsidian.md/tags.
 */
export function notesOf(papers: readonly CitedPaper[], options: NoteOptions = defaultNotes): NoteFile[] {
  const names = new NoteNames();
  return papers.map((cited) => ({
    path: `${names.nameFor((options.names === 'title' && cited.paper.title) || cited.key)}.md`,
    text: noteOf(cited, options.includes),
  }));
}

function noteOf(cited: CitedPaper, includes: ExportOptions['includes']): string {
  const { paper, note = '' } = cited;
  const parts = [
    `---\n${propertiesOf(cited, includes).join('\n')}\n---`,
    `# ${escapeProse(paper.title ?? paper.id)}`,
    ...(includes.abstract && paper.abstract ? [`## Abstract\n\n${escapeProse(paper.abstract)}`] : []),
    ...(includes.note && note.trim() !== '' ? [`## Notes\n\n${note.replace(/\r\n?/g, '\n').trim()}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function propertiesOf({ paper, key, ...said }: CitedPaper, includes: ExportOptions['includes']): string[] {
  const title = tidyText(paper.title ?? '');
  const { year } = issuedOf(paper);
  const names = (paper.author ?? []).slice(0, maxAuthors).map((name) => tidyText(displayName(name)));
  const isCut = (paper.author?.length ?? 0) > maxAuthors || paper.authorsIncomplete === true;
  const tags = [...new Set((said.tags ?? []).map(obsidianTag).filter((tag) => tag !== ''))];
  return [
    property('title', title),
    ...list('authors', isCut ? [...names, 'et al.'] : names),
    ...(year === undefined ? [] : [`year: ${year}`]),
    property('published', tidyText(paper.issued ?? '')),
    property('venue', tidyText(containerOf(paper) ?? '')),
    property('citekey', key),
    ...list('aliases', title === '' ? [] : [title]),
    ...(includes.keywords ? list('tags', tags) : []),
    property('url', addressOf(paper)),
    property('doi', doiOf(paper)),
    property('arxiv', identifierOf(paper, 'arxiv')),
    property('status', said.status),
    ...(said.starred ? ['starred: true'] : []),
    ...(said.saved === undefined ? [] : [`saved: ${new Date(said.saved).toISOString().slice(0, 10)}`]),
  ].filter((line) => line !== '');
}

function property(name: string, value: string | undefined): string {
  return value ? `${name}: ${scalar(value)}` : '';
}

function list(name: string, values: readonly string[]): string[] {
  const said = values.filter((value) => value !== '');
  return said.length === 0 ? [] : [`${name}:`, ...said.map((value) => `  - ${scalar(value)}`)];
}

/** JSON's strings are YAML's in double quotes. */
function scalar(value: string): string {
  return JSON.stringify(tidyText(value));
}

/** A tag by Obsidian's rules: letters, digits, `_`, `-`, `/`, no spaces, and not of digits alone. */
export function obsidianTag(tag: string): string {
  const plain = tidyText(tag)
    .replaceAll('+', 'plus')
    .replaceAll('#', 'sharp')
    .replaceAll('&', 'and')
    .split('/')
    .map((level) =>
      level
        .trim()
        .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}_-]+/gu, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .filter((level) => level !== '')
    .join('/');
  return /^[\d/]+$/.test(plain) ? `_${plain}` : plain;
}
