import { type CitedPaper, defaultExport, type ExportOptions } from '../../../src/core/citing';
import { biblatexWriter } from '../../../src/formats/biblatex';
import { bibtexWriter } from '../../../src/formats/bibtex';
import { doiOf, issuedOf } from '../../../src/formats/publication';
import { needsUnicodeEngine } from '../../../src/formats/unicode-engine';
import { written } from '../../../src/formats/writer';
import { corpus } from './corpus';
import { fonts, type Setting } from './documents';
import { damages, judged, surnamesOf } from './judge';
import { hasFont, hasProgram, type TexFolder } from './tex';

/** A dialect with everything written that can be. */
export interface Dialect {
  name: string;
  options: ExportOptions;
}

/** The dialects, in both encodings. */
export const dialects: Dialect[] = (['bibtex', 'biblatex'] as const).flatMap((format) =>
  (['ascii', 'utf-8'] as const).map((encoding) => ({
    name: `${format === 'bibtex' ? 'BibTeX' : 'BibLaTeX'}, ${encoding === 'ascii' ? 'ASCII' : 'UTF-8'}`,
    options: { ...defaultExport(format), encoding, includes: { abstract: true, keywords: true, note: true } },
  })),
);

/** Write papers in a dialect. */
export function writtenIn({ options }: Dialect, papers: readonly CitedPaper[]): string {
  return written(options.format === 'bibtex' ? bibtexWriter(options) : biblatexWriter(options), papers);
}

/** What came of one way to set a dialect. */
export interface Row {
  dialect: string;
  setting: string;
  papers: number;
  /** Entries that came out at the other end. */
  entries: number;
  /** What was complained of though the record has it. */
  faults: string[];
  /** What was complained of because the record truly lacks it. */
  lacking: string[];
  /** Authors of all papers, and those whose names the PDF's text doesn't show. */
  names?: { all: number; missing: string[] };
}

/** Every way in which entries are set: programs with a style. */
export function settingsOf({ options }: Dialect): Setting[] {
  return (['pdflatex', 'lualatex'] as const).flatMap((engine): Setting[] => {
    const biber: Setting = { engine, processor: 'biber', style: 'numeric' };
    if (options.format === 'biblatex') return [biber, { ...biber, style: 'alphabetic', hasInitials: true }];
    // Other scripts stay as they are in ASCII, and of them `bibtex` makes neither initials nor labels.
    const isEightBit = (style: string) => options.encoding === 'ascii' && (engine === 'pdflatex' || style === 'plain');
    return [
      ...['plain', 'alpha', 'acm', 'plainnat', 'everything'].map(
        (style): Setting => ({ engine, processor: isEightBit(style) ? 'bibtex' : 'bibtexu', style }),
      ),
      biber,
    ];
  });
}

/** Set a dialect in one way: all entries, or with pdfTeX those that it can set. */
export function typeset(folder: TexFolder, dialect: Dialect, setting: Setting, all = corpus()): Row {
  const papers = all.filter((cited) => setting.engine !== 'pdflatex' || isForPdftex(cited, dialect, setting));
  const { complaints, entries, text } = folder.set(writtenIn(dialect, papers), setting);
  const says = { dialect: dialect.name, setting: titleOf(setting) };
  const names = text === undefined || setting.style === 'everything' ? undefined : namesIn(text, papers);
  return { ...says, papers: papers.length, entries, ...sorted(complaints, papers), ...(names && { names }) };
}

/** What a table calls a way to set entries. */
export function titleOf({ engine, processor, style, hasInitials }: Setting): string {
  return `${engine}, ${processor}, ${style}${hasInitials ? ' with initials' : ''}`;
}

function isForPdftex(cited: CitedPaper, { options }: Dialect, { processor }: Setting): boolean {
  if (needsUnicodeEngine(cited, options)) return false;
  // Biber makes letters of commands, whatever the dialect.
  return processor !== 'biber' || !needsUnicodeEngine(cited, { ...options, format: 'biblatex' });
}

/** Hold a dialect against biblatex's data model. */
export function validate(folder: TexFolder, dialect: Dialect, all = corpus()): Row {
  const { complaints, entries } = folder.validate(writtenIn(dialect, all));
  const says = { dialect: dialect.name, setting: 'biber --validate-datamodel' };
  return { ...says, papers: all.length, entries, ...sorted(complaints, all) };
}

/** Part what is complained of by whether the record has it. */
function sorted(complaints: readonly string[], papers: readonly CitedPaper[]): Pick<Row, 'faults' | 'lacking'> {
  const byKey = new Map(papers.map((cited) => [cited.key, cited]));
  const lacks = (line: string) => {
    const [, field = '', key = ''] =
      /empty (author|year|title|author and editor|editor and author)\b.* in (c\d+)/.exec(line) ??
      [...(/Entry '(c\d+)'.*Missing mandatory field (?:'(author|title)'|- one of '(date), year')/.exec(line) ?? [])]
        .slice(0, 4)
        .map((_, at, parts) => [parts[0], parts[2] ?? parts[3], parts[1]][at] ?? '');
    const paper = byKey.get(key)?.paper;
    if (paper === undefined) return false;
    if (/year|date/.test(field)) return issuedOf(paper).year === undefined;
    return /author/.test(field) ? !paper.author?.length : !paper.title;
  };
  return { faults: complaints.filter((line) => !lacks(line)), lacking: complaints.filter(lacks) };
}

/** Look every author's surname up in a PDF's text, without regard to white space, hyphens at line ends and order. */
function namesIn(text: string, papers: readonly CitedPaper[]): { all: number; missing: string[] } {
  const shown = plain(text);
  const backwards = [...shown].toReversed().join('');
  const names = papers.flatMap((cited) =>
    surnamesOf(cited).map((name) => ({ key: cited.key, name, plain: plain(name) })),
  );
  const isShown = (name: string) => shown.includes(name) || backwards.includes(name);
  const missing = names.filter(({ plain }) => !isShown(plain)).map(({ key, name }) => `${key} ${name}`);
  return { all: names.length, missing };
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{Cc}\p{Cs}\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** What another exporter makes of the corpus, judged as ours is. */
export interface Comparison {
  dialect: string;
  /** Papers of which something is lost or damaged, by what that is, and by `any`. */
  ours: Record<string, number>;
  theirs: Record<string, number>;
}

/**
 * Hold what we write and what `@citation-js/plugin-bibtex` writes of the same papers against them.
 * @param theirWriter writes CSL-JSON items
 */
export function compare(dialect: Dialect, theirWriter: (items: object[]) => string, all = corpus()): Comparison {
  const ours = damages(writtenIn(dialect, all), all);
  const theirs = damages(theirWriter(all.map(cslOf)), all);
  const counted = (found: typeof ours) => ({
    ...Object.fromEntries(judged.map((what) => [what, found.filter((each) => each.what === what).length])),
    any: new Set(found.map(({ key }) => key)).size,
  });
  return { dialect: dialect.name, ours: counted(ours), theirs: counted(theirs) };
}

function cslOf({ paper, key }: CitedPaper): object {
  const { id: _, aliases: __, issued, categories: ___, authorCount: ____, authorsIncomplete: _____, ...fields } = paper;
  const { year, month } = issuedOf(paper);
  const DOI = doiOf(paper);
  return {
    ...fields,
    ...(DOI && { DOI }),
    id: key,
    'citation-key': key,
    type: paper.type ?? 'article',
    ...(year && { issued: { 'date-parts': [[year, ...(month ? [month] : [])]] } }),
  };
}

/** Programs and fonts that a way to set entries needs, or `biber` alone, and that aren't there. */
export function missingFor(setting?: Setting): string[] {
  const programs = setting ? [setting.engine, setting.processor, 'pdftotext'] : ['biber'];
  return [
    ...programs.filter((name) => !hasProgram(name)),
    ...(setting?.engine === 'lualatex' ? fonts.filter((family) => !hasFont(family)) : []),
  ];
}
