import { isPaperId, type PaperId, schemeOf } from '../../core/identifier';
import { factNames, paperTypes } from '../../core/metadata';
import { type Name, splitName } from '../../core/name';
import type { PaperFields } from '../../core/paper';
import { publicationFields } from '../../core/publication';
import type { BackupEdits, BackupPaper, BackupPublication } from './records';
import { present, type Said } from './said';

const nameParts = ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const;

/** Ids, sites and the like of one paper. */
const maxIds = 5_000;

/**
 * Write a paper as a CSL-JSON item, with what is only ours under `custom`.
 * Source: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json.
 */
export function cslItemOf(paper: BackupPaper): object {
  const { id, ids, facts, sources, covered, edits, published, sites, claims, absorbed, apart } = paper;
  const { author, editor, authorsIncomplete, authorCount, issued, type, DOI, ...texts } = facts;
  const doi = ids.find((one) => schemeOf(one) === 'doi')?.slice('doi:'.length);
  const fallback = facts['container-title'] === undefined ? 'article' : 'article-journal';
  const own = { type, DOI, authorsIncomplete, authorCount };
  return present({
    id,
    type: type ?? fallback,
    ...texts,
    author: author?.map(splitName),
    editor: editor?.map(splitName),
    issued: issued === undefined ? undefined : { 'date-parts': [issued.split('-').map(Number)] },
    DOI: DOI ?? doi,
    custom: present({ ids, sources, covered, edits, published, sites, claims, absorbed, apart, ...own }),
  });
}

/** @throws RecordInvalid unless a CSL-JSON item is a paper as `cslItemOf` writes it; what it doesn't know is dropped. */
export function paperFromCsl(said: Said): BackupPaper {
  const id = paperIdFrom(said.of('id'));
  const custom = said.of('custom');
  const ids = [...new Set(custom.of('ids').list(maxIds, paperIdFrom))];
  if (!ids.includes(id)) throw custom.of('ids').fault();
  const idList = (name: string) => custom.of(name).maybe((list) => [...new Set(list.list(maxIds, paperIdFrom))]);
  return present<BackupPaper>({
    id,
    ids,
    facts: cslFactsFrom(said, custom),
    sources: sourcesFrom(custom.of('sources')),
    covered: custom.of('covered').maybe((covered) => ({
      facts: factsFrom(covered.of('facts')),
      sources: sourcesFrom(covered.of('sources')),
    })),
    edits: custom.of('edits').maybe(editsFrom),
    published: custom.of('published').maybe(publicationFrom),
    sites: custom.of('sites').list(maxIds, siteFrom),
    claims: idList('claims'),
    absorbed: idList('absorbed'),
    apart: idList('apart'),
  });
}

/** @throws RecordInvalid unless it is a canonical id. */
export function paperIdFrom(said: Said): PaperId {
  if (!isPaperId(said.value)) throw said.fault();
  return said.value;
}

/** @throws RecordInvalid unless it looks like a site's id, which is its host where it has no adapter. */
export function siteFrom(said: Said): string {
  const site = said.text(253);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(site)) throw said.fault();
  return site;
}

/** How each fact is read where it stands by itself. */
const readers: { [Field in keyof PaperFields]-?: (said: Said) => PaperFields[Field] | undefined } = {
  title: shortFrom,
  author: namesFrom,
  authorsIncomplete: (said) => said.flag(),
  authorCount: (said) => said.whole(1, 1_000_000),
  abstract: (said) => said.text(100_000),
  type: (said) => said.one(paperTypes),
  issued: dayFrom,
  'container-title': shortFrom,
  'collection-title': shortFrom,
  editor: namesFrom,
  volume: shortFrom,
  issue: shortFrom,
  page: shortFrom,
  number: shortFrom,
  edition: shortFrom,
  publisher: shortFrom,
  'publisher-place': shortFrom,
  genre: shortFrom,
  DOI: shortFrom,
  ISBN: shortFrom,
  ISSN: shortFrom,
  categories: (said) => said.list(1_000, (category) => category.text(200)),
  URL: addressFrom,
};

/** Facts that aren't CSL-JSON's, or stand there for others. */
const ownFacts: readonly string[] = ['type', 'DOI', 'authorsIncomplete', 'authorCount'];

function cslFactsFrom(said: Said, custom: Said): PaperFields {
  const read = factNames.map((field) => {
    if (field === 'issued') return [field, said.of(field).maybe(issuedFrom)];
    return [field, (ownFacts.includes(field) ? custom : said).of(field).maybe<unknown>(readers[field])];
  });
  const facts = present<PaperFields>(Object.fromEntries(read));
  // Where a list is whole, nothing says so.
  if (!facts.authorsIncomplete) delete facts.authorsIncomplete;
  return facts;
}

function factsFrom(said: Said): PaperFields {
  return present(Object.fromEntries(factNames.map((field) => [field, said.of(field).maybe<unknown>(readers[field])])));
}

function editsFrom(said: Said): BackupEdits {
  const edits = factNames.flatMap((field) => {
    const edit = said.of(field);
    if (edit.value === undefined) return [];
    const value = edit.of('value').maybe<unknown>(readers[field]);
    return [[field, { ...(value !== undefined && { value }), changed: edit.of('changed').time() }]];
  });
  return Object.fromEntries(edits);
}

function publicationFrom(said: Said): BackupPublication {
  const facts = Object.entries(factsFrom(said.of('facts')));
  return present<BackupPublication>({
    facts: Object.fromEntries(facts.filter(([field]) => (publicationFields as readonly string[]).includes(field))),
    source: said.of('source').text(253),
    state: said.of('state').one(['offered', 'taken', 'declined'] as const),
    changed: said.of('changed').time(),
    alias: said.of('alias').maybe(paperIdFrom),
  });
}

function shortFrom(said: Said): string {
  return said.text(5_000);
}

function dayFrom(said: Said): string {
  const day = said.text(10);
  if (!/^\d{4}(?:-\d{2}){0,2}$/.test(day)) throw said.fault();
  return day;
}

/** The names that say anything. */
function namesFrom(said: Said): Name[] {
  return said.list(10_000, nameFrom).filter(({ family, literal }) => family || literal);
}

function nameFrom(said: Said): Name {
  const name: Name = {};
  for (const part of nameParts) {
    const text = said.of(part).maybe((one) => one.text(1_000, true));
    if (text !== undefined && text !== '') name[part] = text;
  }
  return name;
}

function issuedFrom(said: Said): string {
  const [parts, another] = said.of('date-parts').list(1, (date) => date.list(3, (part) => part.whole(0, 9_999)));
  if (!parts || another || parts.length === 0 || parts.slice(1).some((part) => part > 99)) throw said.fault();
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** Whatever stands here becomes a link. */
function addressFrom(said: Said): string {
  const address = said.text(5_000);
  if (!/^https?:\/\/[^\s]+$/.test(address)) throw said.fault();
  return address;
}

function sourcesFrom(said: Said): BackupPaper['sources'] {
  const sources: BackupPaper['sources'] = {};
  for (const name of factNames) {
    const source = said.of(name).maybe((one) => one.text(253));
    if (source !== undefined) sources[name] = source;
  }
  return sources;
}
