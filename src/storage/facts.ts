import type { PaperId } from '../core/identifier';
import type { Paper, PaperFields, Source } from '../core/paper';
import type { StoredPaper } from './schema';

/** How far a source is believed; what isn't named here is a site's listing. */
const authority: Readonly<Record<string, number>> = { text: 0, generic: 1, arxiv: 3, crossref: 4 };
const listing = 2;

const fields = [
  'title',
  'author',
  'authorCount',
  'abstract',
  'issued',
  'container-title',
  'categories',
  'URL',
] as const satisfies readonly (keyof PaperFields)[];

/** A paper of which nothing is known yet. */
export function emptyPaper(id: PaperId): StoredPaper {
  return { id, ids: [id], facts: {}, sources: {}, sites: [] };
}

/**
 * What is known of a paper once `source` has said what it says. A source replaces what an equal or lesser one said,
 * unless it says less of the same; what it doesn't say stays.
 */
export function mergeFacts(stored: StoredPaper, said: PaperFields, source: Source): StoredPaper {
  const facts: PaperFields = { ...stored.facts };
  const sources = { ...stored.sources };
  for (const field of fields) {
    if (said[field] === undefined) continue;
    if (facts[field] !== undefined && !replaces(field, facts, sources[field], said, source)) continue;
    Object.assign(facts, { [field]: said[field] });
    sources[field] = source;
    if (field !== 'author') continue;
    delete facts.authorsIncomplete;
    if (said.authorsIncomplete) facts.authorsIncomplete = true;
  }
  return { ...stored, facts, sources };
}

/** A paper as others see it. */
export function paperOf({ id, ids, facts }: StoredPaper): Paper {
  const aliases = ids.filter((other) => other !== id);
  return aliases.length > 0 ? { ...facts, id, aliases } : { ...facts, id };
}

function replaces(
  field: (typeof fields)[number],
  known: PaperFields,
  knownSource: Source | undefined,
  said: PaperFields,
  source: Source,
): boolean {
  if (saysLess(field, known, said)) return false;
  if (saysLess(field, said, known)) return true;
  return rank(source) >= rank(knownSource);
}

/** Whether `said` is only a cut form of `known`: "et al.", an abstract that breaks off, a year for a whole date. */
function saysLess(field: (typeof fields)[number], known: PaperFields, said: PaperFields): boolean {
  if (field === 'author') return said.authorsIncomplete === true && known.authorsIncomplete !== true;
  const [more, less] = [known[field], said[field]];
  if (typeof more !== 'string' || typeof less !== 'string' || field === 'URL') return false;
  const start = less.replace(/(?:…|\.\.\.)$/, '').trimEnd();
  return start.length < more.length && more.startsWith(start);
}

function rank(source: Source | undefined): number {
  if (source === undefined) return -1;
  return Object.hasOwn(authority, source) ? (authority[source] ?? listing) : listing;
}
