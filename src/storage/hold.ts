import { factNames } from '../core/metadata';
import type { PaperFields } from '../core/paper';
import { publicationFields } from '../core/publication';
import { isSame } from './parts';
import type { SourceFacts, StoredPaper } from './schema';

/** A field of a paper. */
export type FactName = keyof PaperFields;

/** All that is known of a paper: what holds, what that covers, and what it is made of. */
export type Knowledge = Pick<StoredPaper, 'facts' | 'sources' | 'covered' | 'edits' | 'published'>;

/** What follows from who the authors are: it is theirs who wrote the list. */
const ofAuthors = ['authorsIncomplete', 'authorCount'] as const;

/** What is known of a paper, parts that there aren't left out. */
export function knowledgeOf({ facts, sources, covered, edits, published }: StoredPaper): Knowledge {
  return {
    facts,
    sources,
    ...(covered && { covered }),
    ...(edits && { edits }),
    ...(published && { published }),
  };
}

/** A paper of which something else is known. */
export function withKnowledge(paper: StoredPaper, known: Knowledge): StoredPaper {
  const { covered: _, edits: __, published: ___, ...rest } = paper;
  return { ...rest, ...known };
}

/** What sources say of a paper, whatever covers it. */
export function saidOf(paper: Knowledge): SourceFacts {
  const { facts, sources, covered } = paper;
  const hidden = coveredBy(paper);
  if (hidden.size === 0) return { facts, sources };
  return {
    facts: { ...without(facts, hidden), ...covered?.facts },
    sources: { ...without(sources, hidden), ...covered?.sources },
  };
}

/** Put together what holds of a paper: what sources say, over it the published version if it was taken, over all what was written by hand. */
export function hold<Paper extends Pick<StoredPaper, 'edits' | 'published'>>(
  of: Paper,
  said: SourceFacts,
): Paper & Knowledge {
  const { covered: _, ...rest } = of as Paper & Knowledge;
  const { edits = {}, published } = of;
  const hidden = coveredBy(of);
  if (hidden.size === 0) return { ...rest, ...said } as Paper & Knowledge;
  const facts: PaperFields = without(said.facts, hidden);
  const sources = without(said.sources, hidden);
  if (published?.state === 'taken') {
    for (const field of publicationFields) {
      if (published.facts[field] === undefined) continue;
      Object.assign(facts, { [field]: published.facts[field] });
      sources[field] = published.source;
    }
  }
  for (const field of factNames) {
    const edit = edits[field];
    if (edit?.value === undefined) continue;
    // A list that was said to be whole has no such mark.
    if (edit.value === false) delete facts[field];
    else Object.assign(facts, { [field]: edit.value });
    sources[field] = 'user';
  }
  const covered = { facts: only(said.facts, hidden), sources: only(said.sources, hidden) };
  const isCovering = Object.keys(covered.facts).length > 0;
  return { ...rest, facts, sources, ...(isCovering && { covered }) } as Paper & Knowledge;
}

/** Whether what holds of a paper follows from what it is made of. */
export function isHeld(paper: StoredPaper): boolean {
  if (!paper.edits && !paper.published && !paper.covered) return true;
  const { facts, sources, covered } = hold(paper, saidOf(paper));
  const inOrder = (of: object = {}) => Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1));
  return (
    isSame(inOrder(facts), inOrder(paper.facts)) &&
    isSame(inOrder(sources), inOrder(paper.sources)) &&
    (covered === undefined) === (paper.covered === undefined)
  );
}

/** The fields of which sources have no say. */
function coveredBy({ edits = {}, published }: Pick<StoredPaper, 'edits' | 'published'>): Set<FactName> {
  const hidden = new Set<FactName>(published?.state === 'taken' ? publicationFields : []);
  for (const field of factNames) if (edits[field]?.value !== undefined) hidden.add(field);
  if (hidden.has('author')) for (const field of ofAuthors) hidden.add(field);
  return hidden;
}

function without<T extends object>(of: T, fields: ReadonlySet<string>): T {
  return Object.fromEntries(Object.entries(of).filter(([field]) => !fields.has(field))) as T;
}

function only<T extends object>(of: T, fields: ReadonlySet<string>): T {
  return Object.fromEntries(Object.entries(of).filter(([field]) => fields.has(field))) as T;
}
