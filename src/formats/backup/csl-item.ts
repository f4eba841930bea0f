import { isPaperId, type PaperId, schemeOf } from '../../core/identifier';
import { type Name, splitName } from '../../core/name';
import type { PaperFields } from '../../core/paper';
import type { BackupPaper } from './records';
import { present, type Said } from './said';

const nameParts = ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const;

const factNames = [
  'title',
  'author',
  'authorsIncomplete',
  'authorCount',
  'abstract',
  'issued',
  'container-title',
  'categories',
  'URL',
] as const satisfies readonly (keyof PaperFields)[];

/** Ids, sites and the like of one paper. */
const maxIds = 5_000;

/**
 * Write a paper as a CSL-JSON item, with what is only ours under `custom`.
 * Source: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json.
 */
export function cslItemOf({ id, ids, facts, sources, sites, claims, absorbed, apart }: BackupPaper): object {
  const { title, author, authorsIncomplete, authorCount, abstract, issued, categories, URL } = facts;
  const doi = ids.find((one) => schemeOf(one) === 'doi')?.slice('doi:'.length);
  return present({
    id,
    type: facts['container-title'] === undefined ? 'article' : 'article-journal',
    title,
    author: author?.map(splitName),
    abstract,
    issued: issued === undefined ? undefined : { 'date-parts': [issued.split('-').map(Number)] },
    'container-title': facts['container-title'],
    categories,
    DOI: doi,
    URL,
    custom: present({ ids, sources, sites, claims, absorbed, apart, authorsIncomplete, authorCount }),
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
    facts: factsFrom(said, custom),
    sources: sourcesFrom(custom.of('sources')),
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

function factsFrom(said: Said, custom: Said): PaperFields {
  return present<PaperFields>({
    title: said.of('title').maybe((one) => one.text(5_000)),
    author: said.of('author').maybe(namesFrom),
    authorsIncomplete: custom.of('authorsIncomplete').maybe((one) => one.flag() || undefined),
    authorCount: custom.of('authorCount').maybe((one) => one.whole(1, 1_000_000)),
    abstract: said.of('abstract').maybe((one) => one.text(100_000)),
    issued: said.of('issued').maybe(issuedFrom),
    'container-title': said.of('container-title').maybe((one) => one.text(5_000)),
    categories: said.of('categories').maybe((one) => one.list(1_000, (category) => category.text(200))),
    URL: said.of('URL').maybe(addressFrom),
  });
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
