import { identify } from '../core/identifier';
import type { ImportedFile } from '../core/importing';
import type { PaperFields, PaperType } from '../core/paper';
import { ImportedPapers, isKeepable } from './imported-papers';
import { noteText } from './note-text';
import { bareDoi } from './publication';
import { type ReadingSteps, Rests } from './reading-steps';
import { lineGuard, moreAuthors } from './ris';
import { idsIn } from './text-ids';
import { readDate } from './written-dates';
import { invertedName } from './written-names';

/** Whether a text is a RIS file: its first line that says anything says of what type a reference is. */
export function isRis(text: string): boolean {
  return (
    /^[\s\uFEFF]{0,1000}TY {1,2}- ?[A-Z]/.test(text) ||
    /(?:^|[\r\n])TY {1,2}- ?[A-Z]{2,12}\s/.test(text.slice(0, 100_000))
  );
}

/**
 * Read a RIS file. A reference ends at `ER`, at the next `TY` or with the file; what stands in lines without a tag goes
 * on with the line before.
 * Source: https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp; EndNote's, Zotero's and
 * Mendeley's own ways besides.
 */
export async function readRis(text: string, steps?: ReadingSteps): Promise<ImportedFile> {
  const papers = new ImportedPapers();
  const rests = new Rests(steps);
  let reference: Reference | undefined;
  let stray: number | undefined;
  const close = () => {
    if (reference) papers.add(reference.record());
    reference = undefined;
  };
  for (const { number, line, end } of linesOf(text.replace(/^\uFEFF/, ''))) {
    const [, tag, value = ''] = tagged.exec(line) ?? [];
    if (tag === 'TY') {
      close();
      reference = new Reference(number, line, value.trim());
    } else if (tag === 'ER') close();
    else if (reference) reference.take(tag, tag === undefined ? line : value);
    else if (line.trim() !== '' && stray === undefined) {
      // Of what stands outside of all references one word is enough.
      papers.fault(number, 'broken', line);
      stray = number;
    }
    if (tag === 'TY') stray = undefined;
    if (number % 500 === 0) await rests.rest(end, text.length);
  }
  close();
  return papers.file();
}

const tagged = /^\s{0,3}([A-Z][A-Z0-9]) {1,2}- ?(.*)$/s;

const types = new Map<string, PaperType>([
  ...typed('article-journal', 'JOUR EJOUR JFULL MGZN NEWS INPR ABST'),
  ...typed('article', 'UNPB UNPD MANSCPT PREPRINT'),
  ...typed('paper-conference', 'CONF CPAPER'),
  ...typed('thesis', 'THES'),
  ...typed('report', 'RPRT GOVDOC STAND'),
  ...typed('book', 'BOOK EBOOK EDBOOK SER'),
  ...typed('chapter', 'CHAP ECHAP ENCYC DICT'),
  ...typed('webpage', 'ELEC WEB BLOG ICOMM'),
  ...typed('software', 'COMP'),
  ...typed('dataset', 'DATA AGGR DBASE'),
]);

/** Lines of one reference. */
const maxLines = 50_000;

/** One reference as its lines are read. */
class Reference {
  readonly #line: number;
  readonly #text: string;
  readonly #type: string;
  readonly #values = new Map<string, string[]>();
  #last: string[] = [];
  #lastTag = '';
  #lines = 0;

  constructor(line: number, text: string, type: string) {
    this.#line = line;
    this.#text = text;
    this.#type = type.toUpperCase();
  }

  /** Take a line: another value of its tag, or more of the last one. */
  take(tag: string | undefined, value: string): void {
    this.#lines += 1;
    if (this.#lines > maxLines) return;
    if (tag !== undefined) {
      this.#last = this.#values.get(tag) ?? [];
      this.#lastTag = tag;
      this.#values.set(tag, this.#last);
      this.#last.push(value);
    } else if (this.#lastTag === 'KW') this.#last.push(value);
    else if (this.#last.length > 0) {
      const joint = longTexts.has(this.#lastTag) ? '\n' : ' ';
      this.#last[this.#last.length - 1] += joint + (joint === ' ' ? value.trim() : unguarded(value));
    }
  }

  record(): Parameters<ImportedPapers['add']>[0] {
    const key = [this.#first('ID'), this.#first('LB')].find((one) => one !== undefined && isKeepable(one));
    const isPlace = (one: string) => /^(?:arxiv|doi) ?: ?\S+(?: \[[\w. -]{1,30}\])?$/i.test(one);
    const note = [...this.#all('N1'), ...this.#all('RN')].map(noteText).filter((one) => one !== '' && !isPlace(one));
    return {
      line: this.#line,
      text: this.#text + (this.#first('TI', 'T1') ? ` ${this.#first('TI', 'T1')}` : ''),
      ids: this.#ids(),
      fields: this.#fields(),
      tags: this.#all('KW'),
      note: note.join('\n\n'),
      key: key ?? this.#first('ID'),
    };
  }

  #ids(): ReturnType<typeof identify>[] {
    const labelled = [
      ...this.#all('DO').map((doi) => doi.replace(/^doi: ?/i, '')),
      ...this.#all('AN').flatMap((number) => [number, `pmid:${number}`]),
      ...this.#all('C2').map((number) => number.replace(/^PMC(?=\d)/, 'pmcid:PMC')),
      ...['UR', 'L1', 'L2', 'L3', 'LK'].flatMap((tag) => this.#all(tag).flatMap((one) => one.split(/[;\s]+/))),
      ...['M1', 'M3', 'IS', 'VL', 'C7', 'SN', 'CN'].flatMap((tag) =>
        this.#all(tag).filter((one) => /^arxiv:/i.test(one)),
      ),
    ];
    const direct = labelled.map((one) => identify(one.trim())).filter((id) => id !== undefined);
    if (direct.length > 0) return direct;
    return ['JO', 'JF', 'T2', 'PB', 'N1', 'M1'].flatMap((tag) =>
      this.#all(tag).flatMap((one) => idsIn(one.slice(0, 2_000)).map(({ id }) => id)),
    );
  }

  #fields(): PaperFields {
    const type = types.get(this.#type);
    const isPart = type === 'chapter' || type === 'paper-conference';
    const title = this.#first('TI', 'T1', 'CT') ?? (isPart ? undefined : this.#first('BT', 'ST'));
    const container = this.#first(
      ...(isPart ? ['T2', 'BT', 'JO', 'JF', 'J2', 'JA'] : ['T2', 'JF', 'JO', 'JA', 'J1', 'J2', 'BT']),
    );
    const isArxiv = container !== undefined && /^arxiv\b|^corr$/i.test(container);
    const first = this.#first('SP');
    const pages =
      first === undefined || first.includes('-') || first.includes('–') ? [first] : [first, this.#first('EP')];
    const author = ['AU', 'A1'].flatMap((tag) => this.#all(tag));
    const editors = [...this.#all('ED'), ...this.#all('A2')];
    const names = author.filter((name) => !/^(?:et al\.?|and others|others)$/i.test(name));
    const serial = this.#first('SN');
    const isIssn = serial !== undefined && /^(?:ISSN:? ?)?\d{4}-?\d{3}[\dXx](?!\d)/.test(serial);
    return present({
      type,
      title,
      author: names.map(invertedName),
      authorsIncomplete: names.length < author.length || this.#all('M2').includes(moreAuthors) ? true : undefined,
      editor: editors.map(invertedName),
      abstract: this.#first('AB', 'N2'),
      issued: mostPrecise(['PY', 'Y1', 'DA'].map((tag) => readDate(this.#first(tag) ?? ''))),
      'container-title': isArxiv || container === title ? undefined : container,
      'collection-title': this.#first('T3'),
      volume: this.#first('VL'),
      issue: type === 'report' ? undefined : this.#first('IS'),
      number: type === 'report' ? this.#first('IS', 'M1') : undefined,
      page: pages.filter((one) => one !== undefined).join('–') || this.#first('C7'),
      edition: this.#first('ET'),
      publisher: this.#first('PB'),
      'publisher-place': this.#first('CY', 'PP'),
      genre: type === 'thesis' || type === 'report' ? this.#first('M3') : undefined,
      DOI: bareDoi(this.#first('DO') ?? '') || undefined,
      ISSN: isIssn ? serial.replace(/^ISSN:? ?/, '') : undefined,
      ISBN: isIssn ? undefined : serial,
      URL: ['UR', 'LK', 'L2', 'L1'].flatMap((tag) => this.#all(tag)).find((one) => /^https?:\/\/\S+$/.test(one)),
    });
  }

  #all(tag: string): string[] {
    return (this.#values.get(tag) ?? []).map((value) => value.trim()).filter((value) => value !== '');
  }

  #first(...tags: string[]): string | undefined {
    for (const tag of tags) {
      const [value] = this.#all(tag);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

function unguarded(line: string): string {
  return line.startsWith(lineGuard) ? line.slice(lineGuard.length) : line;
}

/** Values that have paragraphs. */
const longTexts = new Set(['N1', 'RN', 'AB', 'N2']);

function typed(type: PaperType, names: string): [string, PaperType][] {
  return names.split(' ').map((name) => [name, type]);
}

/** The date that says most, the first of equals. */
function mostPrecise(dates: readonly (string | undefined)[]): string | undefined {
  return dates.filter((date) => date !== undefined).sort((a, b) => b.length - a.length)[0];
}

function present(fields: { [K in keyof PaperFields]: PaperFields[K] | undefined }): PaperFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The lines of a text one by one, whatever their ends are, with where each ends. */
function* linesOf(text: string): Generator<{ number: number; line: string; end: number }> {
  const ends = /\r\n|[\n\r\u2028\u2029]/g;
  let from = 0;
  for (let number = 1; from <= text.length; number += 1) {
    const found = ends.exec(text);
    const end = found?.index ?? text.length;
    yield { number, line: text.slice(from, end), end };
    if (!found) return;
    from = end + found[0].length;
  }
}
