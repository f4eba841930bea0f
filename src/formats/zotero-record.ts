import { identify, type PaperId } from '../core/identifier';
import { type Name, parseName } from '../core/name';
import type { PaperFields, PaperType } from '../core/paper';
import { isKeepable, type ReadRecord } from './imported-papers';
import { noteText } from './note-text';
import { bareDoi } from './publication';
import { idsIn } from './text-ids';
import { withoutMarkup } from './title-markup';
import { readDate } from './written-dates';
import { nameOfParts } from './written-names';

/** What Zotero's types are; what isn't named is no more known than by that. Source: https://github.com/zotero/zotero-schema. */
export const zoteroTypes: ReadonlyMap<string, PaperType> = new Map<string, PaperType>([
  ['journalArticle', 'article-journal'],
  ['magazineArticle', 'article-journal'],
  ['newspaperArticle', 'article-journal'],
  ['preprint', 'article'],
  ['manuscript', 'article'],
  ['conferencePaper', 'paper-conference'],
  ['presentation', 'paper-conference'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['book', 'book'],
  ['bookSection', 'chapter'],
  ['encyclopediaArticle', 'chapter'],
  ['webpage', 'webpage'],
  ['blogPost', 'webpage'],
  ['computerProgram', 'software'],
  ['dataset', 'dataset'],
]);

/** Items that belong to others. */
const besides = new Set(['attachment', 'note', 'annotation']);

type Item = Readonly<Record<string, unknown>>;

/** The item of Zotero's own JSON in what a file lists: Better BibTeX writes it bare, the API with its `data`. */
export function zoteroItemIn(listed: Item): Item | undefined {
  const item = isObject(listed['data']) ? listed['data'] : listed;
  return typeof item['itemType'] === 'string' ? item : undefined;
}

/**
 * What an item of Zotero's own JSON says; undefined of an attachment or a note, which is no paper.
 * Source: https://www.zotero.org/support/dev/web_api/v3/types_and_fields.
 */
export function zoteroRecord(item: Item, line: number, collections: readonly string[] = []): ReadRecord | undefined {
  const said = (...names: string[]) => names.map((name) => textOf(item[name])).find((one) => one !== '');
  const itemType = said('itemType') ?? '';
  if (besides.has(itemType)) return undefined;
  const extra = said('extra') ?? '';
  const inExtra = (label: string) => new RegExp(`^${label} ?: ?(\\S.*)$`, 'im').exec(extra)?.[1]?.trim();
  const type = zoteroTypes.get(itemType);
  const creators = creatorsOf(item['creators']);
  const doi = bareDoi(said('DOI') ?? inExtra('DOI') ?? '') || undefined;
  const archive = said('archiveID', 'number') ?? '';
  const fields: { [K in keyof PaperFields]: PaperFields[K] | undefined } = {
    type,
    title: withoutMarkup(said('title') ?? ''),
    author: creators.author,
    editor: creators.editor,
    abstract: said('abstractNote'),
    issued: readDate(said('date') ?? ''),
    'container-title': withoutMarkup(
      said('publicationTitle', 'proceedingsTitle', 'bookTitle', 'encyclopediaTitle', 'conferenceName') ?? '',
    ),
    'collection-title': said('series', 'seriesTitle'),
    volume: said('volume'),
    issue: said('issue'),
    number: said('reportNumber'),
    page: said('pages'),
    edition: said('edition'),
    publisher: said('publisher', 'university', 'institution', 'company'),
    'publisher-place': said('place'),
    genre: said('thesisType', 'reportType'),
    DOI: doi,
    ISBN: said('ISBN'),
    ISSN: said('ISSN'),
    URL: said('url'),
  };
  const key = [said('citationKey', 'citekey'), inExtra('Citation Key')].find((one) => one !== undefined);
  return {
    line,
    text: fields.title || itemType,
    ids: idsOf([doi, /^arxiv:/i.test(archive) ? archive : undefined, said('url')], extra),
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    tags: [...listOf(item['tags']).map((one) => textOf(isObject(one) ? one['tag'] : one)), ...collections],
    note: notesOf(item['notes']),
    key: key !== undefined && isKeepable(key) ? key : undefined,
  };
}

/** What the fields name, and the arXiv id in `extra`; what else stands there where they name nothing. */
function idsOf(written: readonly (string | undefined)[], extra: string): (PaperId | undefined)[] {
  const direct = written.map((one) => (one ? identify(one) : undefined)).filter((id) => id !== undefined);
  const further = idsIn(extra.slice(0, 5_000)).map(({ id }) => id);
  return [...direct, ...(direct.length > 0 ? further.filter((id) => id.startsWith('arxiv:')) : further)];
}

function creatorsOf(value: unknown): Pick<PaperFields, 'author' | 'editor'> {
  const found: { author: Name[]; editor: Name[] } = { author: [], editor: [] };
  for (const creator of listOf(value).filter(isObject)) {
    const [family, given, whole] = ['lastName', 'firstName', 'name'].map((part) => textOf(creator[part]));
    const role = ['editor', 'seriesEditor'].includes(textOf(creator['creatorType'])) ? 'editor' : 'author';
    if (['translator', 'reviewedAuthor', 'contributor'].includes(textOf(creator['creatorType']))) continue;
    if (family && given && creator['fieldMode'] !== 1) found[role].push(nameOfParts(family, given, ''));
    else if (whole || family) found[role].push({ literal: whole || family || '' });
    else if (given) found[role].push(parseName(given));
  }
  return found;
}

function notesOf(value: unknown): string {
  const notes = listOf(value).map((one) => noteText(textOf(isObject(one) ? one['note'] : one)));
  return notes.filter((note) => note !== '').join('\n\n');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 10_000) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
