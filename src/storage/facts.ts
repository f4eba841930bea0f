import type { PaperId } from '../core/identifier';
import { factNames } from '../core/metadata';
import { type Name, splitName } from '../core/name';
import type { Paper, PaperFields, Source } from '../core/paper';
import { isSamePaper } from '../core/same-paper';
import { fold } from '../core/text';
import { comparableTitle } from '../core/title';
import { authorityOf } from './authority';
import { type FactName, hold, saidOf } from './hold';
import { offer } from './offers';
import type { SourceFacts, StoredPaper } from './schema';
import { wordOn } from './word';

/** A paper of which nothing is known yet. */
export function emptyPaper(id: PaperId): StoredPaper {
  return { id, ids: [id], facts: {}, sources: {}, sites: [] };
}

/**
 * What is known of a paper once `source` has said what it says. A source replaces what an equal or lesser one said,
 * unless it says less of the same; what it doesn't say stays. What the reader has written, and a published version that was
 * taken, still cover it; where a preprint was published is offered only.
 */
export function mergeFacts(stored: StoredPaper, said: Partial<Paper>, source: Source): StoredPaper {
  const known = saidOf(stored);
  const { facts, offer: publication } = wordOn(stored, said, source);
  const isOffered = publication && agrees({ ...facts, ...known.facts }, said, source);
  // Of what isn't offered nobody knows what it was published as, but that it was by then.
  const dated = publication && !isOffered && said.issued !== undefined ? { ...facts, issued: said.issued } : facts;
  const now = mergedWords(known, dated, source);
  const next = hold(stored, now);
  return publication && isOffered ? offer(next, publication, source) : next;
}

/** What is said once a source has said something more. */
export function mergedWords(known: SourceFacts, said: PaperFields, source: Source): SourceFacts {
  const facts: PaperFields = { ...known.facts };
  const sources = { ...known.sources };
  for (const field of factNames) {
    // Whether a list of authors is whole is said with the list.
    if (said[field] === undefined || field === 'authorsIncomplete') continue;
    if (facts[field] !== undefined && !replaces(field, facts, sources[field], said, source)) continue;
    Object.assign(facts, { [field]: said[field] });
    sources[field] = source;
    if (field !== 'author') continue;
    delete facts.authorsIncomplete;
    if (said.authorsIncomplete) facts.authorsIncomplete = true;
  }
  return { facts, sources };
}

/** A paper as others see it. */
export function paperOf({ id, ids, facts }: StoredPaper): Paper {
  const aliases = ids.filter((other) => other !== id);
  return aliases.length > 0 ? { ...facts, id, aliases } : { ...facts, id };
}

/** The venue by which a paper is found: where it was published, also while that is only offered. */
export function venueOf(paper: StoredPaper): string | undefined {
  return foundBy(paper, 'container-title');
}

/** The date by which a paper is found: its own, else that of the published version that is offered. */
export function dateOf(paper: StoredPaper): string | undefined {
  return foundBy(paper, 'issued');
}

function foundBy({ facts, published }: StoredPaper, field: 'container-title' | 'issued'): string | undefined {
  return facts[field] ?? (published?.state === 'offered' ? published.facts[field] : undefined);
}

/**
 * Whether a paper's title and an author are those of what a source describes, whatever the ids. A card that carries the
 * paper's id itself needn't name an author, nor need any be known.
 */
function agrees(known: PaperFields, said: PaperFields, source: Source): boolean {
  const titled = ({ title = '', author = [] }: PaperFields) => ({ id: 'title:any' as const, title, author });
  if (isSamePaper(titled(known), titled(said))) return true;
  if (source.startsWith('api:') || (known.author && said.author)) return false;
  const nobody = [{ literal: 'anybody' }];
  return isSamePaper({ ...titled(known), author: nobody }, { ...titled(said), author: nobody });
}

function replaces(
  field: FactName,
  known: PaperFields,
  knownSource: Source | undefined,
  said: PaperFields,
  source: Source,
): boolean {
  const [authority, ofKnown] = [authorityOf(source), authorityOf(knownSource)];
  if (saysLess(field, known, said, ofKnown - authority)) return false;
  if (saysLess(field, said, known, authority - ofKnown)) return true;
  return authority >= ofKnown;
}

/** Texts of which a beginning may be all that somebody shows. */
const cutShort: readonly FactName[] = ['title', 'abstract', 'issued'];

/** A mark behind which a subtitle stands. */
const beforeSubtitle = /^\s*[:?!–—]/;

/**
 * Whether `said` is only a lesser form of `known`: "et al.", initials for names, an abstract that breaks off, a year for a
 * whole date, and what is set in capitals. What a source that is less believed has behind another's words, as a page's title
 * has the site's name, isn't theirs: `lead` is by how much whoever says `known` is believed more.
 */
function saysLess(field: FactName, known: PaperFields, said: PaperFields, lead: number): boolean {
  if (isLoud(field, said) !== isLoud(field, known) && isSaidAlike(field, known, said)) return isLoud(field, said);
  if (field === 'author') {
    if (said.authorsIncomplete !== known.authorsIncomplete) return said.authorsIncomplete === true;
    return isInitialsOf(said.author ?? [], known.author ?? []);
  }
  const [more, less] = [known[field], said[field]];
  if (typeof more !== 'string' || typeof less !== 'string' || !cutShort.includes(field)) return false;
  const start = less.replace(/(?:…|\.\.\.)$/, '').trimEnd();
  if (start.length >= more.length || !more.startsWith(start)) return false;
  const isCut = start !== less.trimEnd() || /^\p{L}{2}/u.test(more.slice(start.length - 1));
  return (
    lead >= 0 || field === 'issued' || isCut || (field === 'title' && beforeSubtitle.test(more.slice(start.length)))
  );
}

/** Whether a title of several words, or the surnames of a list of authors, have capitals only. */
function isLoud(field: FactName, { title = '', author = [] }: PaperFields): boolean {
  const text = field === 'title' ? title : field === 'author' ? author.map(familyOf).join(' ') : '';
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && (field !== 'title' || text.trim().split(/\s+/).length > 2);
}

/** Whether titles, or lists of authors, are equal but for capitals and initials. */
function isSaidAlike(field: FactName, known: PaperFields, said: PaperFields): boolean {
  if (field === 'title') return comparableTitle(known.title ?? '') === comparableTitle(said.title ?? '');
  const [some, others] = [known.author ?? [], said.author ?? []];
  if (field !== 'author' || known.authorsIncomplete !== said.authorsIncomplete) return false;
  return some.length === others.length && some.every((name, at) => isNamedAlike(name, others[at] ?? {}));
}

function isNamedAlike(one: Name, other: Name): boolean {
  if (fold(familyOf(one)) !== fold(familyOf(other))) return false;
  const [given, another] = [one, other].map((name) => fold(splitName(name).given ?? ''));
  return given === another || given?.slice(0, 1) === another?.slice(0, 1);
}

function familyOf(name: Name): string {
  const { family, literal } = splitName(name);
  return family ?? literal ?? '';
}

/** Whether one list has the names of the other, with initials where that has given names. */
function isInitialsOf(less: readonly Name[], more: readonly Name[]): boolean {
  if (less.length !== more.length || !less.some((name) => isShort(splitName(name)))) return false;
  const pairs = less.map((name, at) => [splitName(name), splitName(more[at] ?? {})] as const);
  const isSame = pairs.every(([one, other]) => {
    const given = fold(one.given ?? '');
    return (
      fold(one.family ?? one.literal ?? '') === fold(other.family ?? other.literal ?? '') &&
      (given === fold(other.given ?? '') || isInitial(one, other))
    );
  });
  return isSame && pairs.some(([one, other]) => isInitial(one, other));
}

function isInitial(name: Name, { given: whole = '' }: Name): boolean {
  const { given = '' } = name;
  return isShort(name) && whole.length > given.length && fold(whole).startsWith(fold(given.slice(0, 1)));
}

/** Whether a name has initials for given names. */
function isShort({ given }: Name): boolean {
  return given !== undefined && given.length <= 20 && /^(?:\p{Lu}[.\s-]{0,3}){1,4}$/u.test(given);
}
