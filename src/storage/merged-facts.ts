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
  const facts = untouchedFrom(factsIn(saidOf(kept)), factsIn(saidOf(now)), factsIn(saidOf(merged)));
  const of = (paper: StoredPaper) => new Map(Object.entries(paper.edits ?? {}));
  const edits = untouchedFrom<object>(of(kept), of(now), of(merged));
  const published = isSame(now.published, merged.published) ? kept.published : now.published;
  const said: SourceFacts = {
    facts: Object.fromEntries([...facts].map(([field, { fact }]) => [field, fact])),
    sources: Object.fromEntries([...facts].flatMap(([field, { source }]) => (source ? [[field, source]] : []))),
  };
  const all = {
    ...(edits.size > 0 && { edits: Object.fromEntries(edits) as StoredEdits }),
    ...(published && { published }),
  };
  return hold(all, said);
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

function factsIn({ facts, sources }: SourceFacts): Map<string, { fact: unknown; source: string | undefined }> {
  const entries = Object.entries(facts);
  return new Map(entries.map(([field, fact]) => [field, { fact, source: sources[field as keyof PaperFields] }]));
}
