import { identify, type PaperId } from '../core/identifier';
import type { PaperFields, PaperType } from '../core/paper';
import { isPreprintServer } from '../core/publication';
import { decodedName, splitNames, type WrittenName } from './bibtex-written-names';
import { journalOfMacro } from './journal-macros';
import { bareDoi } from './publication';
import { idsIn } from './text-ids';
import { isoDate, monthOf, readDate } from './written-dates';

/** Fields of an entry whose LaTeX becomes text. */
export const decodedFields = [
  ...['title', 'subtitle', 'abstract', 'journal', 'journaltitle', 'shortjournal', 'booktitle', 'booksubtitle'],
  ...['maintitle', 'eventtitle', 'series', 'publisher', 'organization', 'institution', 'school', 'address', 'location'],
  ...[
    'volume',
    'number',
    'issue',
    'pages',
    'eid',
    'articleno',
    'edition',
    'type',
    'howpublished',
    'note',
    'annotation',
  ],
  ...['annote', 'comment', 'review', 'year', 'month', 'version'],
] as const;

/** Fields of names. */
const roles = ['author', 'editor'] as const;

/** An entry's fields with its names split. */
export interface SplitEntry {
  type: string;
  key: string;
  fields: ReadonlyMap<string, string>;
  names: Record<(typeof roles)[number], WrittenName[]>;
}

/** Split the names of an entry, and write out the journal that it names by a macro. */
export function withNames(type: string, key: string, said: ReadonlyMap<string, string>): SplitEntry {
  const fields = withJournals(said);
  const isDblp = /^dblp:/i.test(key) || /\bdblp\b/i.test(said.get('biburl') ?? '');
  // DBLP tells namesakes apart by numbers.
  const namesIn = (role: string) =>
    (fields.get(role) ?? '').replace(isDblp ? /\s{1,10}\d{4}(?=\s{1,10}and\s|\s{0,10}$)/g : /(?!)/g, '');
  return { type, key, fields, names: { author: splitNames(namesIn('author')), editor: splitNames(namesIn('editor')) } };
}

function withJournals(fields: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const named = ['journal', 'journaltitle', 'shortjournal', 'booktitle'].flatMap((field): [string, string][] => {
    const journal = journalOfMacro(fields.get(field) ?? '');
    return journal === undefined ? [] : [[field, journal]];
  });
  return named.length === 0 ? fields : new Map([...fields, ...named]);
}

const types = new Map<string, PaperType>([
  ...typed('article-journal', 'article periodical suppperiodical review'),
  ...typed('paper-conference', 'inproceedings conference'),
  ...typed('thesis', 'phdthesis mastersthesis thesis bachelorsthesis'),
  ...typed('report', 'techreport report manual standard'),
  ...typed('book', 'book mvbook booklet proceedings mvproceedings collection mvcollection reference mvreference'),
  ...typed('chapter', 'incollection inbook inreference suppbook suppcollection bookinbook'),
  ...typed('webpage', 'online electronic www webpage'),
  ...typed('software', 'software softwareversion softwaremodule codefragment'),
  ...typed('dataset', 'dataset data'),
  ...typed('article', 'unpublished preprint'),
]);

/** What theses and reports call themselves, by an entry's type or by BibLaTeX's names for them. */
const genres = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mastersthesis', "Master's thesis"],
  ['mathesis', "Master's thesis"],
  ['bachelorsthesis', "Bachelor's thesis"],
  ['bathesis', "Bachelor's thesis"],
  ['techreport', 'Technical report'],
  ['resreport', 'Research report'],
]);

/** Say of an entry what it says of its paper. */
export function fieldsOfEntry(entry: SplitEntry, decode: (text: string) => string): PaperFields {
  const { fields, names } = entry;
  const plain = (...all: string[]) => {
    const name = all.find((one) => (fields.get(one) ?? '').trim() !== '');
    return name === undefined ? undefined : decode(fields.get(name) ?? '') || undefined;
  };
  const isArxiv = isArxivEntry(fields);
  const type = typeOf(entry, isArxiv);
  const authors = names.author.filter((name) => !isOthers(name));
  const container = titled(
    plain('journaltitle', 'journal', 'booktitle', 'maintitle', 'shortjournal'),
    plain('booksubtitle'),
  );
  const volume = plain('volume');
  const isCorr = isPreprintServer(container ?? '') || (volume !== undefined && /^abs\//.test(volume));
  // Zotero puts an archive's number, and its name, where an issue's and a publisher's are.
  const isArchives = (one: string | undefined) => one !== undefined && /^arxiv\b/i.test(one);
  const number = ['number', 'issue'].map((name) => plain(name)).find((one) => one !== undefined && !isArchives(one));
  const publisher = ['publisher', 'school', 'institution', 'organization']
    .map((name) => plain(name))
    .find((one) => one !== undefined && !isArchives(one));
  const category = (fields.get('primaryclass') ?? fields.get('eprintclass') ?? '').trim();
  const printed = plain('howpublished');
  const said: { [K in keyof PaperFields]: PaperFields[K] | undefined } = {
    type,
    title: titled(plain('title'), plain('subtitle')),
    author: authors.map((name) => decodedName(name, decode)).filter((name) => name !== undefined),
    authorsIncomplete: authors.length > 0 && authors.length < names.author.length ? true : undefined,
    editor: names.editor
      .filter((name) => !isOthers(name))
      .map((name) => decodedName(name, decode))
      .filter((name) => name !== undefined),
    abstract: plain('abstract'),
    issued: issuedOf(fields, decode),
    'container-title': isCorr
      ? undefined
      : (container ?? (type === 'paper-conference' ? plain('eventtitle') : undefined)),
    'collection-title': plain('series'),
    volume: isCorr ? undefined : volume,
    issue: isCorr || type === 'report' ? undefined : number,
    number: type === 'report' ? number : undefined,
    page: plain('pages', 'eid', 'articleno')?.replace(/\s*(?:--+|[–—])\s*/g, '–'),
    edition: plain('edition'),
    publisher: publisher ?? (isName(printed) ? printed : undefined),
    'publisher-place': plain('address', 'location'),
    genre: type === 'thesis' || type === 'report' ? genreOf(entry, plain('type')) : undefined,
    DOI: bareDoi(verbatim(fields.get('doi'))) || undefined,
    ISBN: verbatim(fields.get('isbn')) || undefined,
    ISSN: verbatim(fields.get('issn')) || undefined,
    categories: /^[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?$/.test(category) ? [category] : undefined,
    URL: ['url', 'howpublished', 'note'].flatMap((name) => addressIn(verbatim(fields.get(name)), name === 'url'))[0],
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Every identifier that an entry carries, in whatever field it is put. */
export function idsOfEntry({ fields, key }: SplitEntry): PaperId[] {
  const value = (name: string) => verbatim(fields.get(name));
  const eprint = value('eprint').replace(/^arxiv: ?/i, '');
  const kind = value('archiveprefix') || value('eprinttype');
  const labelled = [
    /^(?:arxiv)?$/i.test(kind) && eprint !== '' ? `arXiv:${eprint}` : '',
    /^(?:pubmed|pmid)$/i.test(kind) ? `pmid:${eprint}` : '',
    value('arxivid') && `arXiv:${value('arxivid').replace(/^arxiv: ?/i, '')}`,
    value('doi').replace(/^doi: ?/i, ''),
    /^arxiv:/i.test(value('number')) ? value('number') : '',
    value('pmid') && `pmid:${value('pmid')}`,
    value('pmcid') && `pmcid:${value('pmcid')}`,
    value('url'),
    value('biburl'),
    /^dblp:/i.test(key) ? key : '',
  ];
  const direct = labelled.map((one) => (one ? identify(one) : undefined)).filter((id) => id !== undefined);
  if (direct.length > 0) return direct;
  return ['journal', 'howpublished', 'note', 'volume']
    .flatMap((name) => idsIn(value(name).slice(0, 2_000)))
    .map(({ id }) => id);
}

/** A field that is no LaTeX, or that some write as if it were. */
export function verbatim(written = ''): string {
  return written
    .slice(0, 5_000)
    .replace(/^\s*\\(?:url|href|path)\s?\{([^{}]*)\}.*$/s, '$1')
    .replace(/\{?\\textasciitilde\s?(?:\{\})?\}?|\$\\sim\$/g, '~')
    .replace(/\{?\\textunderscore\s?(?:\{\})?\}?/g, '_')
    .replace(/\\([%#&_~{}$])/g, '$1')
    .replace(/\{([%#&_~$]|[^{}]{0,2000})\}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function typeOf({ type, fields }: SplitEntry, isArxiv: boolean): PaperType | undefined {
  const known = types.get(type) ?? (type === 'mathesis' ? 'thesis' : undefined);
  const container = fields.get('journaltitle') ?? fields.get('journal') ?? '';
  const isBare = container.trim() === '' || isPreprintServer(container) || /^abs\//.test(fields.get('volume') ?? '');
  if (known === 'article-journal' && isArxiv && isBare) return 'article';
  // A preprint that nobody has said more of.
  if (known === 'webpage' && isArxiv) return undefined;
  return known;
}

function isArxivEntry(fields: ReadonlyMap<string, string>): boolean {
  const text = ['eprint', 'journal', 'journaltitle', 'url', 'note', 'volume', 'doi', 'arxivid', 'howpublished']
    .map((name) => (name === 'arxivid' ? `arXiv:${fields.get(name) ?? ''}` : (fields.get(name) ?? '')).slice(0, 500))
    .join(' ');
  const kind = fields.get('archiveprefix') ?? fields.get('eprinttype');
  return /^arxiv$/i.test(kind?.trim() ?? '') || /arxiv[.:/ ]\S|\babs\/\d/i.test(text);
}

function genreOf({ type }: SplitEntry, said: string | undefined): string | undefined {
  return genres.get(said?.toLowerCase() ?? type) ?? said;
}

/** ISO 8601 of `date`, or of `year`, `month` and `day`. */
function issuedOf(fields: ReadonlyMap<string, string>, decode: (text: string) => string): string | undefined {
  const date = readDate(fields.get('date') ?? '');
  if (date !== undefined) return date;
  const year = /(?<!\d)(?:1\d|20|21)\d\d(?!\d)/.exec(fields.get('year') ?? '')?.[0];
  if (year === undefined) return undefined;
  const month = decode(fields.get('month') ?? '')
    .replace(/[~.,]/g, ' ')
    .trim();
  const name = month.match(/[a-z]{3,9}/gi)?.find((word) => monthOf(word) !== undefined);
  const numbers = month.match(/\d{1,2}/g) ?? [];
  const day = name === undefined ? (numbers[1] ?? fields.get('day')) : (numbers[0] ?? fields.get('day'));
  return isoDate(Number(year), monthOf(name ?? numbers[0] ?? ''), day === undefined ? undefined : Number(day));
}

function titled(title: string | undefined, subtitle: string | undefined): string | undefined {
  if (title === undefined || subtitle === undefined) return title;
  return /[:?!.]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function isOthers(name: WrittenName): boolean {
  return 'plain' in name && /^(?:others|et al\.?)$/i.test(name.plain);
}

function isName(printed: string | undefined): boolean {
  return printed !== undefined && !/https?:|www\.|\barxiv\b|\bdoi\b|[\w-]+\.[a-z]{2,6}\//i.test(printed);
}

function addressIn(written: string, isAll: boolean): string[] {
  const found = isAll
    ? /^https?:\/\/\S+$/.exec(written.replaceAll(' ', '%20'))
    : /https?:\/\/[^\s"<>{}]+[^\s"<>{}.,;)]/.exec(written);
  return found ? [found[0]] : [];
}

function typed(type: PaperType, names: string): [string, PaperType][] {
  return names.split(' ').map((name) => [name, type]);
}
