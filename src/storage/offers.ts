import type { Source } from '../core/paper';
import type { Publication } from '../core/publication';
import { fold } from '../core/text';
import { authorityOf } from './authority';
import { hold, saidOf } from './hold';
import type { StoredPaper } from './schema';

/**
 * Keep that a source says where a paper was published. What was declined stays so; what was taken learns more of the same
 * publication only; what is offered is the word of the best source, and what others say of the same fills it up.
 */
export function offer(paper: StoredPaper, facts: Publication['facts'], source: Source): StoredPaper {
  const { published: known } = paper;
  if (!known) return { ...paper, published: { facts, source, state: 'offered', changed: 0 } };
  const isBetter = authorityOf(source) >= authorityOf(known.source);
  const isSame = isSamePublication(known.facts, facts);
  if (known.state === 'declined' || (!isSame && (known.state === 'taken' || !isBetter))) return paper;
  const all = isBetter ? { ...(isSame && known.facts), ...facts } : { ...facts, ...known.facts };
  const published = { ...known, facts: all, ...(isBetter && { source }) };
  return hold({ ...paper, published }, saidOf(paper));
}

/** The publication of two papers that are one: the one that somebody has said something to last, else the better source's. */
export function joinedPublication(kept: StoredPaper, from: StoredPaper): StoredPaper['published'] {
  const [one, other] = [kept.published, from.published];
  if (!one || !other) return one ?? other;
  if (one.changed !== other.changed) return one.changed > other.changed ? one : other;
  return authorityOf(other.source) > authorityOf(one.source) ? other : one;
}

/** Whether two publications are one: by their DOIs, else by the names of what they are in. */
function isSamePublication(one: Publication['facts'], other: Publication['facts']): boolean {
  if (one.DOI !== undefined && other.DOI !== undefined) return one.DOI.toLowerCase() === other.DOI.toLowerCase();
  const [venue, another] = [one['container-title'], other['container-title']];
  return venue !== undefined && another !== undefined && fold(venue) === fold(another);
}
