import { type Change, maxNoteLength } from '../core/annotation';
import { type PaperId, schemeOf, titleId } from '../core/identifier';
import type { ImportedPaper, ImportMatch } from '../core/importing';
import { manyPapers } from '../core/job';
import type { Paper, PaperFields } from '../core/paper';
import { isClearlyOther, isSamePaper, surnameOf, titleAlias } from '../core/same-paper';
import { tagByRules } from './auto-tags';
import type { Edited } from './bulk';
import { transact } from './database';
import { type Draft, edit, writeDrafts } from './drafts';
import { checkedChange, editsOf } from './edits';
import { TooManyPapers } from './errors';
import { mergeFacts, paperOf } from './facts';
import { knowledgeOf, saidOf } from './hold';
import { type Batch, beginBatch } from './journal';
import { meetPapers } from './meet';
import { keysOf, putKeys } from './own-keys';
import { isSame } from './parts';
import { annotationOf, type Edit, emptyRecord, fieldValue } from './record';
import type { ChangeTransaction, LibraryDatabase, StoredAnnotation, StoredPaper } from './schema';

/** Who says what a file says of its papers. */
const source = 'file';

/** Papers whose records are in memory at a time. */
const papersAtOnce = 250;

/** What somebody has changed meanwhile stays: whether a field of a paper is theirs. */
type IsTouched = (id: PaperId, field: string) => boolean;

/**
 * Say which papers of a file the library has, by their identifiers, or else by title and author, and what they would add.
 * @throws TooManyPapers
 */
export async function matchImported(db: LibraryDatabase, papers: readonly ImportedPaper[]): Promise<ImportMatch[]> {
  requireFew(papers);
  const tx = db.transaction(['papers', 'annotations']) as unknown as ChangeTransaction;
  const found = await findKnown(tx, papers);
  return Promise.all(
    papers.map(async (imported, at): Promise<ImportMatch> => {
      const known = found[at]?.known;
      const record = known && (await tx.objectStore('annotations').get(known.id));
      const keeper =
        imported.key === undefined
          ? undefined
          : await tx.objectStore('annotations').index('foldedKey').getKey(imported.key.toLowerCase());
      const isTaken = keeper !== undefined && keeper !== known?.id;
      const isSaved = record !== undefined && record.saved.value !== false;
      return {
        ...(known && { id: known.id }),
        isSaved,
        adds: addedBy(imported, known, record) + Number(imported.key !== undefined && !isTaken && !record?.key),
        ...(isTaken && { keyTaken: true }),
        ...(imported.key !== undefined &&
          record?.key &&
          record.key.value !== imported.key && { keeps: record.key.value }),
      };
    }),
  );
}

/**
 * Bring papers of a file into the library, all or none, as one change: what the library doesn't know of them is added,
 * nothing is taken away.
 * @throws TooManyPapers, TagEmpty, TagTooLong
 */
export async function importPapers(
  db: LibraryDatabase,
  papers: readonly ImportedPaper[],
  tags: readonly string[],
): Promise<Edited> {
  requireFew(papers);
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const unwritten: Batch = {
      time: batch.time,
      get number() {
        return batch.number;
      },
      record: batch.record,
      write: async () => undefined,
    };
    let changed = 0;
    for (let at = 0; at < papers.length; at += papersAtOnce) {
      changed += await importSome(tx, papers.slice(at, at + papersAtOnce), tags, unwritten);
    }
    await batch.write();
    return { papers: changed, ...(batch.number !== undefined && { batch: batch.number }) };
  });
}

/** Bring some papers of a file into the library, in a batch that is written with them; answers how many it has changed. */
export async function importSome(
  tx: ChangeTransaction,
  papers: readonly ImportedPaper[],
  tags: readonly string[],
  batch: Batch,
  isTouched: IsTouched = () => false,
): Promise<number> {
  const named = (await findKnown(tx, papers)).map(({ paper }) => titled(paper));
  const { asked, all } = await meetPapers(tx, named, source, batch, (draft, was) => recordFacts(draft, was, batch));
  // A paper that was removed meanwhile stays so.
  const wanted = papers.flatMap((imported, at) => {
    const draft = asked[at];
    return draft && (isSaved(draft) || !isTouched(draft.paper.id, 'saved')) ? [{ imported, draft }] : [];
  });
  const drafts = [...new Set(wanted.map(({ draft }) => draft))];
  const unsaved = drafts.filter((draft) => !isSaved(draft));
  const keys = await keysTaken(tx, papers);
  for (const { imported, draft } of wanted) {
    const isNew = unsaved.includes(draft);
    for (const change of changesOf(imported, tags, draft.annotation, isNew)) {
      const edits = editsOf(draft.annotation, checkedChange(change), batch.time);
      for (const one of edits) if (!isTouched(draft.paper.id, one.field)) edit(draft, one, batch);
    }
    giveKeys(draft, imported, keys, batch);
  }
  await tagByRules(tx, unsaved, source, batch);
  await writeDrafts(tx, all, batch);
  return drafts.filter(isChanged).length;
}

/** What is done to a paper so that the library says what the file says: nothing is removed, and no note or status replaced. */
function changesOf(
  { tags, note, status, starred }: ImportedPaper,
  forAll: readonly string[],
  record: StoredAnnotation,
  isNew: boolean,
): Change[] {
  const joined = note === undefined ? undefined : joinedNote(record.note.value, note);
  return [
    { do: 'save' },
    ...[...tags, ...forAll].map((tag): Change => ({ do: 'add tag', tag })),
    ...(joined === undefined ? [] : [{ do: 'note' as const, note: joined }]),
    ...(status && isNew ? [{ do: 'status' as const, status }] : []),
    ...(starred ? [{ do: 'star' as const, starred }] : []),
  ];
}

/** A note with another one behind it; undefined where it says that already. */
function joinedNote(present: string, added: string): string | undefined {
  if (added.trim() === '' || present.includes(added.trim())) return undefined;
  const joined = present.trim() === '' ? added : `${present.trimEnd()}\n\n${added}`;
  return joined.slice(0, maxNoteLength);
}

/** Give a paper that has none the keys of the file, unless another paper goes by them: one to be cited by, and those that it had. */
function giveKeys(draft: Draft, said: ImportedPaper, taken: Map<string, PaperId>, batch: Batch): void {
  if (draft.annotation.key) return;
  const seen = new Set<string>();
  const [key, ...others] = keysIn(said).filter((one) => {
    const owner = taken.get(one.toLowerCase());
    const isTwice = seen.has(one.toLowerCase());
    seen.add(one.toLowerCase());
    return !isTwice && (owner === undefined || owner === draft.paper.id);
  });
  if (key === undefined) return;
  for (const one of [key, ...others]) taken.set(one.toLowerCase(), draft.paper.id);
  const { aliasKeys = [] } = keysOf(draft);
  const folded = new Set(aliasKeys.map((one) => one.toLowerCase()));
  const further = others.filter((one) => !folded.has(one.toLowerCase()));
  putKeys(draft, { key, aliasKeys: [...aliasKeys, ...further] }, batch);
}

function keysIn({ key, otherKeys = [] }: ImportedPaper): string[] {
  return key === undefined ? otherKeys : [key, ...otherKeys];
}

/** The papers that go by any of the keys already, by the keys in lower case. */
async function keysTaken(tx: ChangeTransaction, papers: readonly ImportedPaper[]): Promise<Map<string, PaperId>> {
  const index = tx.objectStore('annotations').index('foldedKey');
  const keys = new Set(papers.flatMap(keysIn).map((key) => key.toLowerCase()));
  const found = await Promise.all([...keys].map(async (key) => [key, await index.getKey(key)] as const));
  return new Map(found.filter((pair): pair is readonly [string, PaperId] => pair[1] !== undefined));
}

/** Journal what the file has said of a paper that was there, so that it can be taken back; before what it is merged with. */
function recordFacts({ paper, before }: Draft, was: StoredPaper, batch: Batch): void {
  if (!before.paper) return;
  const [old, now] = [was, paper].map(knowledgeOf);
  if (!isSame(old, now)) batch.record({ store: 'papers', id: paper.id, field: 'facts', old, new: now });
}

function isChanged({ paper, annotation, before }: Draft): boolean {
  return annotation !== before.annotation || !isSame(paper.facts, before.paper?.facts);
}

function isSaved({ annotation }: Draft): boolean {
  return annotation.saved.value !== false;
}

/** A paper is to have a title: one of which the file says nothing but its identifier has that. */
function titled(paper: Paper): Paper {
  return paper.title === undefined ? { ...paper, title: paper.id.replace(/^arxiv:/, 'arXiv:') } : paper;
}

/** What a paper of a file is in the library: itself, without identifiers that are clearly another paper's there, and the one that it is. */
interface Found {
  paper: Paper;
  known?: StoredPaper;
}

async function findKnown(tx: ChangeTransaction, papers: readonly ImportedPaper[]): Promise<Found[]> {
  const store = tx.objectStore('papers');
  return Promise.all(
    papers.map(async ({ paper }): Promise<Found> => {
      const ids = [paper.id, ...(paper.aliases ?? [])].filter((id) => schemeOf(id) !== 'title');
      const owners = await Promise.all(ids.map((id) => store.index('ids').get(id)));
      // What the reader has written doesn't hide what a paper is known as.
      const isIts = (owner: StoredPaper | undefined) =>
        !owner || [owner, { ...owner, ...saidOf(owner) }].some((known) => !isClearlyOther(paper, paperOf(known)));
      const own = owners.every(isIts)
        ? paper
        : withIds(
            paper,
            ids.filter((_, at) => isIts(owners[at])),
          );
      const byId = owners.find((owner) => owner !== undefined && isIts(owner));
      if (byId) return { paper: own, known: byId };
      const alias = titleAlias(own);
      const named = alias === undefined ? undefined : await store.index('ids').get(alias);
      const isSaid = named && isSamePaper(own, paperOf(named)) && !ids.some((id) => named.apart?.includes(id));
      if (isSaid) return { paper: own, known: named };
      // One without author is known by its title alone only where that is its id.
      const same = schemeOf(own.id) === 'title' ? await store.get(own.id) : undefined;
      return same ? { paper: own, known: same } : { paper: own };
    }),
  );
}

function withIds({ id, aliases: _, ...fields }: Paper, [first, ...rest]: PaperId[]): Paper {
  const own = first ?? titleId(fields.title ?? '', surnameOf(fields.author?.[0] ?? {})) ?? id;
  return { id: own, ...(rest.length > 0 && { aliases: rest }), ...fields };
}

/** How many fields, tags and so on but the key of a paper the library doesn't have as the file has them. */
function addedBy(
  imported: ImportedPaper,
  known: StoredPaper | undefined,
  record: StoredAnnotation | undefined,
): number {
  const stored: StoredPaper = known ?? { id: imported.paper.id, ids: [], facts: {}, sources: {}, sites: [] };
  const { id: _, aliases: __, ...fields } = imported.paper;
  const { facts } = mergeFacts(stored, fields, source);
  const names = Object.keys(facts) as (keyof PaperFields)[];
  const newFacts = names.filter((name) => !isSame(facts[name], stored.facts[name])).length;
  const present = record ?? emptyRecord(stored.id);
  const isNew = present.saved.value === false;
  const shown = annotationOf(present);
  const edits = changesOf(imported, [], present, isNew)
    .filter(({ do: deed }) => deed !== 'save')
    .map(checkedChange)
    .filter((change) => isAdded(change, present, shown.saved));
  return newFacts + edits.length;
}

function isAdded(change: Change, record: StoredAnnotation, isThere: boolean): boolean {
  const edits: Edit[] = editsOf(record, change, 0).filter(({ field }) => field !== 'saved');
  return edits.length > 0 || (!isThere && change.do === 'add tag' && fieldValue(record, `tag ${change.tag}`) === false);
}

function requireFew(papers: readonly unknown[]): void {
  if (papers.length <= manyPapers) return;
  throw new TooManyPapers(`Expected at most ${manyPapers} papers, got ${papers.length}`);
}
