import type { CitedPaper } from '../core/citing';
import { type Name, splitName } from '../core/name';
import type { Paper, PaperType } from '../core/paper';
import { addressOf } from './address';
import { noteHtml } from './note-html';
import { containerOf, dateOf, doiOf, hasMoreAuthors, identifierOf, kindOf } from './publication';

/** A person or a group as Zotero has them. */
interface Creator {
  creatorType: 'author' | 'editor';
  lastName: string;
  firstName?: string;
  /** One name that isn't split. */
  fieldMode?: 1;
}

/**
 * An item as Zotero's connectors hand it over.
 * Source: https://github.com/zotero/zotero-schema (item types and their fields).
 */
export interface ZoteroItem {
  /** Names it within a request. */
  id: string;
  itemType: string;
  title: string;
  creators: Creator[];
  tags: { tag: string }[];
  /** HTML. */
  notes: { note: string }[];
  attachments: [];
  /** Lines of `Name: value`, for what the type has no field for. */
  extra: string;
  [field: string]: unknown;
}

/** Make Zotero items of papers, with tags and notes, and with their citation keys where Better BibTeX looks for them. */
export function zoteroItems(papers: readonly CitedPaper[]): ZoteroItem[] {
  return papers.map(itemOf);
}

/** What a type is in Zotero, and which of its fields hold what CSL names. */
interface ItemType {
  itemType: string;
  container?: string;
  publisher?: string;
  number?: string;
  genre?: string;
  hasDoi?: true;
}

const types: Readonly<Record<PaperType, ItemType>> = {
  article: { itemType: 'preprint', publisher: 'repository', genre: 'genre', hasDoi: true },
  'article-journal': { itemType: 'journalArticle', container: 'publicationTitle', hasDoi: true },
  'paper-conference': {
    itemType: 'conferencePaper',
    container: 'proceedingsTitle',
    publisher: 'publisher',
    hasDoi: true,
  },
  thesis: { itemType: 'thesis', publisher: 'university', genre: 'thesisType' },
  report: {
    itemType: 'report',
    container: 'seriesTitle',
    publisher: 'institution',
    number: 'reportNumber',
    genre: 'reportType',
  },
  book: { itemType: 'book', container: 'series', publisher: 'publisher' },
  chapter: { itemType: 'bookSection', container: 'bookTitle', publisher: 'publisher' },
  webpage: { itemType: 'webpage', container: 'websiteTitle' },
  software: { itemType: 'computerProgram', publisher: 'company', number: 'versionNumber' },
  dataset: { itemType: 'dataset', publisher: 'repository', hasDoi: true },
};

/** Fields of volumes and pages, by type: what isn't a type's field goes into `extra`. */
const numbered: Readonly<Record<string, readonly string[]>> = {
  journalArticle: ['volume', 'issue', 'pages', 'ISSN', 'series'],
  conferencePaper: ['volume', 'pages', 'ISBN', 'series', 'place'],
  report: ['pages', 'place'],
  book: ['volume', 'ISBN', 'edition', 'place', 'series'],
  bookSection: ['volume', 'pages', 'ISBN', 'edition', 'place', 'series'],
  thesis: ['place'],
};

function itemOf({ paper, key, tags = [], note }: CitedPaper, index: number): ZoteroItem {
  const type = types[kindOf(paper)];
  const arxiv = identifierOf(paper, 'arxiv');
  const container = containerOf(paper);
  const doi = doiOf(paper, arxiv);
  const wanted: [field: string, value: string | undefined][] = [
    ['abstractNote', paper.abstract],
    ['date', dateOf(paper)],
    ['url', addressOf(paper)],
    ...named(type, paper, container),
    ['volume', paper.volume],
    ['issue', paper.issue],
    ['pages', paper.page],
    ['edition', paper.edition],
    ['place', paper['publisher-place']],
    ['series', paper['collection-title']],
    ['ISBN', paper.ISBN],
    ['ISSN', paper.ISSN],
    ...(type.hasDoi ? [['DOI', doi] as [string, string | undefined]] : []),
  ];
  const may = (field: string) => !numberedFields.has(field) || (numbered[type.itemType] ?? []).includes(field);
  const said = wanted.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const isPreprint = type.itemType === 'preprint';
  const extra = [
    ['Citation Key', key],
    ...(arxiv !== undefined && !isPreprint ? [['arXiv', arxiv]] : []),
    ...(doi !== undefined && !type.hasDoi ? [['DOI', doi]] : []),
    ...(container !== undefined && type.container === undefined ? [['container-title', container]] : []),
    ...said.filter(([field]) => !may(field)),
  ];
  return {
    id: `item ${index}`,
    itemType: type.itemType,
    title: paper.title ?? paper.id,
    ...Object.fromEntries(said.filter(([field]) => may(field))),
    ...(arxiv !== undefined && isPreprint && { repository: 'arXiv', archiveID: `arXiv:${arxiv}` }),
    creators: [
      ...creatorsOf(paper.author, 'author'),
      ...(hasMoreAuthors(paper) ? [others] : []),
      ...creatorsOf(paper.editor, 'editor'),
    ],
    tags: tags.map((tag) => ({ tag })),
    notes: note === undefined || note === '' ? [] : [{ note: noteHtml(note) }],
    attachments: [],
    extra: extra.map(([name, value]) => `${name}: ${oneLine(value ?? '')}`).join('\n'),
  };
}

const numberedFields = new Set(['volume', 'issue', 'pages', 'edition', 'place', 'series', 'ISBN', 'ISSN']);

function named(type: ItemType, paper: Paper, at: string | undefined): [field: string, value: string | undefined][] {
  const { container, publisher, number, genre } = type;
  const found: [string | undefined, string | undefined][] = [
    [publisher, paper.publisher],
    [container, at],
    [number, paper.number],
    [genre, paper.genre],
  ];
  return found.filter(
    (entry): entry is [string, string | undefined] => entry[0] !== undefined && entry[1] !== undefined,
  );
}

/** Zotero's own reading of BibTeX makes this of `and others`, and Better BibTeX writes that again. */
const others: Creator = { creatorType: 'author', lastName: 'others', fieldMode: 1 };

function creatorsOf(names: readonly Name[] = [], creatorType: Creator['creatorType']): Creator[] {
  return names.map(splitName).map((name) => {
    if (!name.family) return { creatorType, lastName: name.literal || name.given || '', fieldMode: 1 };
    const lastName = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
    return { creatorType, lastName, firstName: [name.given, name.suffix].filter(Boolean).join(', ') };
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
