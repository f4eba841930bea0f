import type { Status } from '../core/annotation';
import type { ImportedFile } from '../core/importing';
import { Splitter } from './bibtex-entries';
import { decodedFields, fieldsOfEntry, idsOfEntry, type SplitEntry, withNames } from './bibtex-fields';
import { withInherited } from './bibtex-inheritance';
import { textsOf } from './bibtex-written-names';
import { decodeLatex } from './decode-latex';
import { ImportedPapers } from './imported-papers';
import { groupTags, type JabrefGroups, readJabrefGroups } from './jabref-groups';
import { noteText } from './note-text';
import { type ReadingSteps, Rests } from './reading-steps';
import { TextPapers } from './text-papers';

/** Read a BibTeX or BibLaTeX text: what each entry says of its paper. An entry without title and identifier is left. */
export async function readBibtex(text: string): Promise<TextPapers> {
  const { papers, faults } = await readBibtexFile(text);
  const found = new TextPapers();
  for (const { paper } of papers) {
    const { id, aliases = [], ...fields } = paper;
    found.add([id, ...aliases], fields);
  }
  const lost = faults.filter(({ fault }) => fault === 'broken' || fault === 'nothing');
  for (const { line, text: written } of lost) found.leave(line, written);
  return found;
}

/** Fields that are the reader's own. */
const notes = ['annotation', 'annote', 'comment', 'review'];

/** Entries that are no papers. */
const noPapers = new Set(['xdata', 'set', 'control', 'jabref-entrytype']);

/**
 * Read a BibTeX or BibLaTeX file, of whatever program: Zotero's, Better BibTeX's and JabRef's with their groups, keywords
 * and notes.
 */
export async function readBibtexFile(text: string, steps?: ReadingSteps): Promise<ImportedFile> {
  const rests = new Rests({ ...steps, report: (part) => steps?.report?.(part / 4) });
  const papers = new ImportedPapers();
  const splitter = new Splitter(text);
  for (const at of splitter.steps()) await rests.rest(at, text.length);
  const { entries, comments, broken } = splitter.file;
  const groups = readJabrefGroups(comments);
  const inherited = withInherited(entries).filter(({ type }) => !noPapers.has(type));
  const split = inherited.map(({ type, key, fields }) => withNames(type, key, fields));
  const decoded = await decodeLatex(split.flatMap(textsOfEntry), {
    ...steps,
    report: (part) => steps?.report?.(1 / 4 + part / 2),
  });
  const decode = (written: string) => decoded.get(written) ?? written;
  const last = new Rests({ ...steps, report: (part) => steps?.report?.((3 + part) / 4) });
  for (const [index, entry] of split.entries()) {
    papers.add({
      line: inherited[index]?.line ?? 1,
      text: `@${entry.type}{${entry.key}`,
      ids: idsOfEntry(entry),
      fields: fieldsOfEntry(entry, decode),
      tags: tagsOf(entry, groups, decode),
      note: noteOf(entry, decode),
      key: entry.key,
      status: statusOf(entry),
      starred: isStarred(entry),
    });
    await last.rest(index, split.length);
  }
  for (const { line, text: written } of broken) papers.fault(line, 'broken', written);
  return papers.file();
}

function textsOfEntry(entry: SplitEntry): string[] {
  return [
    ...decodedFields.flatMap((name) => entry.fields.get(name) ?? []),
    ...[...entry.names.author, ...entry.names.editor].flatMap(textsOf),
    ...keywordsOf(entry),
    ...notes.flatMap((name) => linesOf(entry.fields.get(name) ?? '')),
  ];
}

/** Keywords as they are written, parted by commas or, where there are any, semicolons, that stand in no braces. */
function keywordsOf({ fields }: SplitEntry): string[] {
  return ['keywords', 'keyword', 'mendeley-tags'].flatMap((name) => {
    const written = (fields.get(name) ?? '').slice(0, 50_000);
    const bySemicolon = parted(written, ';');
    return (bySemicolon.length > 1 ? bySemicolon : parted(written, ',')).map((one) => one.trim());
  });
}

function parted(text: string, sign: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    else if (depth === 0 && text[at] === sign && text[at - 1] !== '\\') {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function tagsOf(entry: SplitEntry, groups: JabrefGroups, decode: (text: string) => string): string[] {
  return [
    ...keywordsOf(entry).map(decode),
    ...groupTags(entry.fields.get('groups') ?? '', groups),
    ...(groups.byKey.get(entry.key) ?? []),
  ];
}

/** What the reader has written; of `note`, which is printed, what is more than an arXiv id or an address. */
function noteOf({ fields }: SplitEntry, decode: (text: string) => string): string {
  const printed = decode(fields.get('note') ?? '');
  const isPlace = /^(?:(?:arxiv|doi|url|available)\b ?:? ?\S+(?: \[[\w. -]{1,30}\])?|https?:\/\/\S+)\.?$/i.test(
    printed,
  );
  const written = notes.map((name) => noteIn(fields.get(name) ?? '', decode));
  const all = [isPlace ? '' : printed, ...written].filter((note) => note !== '');
  return [...new Set(all)].join('\n\n');
}

/** A note with its lines, which are decoded one by one. */
function noteIn(written: string, decode: (text: string) => string): string {
  return noteText(
    linesOf(written)
      .map((line) => (/^[ \t]*/.exec(line)?.[0] ?? '') + decode(line))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n'),
  );
}

/** Lines without what all but the first are indented by. */
function linesOf(written: string): string[] {
  const [first = '', ...rest] = written.slice(0, 200_000).split(/\r\n|[\n\r]/);
  const indents = rest.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = indents.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  return [first, ...rest.map((line) => line.slice(Math.min(least, line.length)))];
}

function statusOf({ fields }: SplitEntry): Status | undefined {
  const said = (fields.get('readstatus') ?? '').trim().toLowerCase();
  if (said === 'read') return 'read';
  return said === 'skimmed' || said === 'reading' ? 'reading' : undefined;
}

/** JabRef's marks for what matters most. */
function isStarred({ fields }: SplitEntry): boolean {
  const value = (name: string) => (fields.get(name) ?? '').trim().toLowerCase();
  return value('ranking') === 'rank5' || value('priority') === 'prio1' || value('relevance') === 'relevant';
}
