import type { PaperFields } from '../core/paper';
import { publicationFields } from '../core/publication';
import { mergedWords } from './facts';
import { hold, type Knowledge, knowledgeOf, saidOf } from './hold';
import { joinedPublication, offer } from './offers';
import { isSame, untouchedFrom } from './parts';
import type { SourceFacts, StoredEdits, StoredPaper } from './schema';
import { isPreprint } from './word';

/**
 * What is known of two papers that are one, or of one and another copy of it: of what sources say each fact from the better
 * one, the kept paper's where they are equal; of what was written by hand, and said to a published version, the later word.
 * A preprint and its published version stay apart: where that appeared is offered.
 */
export function mergedKnowledge(kept: StoredPaper, from: StoredPaper): Knowledge {
  const [own, other] = [saidOf(kept), saidOf(from)];
  const isVersion = isPreprint(kept) !== isPreprint(from);
  const isApart = isVersion && isPublished(isPreprint(kept) ? other : own);
  const brought = isApart ? withoutPublication(other) : other;
  const published = joinedPublication(kept, from);
  const edits = joinedEdits(kept.edits, from.edits);
  const all = hold(
    { ...knowledgeOf(kept), ...(published && { published }), ...(edits && { edits }) },
    words(own, brought),
  );
  if (!isApart || !isPreprint(kept)) return all;
  const source = other.sources['container-title'] ?? 'generic';
  return knowledgeOf(offer({ ...kept, ...all }, publicationIn(other), source));
}

/** What is known of a paper without what another one brought when they were merged; what was changed since then stays. */
export function releasedKnowledge(now: StoredPaper, kept: StoredPaper, merged: StoredPaper): Knowledge {
  return knowledgeWithout(now, kept, merged).known;
}

/**
 * What is known of a paper as if something hadn't been said by which it became `after` what it was `before`: field by field
 * what it was, but what is otherwise by now, which is left; `isLeft` where the same source or the reader has said that.
 */
export function knowledgeWithout(
  now: Knowledge,
  before: Knowledge,
  after: Knowledge,
): { known: Knowledge; isLeft: boolean } {
  const facts = [before, now, after].map((of) => factsIn(saidOf(of))) as [Said, Said, Said];
  const edits = [before, now, after].map(editsIn) as [Edits, Edits, Edits];
  const isPublishedSince = !isSame(now.published, after.published);
  const published = isPublishedSince ? now.published : before.published;
  const chosen = untouchedFrom(...facts);
  const said: SourceFacts = {
    facts: Object.assign({}, ...[...chosen.values()].map(({ fact }) => fact)),
    sources: Object.fromEntries([...chosen].flatMap(([field, { source }]) => (source ? [[field, source]] : []))),
  };
  const written = untouchedFrom<object>(...edits);
  const all = {
    ...(written.size > 0 && { edits: Object.fromEntries(written) as StoredEdits }),
    ...(published && { published }),
  };
  const isAgain = (field: string) => facts[1].get(field)?.source === facts[2].get(field)?.source;
  const isLeft =
    otherwiseIn(...facts).some(isAgain) ||
    otherwiseIn<object>(...edits).length > 0 ||
    (isPublishedSince && !isSame(before.published, after.published) && !isSame(before.published, now.published));
  return { known: hold(all, said), isLeft };
}

/** The fields that were changed, and are by now neither as they were before nor as they were then. */
function otherwiseIn<T>(before: Map<string, T>, now: Map<string, T>, after: Map<string, T>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((field) => {
    const [was, is, then] = [before, now, after].map((of) => of.get(field));
    return !isSame(was, then) && !isSame(is, then) && !isSame(is, was);
  });
}

type Said = ReturnType<typeof factsIn>;
type Edits = Map<string, object>;

function editsIn({ edits = {} }: Knowledge): Edits {
  return new Map(Object.entries(edits));
}

/** Of each field that was written by hand the later word; ours where both are of one time. */
function joinedEdits(ours: StoredEdits | undefined, theirs: StoredEdits | undefined): StoredEdits | undefined {
  if (!ours || !theirs) return ours ?? theirs;
  const joined: StoredEdits = { ...ours };
  for (const [field, edit] of Object.entries(theirs)) {
    const own = ours[field as keyof PaperFields];
    if (!own || edit.changed > own.changed) Object.assign(joined, { [field]: edit });
  }
  return joined;
}

/** The kept paper's facts over the other's, field by field. */
function words(kept: SourceFacts, from: SourceFacts): SourceFacts {
  let merged = from;
  const { authorsIncomplete, ...facts } = kept.facts;
  for (const [field, fact] of Object.entries(facts)) {
    const said = { [field]: fact, ...(field === 'author' && authorsIncomplete && { authorsIncomplete }) };
    merged = mergedWords(merged, said, kept.sources[field as keyof PaperFields] ?? 'generic');
  }
  return merged;
}

function isPublished({ facts }: SourceFacts): boolean {
  return facts['container-title'] !== undefined;
}

function publicationIn({ facts }: SourceFacts): PaperFields {
  return Object.fromEntries(publicationFields.flatMap((field) => (field in facts ? [[field, facts[field]]] : [])));
}

function withoutPublication({ facts, sources }: SourceFacts): SourceFacts {
  const rest = (of: object) =>
    Object.fromEntries(
      Object.entries(of).filter(([field]) => !(publicationFields as readonly string[]).includes(field)),
    );
  return { facts: rest(facts), sources: rest(sources) };
}

/** Each fact with who says it; with the authors whether there are more. */
function factsIn({
  facts,
  sources,
}: SourceFacts): Map<string, { fact: Partial<PaperFields>; source: string | undefined }> {
  const { author, authorsIncomplete, ...rest } = facts;
  const ofAuthors = { ...(author && { author }), ...(authorsIncomplete !== undefined && { authorsIncomplete }) };
  const all = [
    ...Object.entries(rest).map(([field, fact]) => [field, { [field]: fact }] as const),
    ...(Object.keys(ofAuthors).length > 0 ? [['author', ofAuthors] as const] : []),
  ];
  return new Map(all.map(([field, fact]) => [field, { fact, source: sources[field as keyof PaperFields] }]));
}
