import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { surnameOf } from '../core/same-paper';
import { words } from '../core/text';
import { comparableTitle } from '../core/title';
import { identifierOf, issuedOf } from '../formats/publication';
import { dblpHit, dblpRecord } from './dblp-record';
import { AnswerUnreadable } from './errors';
import { limits } from './facts';
import { foundIn, isPreprint } from './found';
import type { Found, MetadataSource } from './source';
import { parseJson } from './told';
import { readXml } from './xml';

/**
 * DBLP: where a preprint was published, by its title; and its own records, by their keys.
 * Source: https://dblp.org/faq/How+to+use+the+dblp+search+API.html,
 * https://dblp.org/faq/Am+I+allowed+to+crawl+the+dblp+website.html (1–2 s, `Retry-After`).
 */
export const dblp: MetadataSource = {
  id: 'dblp',
  name: 'DBLP',
  host: 'https://dblp.org/*',
  hasCors: false,
  asks: 'https://dblp.org/search/publ/api?q=<title and first author>',
  batch: 1,
  pause: 2_000,
  keyOf: (paper) => identifierOf(paper, 'dblp') ?? queryOf(paper),
  request: ([paper]) => {
    const key = paper && identifierOf(paper, 'dblp');
    if (key !== undefined) return { url: `https://dblp.org/rec/${keyPath(key)}.xml`, accept: 'application/xml' };
    const query = encodeURIComponent((paper && queryOf(paper)) ?? '');
    return { url: `https://dblp.org/search/publ/api?format=json&h=20&q=${query}`, accept: 'application/json' };
  },
  read(answer, [paper]) {
    if (!paper) return new Map();
    const key = identifierOf(paper, 'dblp');
    const found = key === undefined ? publishedIn(answer, paper) : recordIn(answer, paper, key);
    return found ? new Map<PaperId, Found>([[paper.id, found]]) : new Map();
  },
};

/** Only of a preprint it is asked, and where its answer can be told right from wrong. Formulas are written otherwise there. */
function queryOf(paper: Paper): string | undefined {
  const [first] = paper.author ?? [];
  if (!isPreprint(paper) || paper.title === undefined || !first || comparableTitle(paper.title) === '')
    return undefined;
  const title = paper.title.slice(0, limits.title).replace(/\$[^$]{0,200}\$/g, ' ');
  return [...words(title), ...words(surnameOf(first))].slice(0, 40).join(' ');
}

function keyPath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

function recordIn(answer: string, paper: Paper, key: string): Found | undefined {
  const [element] = readXml(answer, 'dblp').all(undefined, 1);
  if (element?.attribute('key') !== key) return undefined;
  return foundIn(paper, dblpRecord(element), identifierOf(paper, 'arxiv') === undefined);
}

/** What isn't published for good: a workshop's paper, a poster. */
const informal = /\bworkshops?\b|@|\bextended abstracts\b|\((?:posters?|demos?|student)\b/i;

/** Years that a paper can have been published before it was put into an archive; beyond that it is another of its name. */
const yearsBefore = 3;

/** Of several that agree the earliest: a journal's version of a conference's paper comes later. A workshop's counts where there is no other. */
function publishedIn(answer: string, paper: Paper): Found | undefined {
  const result = parseJson(answer).of('result');
  if (result.of('hits').value === undefined) throw new AnswerUnreadable('Expected hits, got something else');
  const records = result
    .of('hits', 'hit')
    .items(100)
    .flatMap((hit) => dblpHit(hit.of('info')) ?? []);
  const agreeing = records.flatMap((record) => foundIn(paper, record, false) ?? []);
  const arxiv = identifierOf(paper, 'arxiv');
  const { year: archived = 0 } = issuedOf(arxiv === undefined ? paper : { id: `arxiv:${arxiv}` });
  const yearOf = ({ published }: Found) => Number(published?.facts.issued ?? 9999);
  const isInformal = ({ published }: Found) => informal.test(published?.facts['container-title'] ?? '');
  return agreeing
    .filter((found) => yearOf(found) >= archived - yearsBefore)
    .sort((a, b) => Number(isInformal(a)) - Number(isInformal(b)) || yearOf(a) - yearOf(b))[0];
}
