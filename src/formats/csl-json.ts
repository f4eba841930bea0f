import type { CitedPaper, ExportOptions } from '../core/citing';
import { type Name, splitName } from '../core/name';
import type { Paper, PaperType } from '../core/paper';
import { addressOf } from './address';
import { tidyText } from './latex';
import { containerOf, doiOf, hasMoreAuthors, identifierOf, issuedOf, kindOf } from './publication';
import type { FormatWriter } from './writer';

/**
 * Writes CSL-JSON: an array of items, whose ids are the citation keys. What CSL has no variable for stands in `custom`: all
 * ids of the paper, and what the reader says of it. The reader's note is an `annote`, which no style prints by itself.
 * Source: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json.
 */
export function cslJsonWriter({ includes }: Pick<ExportOptions, 'includes'>): FormatWriter {
  return {
    type: 'application/vnd.citationstyles.csl+json',
    open: '[\n',
    between: ',\n',
    close: '\n]\n',
    entry: (cited) => JSON.stringify(cslItem(cited, includes), null, 2).replace(/^/gm, '  '),
  };
}

/** A date of CSL-JSON. */
interface CslDate {
  'date-parts': number[][];
}

/** An item of CSL-JSON. */
export interface CslItem extends Partial<Record<(typeof texts)[number], string>> {
  id: string;
  type: PaperType;
  author?: Name[];
  editor?: Name[];
  issued?: CslDate;
  categories?: string[];
  custom?: Record<string, unknown>;
  keyword?: string;
  annote?: string;
  PMID?: string;
  PMCID?: string;
}

const texts = [
  'title',
  'container-title',
  'collection-title',
  'volume',
  'issue',
  'page',
  'number',
  'edition',
  'publisher',
  'publisher-place',
  'genre',
  'DOI',
  'ISBN',
  'ISSN',
  'URL',
  'abstract',
] as const;

/** A paper as an item of CSL-JSON. */
export function cslItem(cited: CitedPaper, includes: ExportOptions['includes']): CslItem {
  const { paper, key, tags = [], note = '' } = cited;
  const type = kindOf(paper);
  const said = { ...(type === 'article' && preprintOf(paper)), ...paper, URL: addressOf(paper) };
  const item: CslItem = { id: key, type };
  for (const name of texts) {
    const value = tidyText(variableOf(name, paper, said) ?? '');
    if (value !== '' && (name !== 'abstract' || includes.abstract)) item[name] = literally(value);
  }
  for (const role of ['author', 'editor'] as const) {
    const names = (paper[role] ?? []).map(nameOf).filter((name) => Object.keys(name).length > 0);
    if (role === 'author' && hasMoreAuthors(paper)) names.push(others);
    if (names.length > 0) item[role] = names;
  }
  const { year, month, day } = issuedOf(paper);
  const date = [year, month, day].filter((part) => part !== undefined);
  if (date.length > 0) item.issued = { 'date-parts': [date] };
  const [pmid, pmcid] = [identifierOf(paper, 'pmid'), identifierOf(paper, 'pmcid')];
  if (pmid) item.PMID = pmid;
  if (pmcid) item.PMCID = pmcid;
  if (paper.categories?.length) item.categories = paper.categories.map(tidyText);
  if (includes.keywords && tags.length > 0) item.keyword = tags.join('; ');
  if (includes.note && note !== '') item.annote = note;
  item.custom = customOf(cited, includes);
  return item;
}

/** Stands for authors that aren't known by name, as `and others` does in BibTeX: programs that read this take it for that. */
const others: Name = { literal: 'others' };

/** Parts a sign from the next where the two would be taken for markup; it can't be seen. */
export const parted = '\u2060';

/** CSL's processors read these tags in whatever a variable says, and know no other way to write them. */
function literally(text: string): string {
  return text.includes('<') ? text.replace(/<(?=\/?(?:i|b|su[bp]|sc|span)\b)/gi, `<${parted}`) : text;
}

function variableOf(
  name: (typeof texts)[number],
  paper: Paper,
  said: Partial<Record<(typeof texts)[number], string | undefined>>,
): string | undefined {
  if (name === 'container-title') return containerOf(paper);
  return name === 'DOI' ? doiOf(paper) : said[name];
}

/** A preprint's archive, as Zotero says it. */
function preprintOf(paper: Paper): { number: string; publisher: string } | undefined {
  const arxiv = identifierOf(paper, 'arxiv');
  return arxiv === undefined ? undefined : { number: `arXiv:${arxiv}`, publisher: 'arXiv' };
}

function nameOf(name: Name): Name {
  const split = splitName(name);
  const clean: Name = {};
  for (const part of ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const) {
    const text = tidyText(split[part] ?? '');
    if (text !== '') clean[part] = text;
  }
  // A name that is given alone is no family's.
  return clean.family === undefined && clean.literal === undefined && clean.given !== undefined
    ? { literal: clean.given }
    : clean;
}

function customOf(
  { paper, tags = [], ...said }: CitedPaper,
  includes: ExportOptions['includes'],
): NonNullable<CslItem['custom']> {
  const { authorsIncomplete, authorCount, id, aliases = [] } = paper;
  return {
    ids: [id, ...aliases],
    ...(authorsIncomplete && { authorsIncomplete }),
    ...(authorCount !== undefined && { authorCount }),
    ...(said.aliasKeys && { aliasKeys: said.aliasKeys }),
    ...(includes.keywords && tags.length > 0 && { tags }),
    ...(includes.keywords && said.status && { status: said.status }),
    ...(includes.keywords && said.starred && { starred: true }),
    ...(includes.keywords && said.saved !== undefined && { saved: new Date(said.saved).toISOString() }),
  };
}
