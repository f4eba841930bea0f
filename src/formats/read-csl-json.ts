import { statuses } from '../core/annotation';
import { identify, isPaperId, type PaperId } from '../core/identifier';
import type { ImportedFile } from '../core/importing';
import { type Name, parseName } from '../core/name';
import type { PaperFields, PaperType } from '../core/paper';
import { parted } from './csl-json';
import { ImportedPapers, isKeepable, type ReadRecord } from './imported-papers';
import { jsonItems, openingOf } from './json-items';
import { noteText } from './note-text';
import { bareDoi } from './publication';
import { type ReadingSteps, Rests } from './reading-steps';
import { idsIn } from './text-ids';
import { withoutMarkup } from './title-markup';
import { isoDate, readDate } from './written-dates';
import { nameOfParts } from './written-names';
import { type Collections, zoteroCollections } from './zotero-collections';
import { zoteroItemIn, zoteroRecord } from './zotero-record';

/** Whether a text is JSON that holds bibliographic items. */
export function isCslJson(text: string): boolean {
  const head = text.slice(0, 100_000);
  return (
    openingOf(head) !== undefined &&
    /"(?:title|author|type|DOI|issued|citation-key|itemType)"\s{0,100}:|"BetterBibTeX JSON"/.test(head)
  );
}

/**
 * Read a CSL-JSON file: an array of items, an object with `items` or `references`, or one item. An item that is no JSON
 * loses no other. Items of Zotero's own JSON may stand there, too, as Better BibTeX and Zotero's API write them.
 * Source: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json.
 */
export async function readCslJson(text: string, steps?: ReadingSteps): Promise<ImportedFile> {
  const papers = new ImportedPapers();
  const rests = new Rests(steps);
  const start = openingOf(text) ?? 0;
  const isOne = text[start] === '{';
  const held = isOne ? (openingOf(text, 'items') ?? openingOf(text, 'references')) : start;
  const at = held !== undefined && text[held] === '[' ? held : undefined;
  const collections = isOne ? zoteroCollections(text) : new Map();
  // One item is read as if it stood in a list.
  const items = at === undefined ? jsonItems(`[${text.slice(start)}]`, 0) : jsonItems(text, at);
  for (const item of items) {
    if (!('value' in item)) papers.fault(item.line, 'broken', item.text);
    else if (!isObject(item.value)) papers.fault(item.line, 'nothing', item.text);
    else addItem(papers, { ...item, value: item.value }, collections);
    await rests.rest(item.line, text.length / 40);
  }
  if (papers.papers.length === 0 && papers.faults.length === 0) papers.fault(1, 'nothing', text);
  return papers.file();
}

interface ItemAt {
  value: Item;
  line: number;
  text: string;
}

function addItem(papers: ImportedPapers, { value, line, text }: ItemAt, collections: Collections): void {
  const item = zoteroItemIn(value);
  const record = item ? zoteroRecord(item, line, collections.get(item['itemID'])) : recordOf(value, line, text);
  if (record) papers.add(record);
}

type Item = Readonly<Record<string, unknown>>;

/** What an item that was read says. */
export function recordOf(item: Item, line: number, written: string): ReadRecord {
  const plain = (name: string) => textIn(item, name);
  const custom = isObject(item['custom']) ? item['custom'] : {};
  const fields = fieldsOf(item, custom);
  const key = [plain('citation-key'), plain('citekey'), plain('citation-label'), idAsKey(plain('id'))].find(
    (one) => one !== undefined,
  );
  const starred = custom['starred'] === true;
  return {
    line,
    text: fields.title ?? written,
    ids: idsOf(item, custom),
    fields,
    // Our own list is exact: a tag of it may hold what parts keywords.
    tags: Array.isArray(custom['tags'])
      ? listed(custom['tags'])
      : [...listed(item['keyword']), ...listed(item['tags'])],
    note: [noteOf(plain('note') ?? ''), noteText(plain('annote') ?? '')].filter((note) => note !== '').join('\n\n'),
    ...(key !== undefined && { key }),
    status: statuses.find((status) => status === custom['status']),
    ...(starred && { starred }),
  };
}

const types = new Map<string, PaperType>([
  ['article', 'article'],
  ['preprint', 'article'],
  ['manuscript', 'article'],
  ['posted-content', 'article'],
  ['article-journal', 'article-journal'],
  ['journal-article', 'article-journal'],
  ['article-magazine', 'article-journal'],
  ['article-newspaper', 'article-journal'],
  ['review', 'article-journal'],
  ['paper-conference', 'paper-conference'],
  ['speech', 'paper-conference'],
  ['proceedings-article', 'paper-conference'],
  ['thesis', 'thesis'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['standard', 'report'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['proceedings', 'book'],
  ['collection', 'book'],
  ['chapter', 'chapter'],
  ['book-chapter', 'chapter'],
  ['entry-encyclopedia', 'chapter'],
  ['entry-dictionary', 'chapter'],
  ['entry', 'chapter'],
  ['webpage', 'webpage'],
  ['post', 'webpage'],
  ['post-weblog', 'webpage'],
  ['software', 'software'],
  ['dataset', 'dataset'],
]);

function fieldsOf(item: Item, custom: Item): PaperFields {
  const plain = (name: string) => textIn(item, name);
  const rich = (name: string) => withoutMarkup(plain(name) ?? '');
  const type = types.get(plain('type') ?? '');
  const container = plain('container-title');
  const number = plain('number');
  const isPreprint = [container, plain('publisher'), number].some((one) => one !== undefined && /^arxiv\b/i.test(one));
  const count = custom['authorCount'];
  const authors = namesOf(item['author']);
  const isOthers = /^(?:and )?others$|^et al\.?$/i.test(authors?.at(-1)?.literal ?? '');
  const fields: { [K in keyof PaperFields]: PaperFields[K] | undefined } = {
    type,
    title: rich('title'),
    author: isOthers ? authors?.slice(0, -1) : authors,
    authorsIncomplete: custom['authorsIncomplete'] === true || (isOthers && count === undefined) ? true : undefined,
    authorCount:
      Number.isSafeInteger(count) && Number(count) > 0 && Number(count) <= 100_000 ? Number(count) : undefined,
    editor: namesOf(item['editor']),
    abstract: plain('abstract'),
    issued: dateOf(item['issued']) ?? dateOf(item['published']) ?? dateOf(item['published-print']),
    'container-title': isPreprint && /^arxiv\b/i.test(container ?? '') ? undefined : rich('container-title'),
    'collection-title': plain('collection-title'),
    volume: plain('volume'),
    issue: plain('issue'),
    page: plain('page') ?? plain('page-first') ?? plain('article-number'),
    number: isPreprint && /^arxiv\b/i.test(number ?? '') ? undefined : number,
    edition: plain('edition'),
    publisher: isPreprint && /^arxiv$/i.test(plain('publisher') ?? '') ? undefined : plain('publisher'),
    'publisher-place': plain('publisher-place'),
    genre: isPreprint ? undefined : plain('genre'),
    DOI: bareDoi(plain('DOI') ?? '') || undefined,
    ISBN: plain('ISBN'),
    ISSN: plain('ISSN'),
    categories: Array.isArray(item['categories']) ? listed(item['categories']) : undefined,
    URL: plain('URL'),
  };
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      // What we have written so that it isn't markup.
      .map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(`<${parted}`, '<') : value]),
  );
}

/** Every identifier that an item carries; what its note says counts where nothing else does. */
function idsOf(item: Item, custom: Item): PaperId[] {
  const plain = (name: string) => textIn(item, name) ?? '';
  const own = [item['id'], ...(Array.isArray(custom['ids']) ? custom['ids'] : [])];
  const direct = [
    ...own.filter((id): id is PaperId => isPaperId(id) && !id.startsWith('title:')),
    ...[
      plain('DOI').replace(/^doi: ?/i, ''),
      plain('PMID') && `pmid:${plain('PMID')}`,
      plain('PMCID') && `pmcid:${plain('PMCID')}`,
      /^arxiv$/i.test(plain('archive')) ? `arXiv:${plain('archive_location').replace(/^arxiv: ?/i, '')}` : '',
      /^arxiv:/i.test(plain('number')) ? plain('number') : '',
      plain('URL'),
    ].flatMap((one) => (one ? [identify(one)] : [])),
  ].filter((id) => id !== undefined);
  if (direct.length > 0) return direct;
  return ['note', 'container-title', 'archive_location']
    .flatMap((name) => idsIn(plain(name).slice(0, 2_000)))
    .map(({ id }) => id);
}

/** The note without what Zotero keeps in it for want of a field. */
function noteOf(note: string): string {
  const lines = note.slice(0, 200_000).split(/\r\n|[\n\r]/);
  const isField =
    /^(?:arXiv|PMID|PMCID|Citation Key|DOI|OCLC|ISBN|ISSN|Publisher|tex\.[\w-]+|original-date|issued|number|type)\s?:\s?\S.*$/i;
  return noteText(lines.filter((line) => !isField.test(line)).join('\n'));
}

/** An id that is a key: ours are identifiers, Zotero's addresses. */
function idAsKey(id: string | undefined): string | undefined {
  if (id === undefined || isPaperId(id) || /^https?:|\//.test(id) || /^\d+$/.test(id)) return undefined;
  return isKeepable(id) ? id : undefined;
}

function namesOf(value: unknown): Name[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.slice(0, 10_000).map(nameOf);
  return names.filter((name) => name !== undefined);
}

function nameOf(value: unknown): Name | undefined {
  if (typeof value === 'string') return parseName(value);
  if (!isObject(value)) return undefined;
  const part = (name: string) => textIn(value, name)?.trim() || undefined;
  const literal = part('literal') ?? part('name');
  const [family, given] = [part('family'), part('given')];
  if (family === undefined && given === undefined) return literal === undefined ? undefined : { literal };
  // A surname that is all there is.
  if (family === undefined) return { literal: given ?? '' };
  const [particle, suffix] = [part('non-dropping-particle') ?? part('dropping-particle'), part('suffix')];
  if (particle === undefined && family.includes(' ')) return nameOfParts(family, given ?? '', suffix ?? '');
  return {
    family,
    ...(given !== undefined && { given }),
    ...(particle !== undefined && { 'non-dropping-particle': particle }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** ISO 8601 of a CSL date: its parts, or what was written. The first of a range. */
function dateOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return readDate(String(value));
  if (!isObject(value)) return undefined;
  const parts = Array.isArray(value['date-parts']) ? value['date-parts'][0] : undefined;
  if (Array.isArray(parts) && parts.length > 0) {
    const [year, month, day] = parts
      .slice(0, 3)
      .map((part) => (part === null || part === '' ? undefined : Number(part)));
    return isoDate(year, month, day);
  }
  return readDate(textIn(value, 'raw') ?? textIn(value, 'literal') ?? textIn(value, 'string') ?? '');
}

/** Tags or keywords: a list, or a text of them. */
function listed(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.slice(0, 1_000).flatMap((one) => {
      const text = isObject(one) ? one['tag'] : one;
      return typeof text === 'string' ? [text] : [];
    });
  }
  if (typeof value !== 'string') return [];
  return value.slice(0, 20_000).split(value.includes(';') ? ';' : ',');
}

function textIn(item: Item, name: string): string | undefined {
  const value = Object.hasOwn(item, name) ? item[name] : undefined;
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' && first.trim() !== '' ? first : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
