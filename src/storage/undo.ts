import type { Annotation } from '../core/annotation';
import type { LeftField } from '../core/history';
import type { PaperId } from '../core/identifier';
import type { OfferedPublication } from '../core/metadata';
import { transact } from './database';
import { type Draft, edit, loadDrafts, writeDrafts } from './drafts';
import { NothingToUndo } from './errors';
import { editFact } from './fact-edits';
import { type FactName, type Knowledge, knowledgeOf, withKnowledge } from './hold';
import { type Batch, beginBatch, entriesOf, isKey, isUndone, newestUndoable, replacedIn } from './journal';
import { leaveTaken } from './leave-taken';
import { knowledgeWithout } from './merged-facts';
import { absorb, releaseUnder } from './merges';
import { type Keys, keysOf, putKeys } from './own-keys';
import { inOrder, isSame } from './parts';
import { freeAlias, setPublished } from './published';
import { annotationOf, type Field, fieldValue, presentTags } from './record';
import type { ChangeTransaction, JournalEntry, LibraryDatabase } from './schema';
import { takeBackPlaced } from './undo-placed';

/** What came of taking a change back. */
export interface Undone {
  /** The papers that it touched, as they are now. */
  annotations: Annotation[];
  /** The number of the change that took it back; absent where nothing was left to take back. */
  batch?: number;
  /** What was left as it is, because it was changed again since. */
  left: LeftField[];
}

/**
 * Take back a change of this device, as a change of its own, and all that it did but what was changed again since then.
 * One that was taken back already stays so. Frozen citation keys are kept.
 * @param wanted its number; without it the newest that changed annotations, or merged or separated papers
 * @throws NothingToUndo where there is no such change, or the library was replaced since
 */
export async function undoBatch(db: LibraryDatabase, wanted?: number): Promise<Undone> {
  return transact(db, async (tx) => {
    const number = wanted ?? (await newestUndoable(tx));
    if (number === undefined) return { annotations: [], left: [] };
    const entries = await entriesOf(tx, number);
    if (entries.length === 0) throw new NothingToUndo(`Expected the number of a change, got ${number}`);
    if (await replacedIn(tx, number)) throw new NothingToUndo('Expected a change of this library, got one before it');
    if (await isUndone(tx, number)) return { annotations: [], left: [] };
    const batch = await beginBatch(tx, { undoes: number });
    const { touched, left } = await takeBackSteps(tx, entries, entries, batch);
    const annotations = touched.map((draft) => annotationOf(draft.annotation));
    return { annotations, left, ...(batch.number !== undefined && { batch: batch.number }) };
  });
}

/**
 * Take back some steps of a change, the last one first, and write what comes of it.
 * @param beside the same steps, and at least those of the same change that touch the same papers right before and behind them
 */
export async function takeBackSteps(
  tx: ChangeTransaction,
  steps: readonly JournalEntry[],
  beside: readonly JournalEntry[],
  batch: Batch,
): Promise<{ touched: Draft[]; left: LeftField[] }> {
  const drafts = await draftsOf(tx, steps);
  const undoing = new Undoing(batch, beside, drafts, {
    used: await usedSince(tx, drafts, beside, batch),
    aliases: await aliasesOf(tx, drafts, steps),
    keys: await keysSince(tx, steps),
  });
  for (const step of steps.toReversed()) undoing.takeBack(step);
  const left = [
    ...undoing.left,
    ...(await leaveTaken(tx, undoing.drafts.values())),
    ...(await takeBackPlaced(tx, steps, batch)),
  ];
  await writeDrafts(tx, undoing.drafts.values(), batch);
  return { touched: undoing.touched, left };
}

/** The papers that a change saved, and of which something was said since then that would be buried with them: not what undoing others has brought back. */
async function usedSince(
  tx: ChangeTransaction,
  drafts: ReadonlyMap<PaperId, Draft>,
  steps: readonly JournalEntry[],
  batch: Batch,
): Promise<Set<PaperId>> {
  const saved = steps.filter(({ store, field, old }) => store === 'annotations' && field === 'saved' && old === false);
  const asked = new Set(saved.map(({ id }) => id as PaperId).filter((id) => isAnythingSaid(drafts.get(id))));
  const last = steps.at(-1)?.revision;
  if (asked.size === 0 || last === undefined) return asked;
  // By the journal and not by the clock, which may have been set back: the first later step tells what a field was then.
  const used = new Set<PaperId>();
  const seen = new Set<string>();
  for (const step of await tx.objectStore('journal').getAll(IDBKeyRange.lowerBound(last, true))) {
    const id = step.id as PaperId;
    const key = `${step.store} ${id} ${step.field}`;
    if (step.batch === undefined || step.batch === batch.number || step.batch === steps[0]?.batch) continue;
    if (!asked.has(id) || used.has(id) || seen.has(key)) continue;
    seen.add(key);
    if (isSaidSince(step, drafts.get(id))) used.add(id);
  }
  return used;
}

/** Whether something is said of a paper that would be buried with it. */
function isAnythingSaid(draft: Draft | undefined): boolean {
  if (!draft) return false;
  const { edits, published } = draft.paper;
  const { key, aliasKeys } = draft.annotation;
  return fieldsSaid(draft).length > 0 || Boolean(edits || published?.changed || key || aliasKeys);
}

/** Whether a paper says what it does because of a step, or of later ones of the same field, and not what it said before. */
function isSaidSince({ store, field, old }: JournalEntry, draft: Draft | undefined): boolean {
  if (!draft) return false;
  if (store === 'papers' && field === 'published') return !isSame(draft.paper.published?.state, old);
  if (store === 'papers' && field.startsWith('fact ')) return !isSame(editIn(draft, field), old);
  if (store !== 'annotations') return false;
  if (field === 'own key') return !isSame(keysOf(draft), old);
  const isSaid = fieldsSaid(draft).some((name) => name === field);
  return isSaid && !isSame(fieldValue(draft.annotation, field as Field), old);
}

/** What the reader has written in the field that a step names. */
function editIn({ paper: { edits } }: Draft, field: string): unknown {
  return edits?.[field.slice('fact '.length) as FactName]?.value;
}

/** The ids that papers could have by the DOIs of their publications, of those that may be cited again. */
async function aliasesOf(
  tx: ChangeTransaction,
  drafts: ReadonlyMap<PaperId, Draft>,
  steps: readonly JournalEntry[],
): Promise<Map<PaperId, PaperId>> {
  const aliases = new Map<PaperId, PaperId>();
  for (const { store, field, id } of steps) {
    const draft = store === 'papers' && field === 'published' ? drafts.get(id as PaperId) : undefined;
    const alias = draft && (await freeAlias(tx, draft.paper));
    if (draft && alias !== undefined) aliases.set(draft.paper.id, alias);
  }
  return aliases;
}

/** Of the keys that own keys are to become again, in lower case, who has them by now; and those that were exported or copied since. */
async function keysSince(
  tx: ChangeTransaction,
  steps: readonly JournalEntry[],
): Promise<{ owners: Map<string, PaperId>; handedOut: Set<string> }> {
  const own = steps.filter(({ store, field }) => store === 'annotations' && field === 'own key');
  const first = own[0]?.revision;
  if (first === undefined) return { owners: new Map(), handedOut: new Set() };
  const index = tx.objectStore('annotations').index('foldedKey');
  const keys = [...new Set(own.flatMap(({ old }) => allKeys(old as Keys)))];
  const owners = await Promise.all(keys.map(async (key) => [key, await index.getKey(key.toLowerCase())] as const));
  const later = await tx.objectStore('journal').getAll(IDBKeyRange.lowerBound(first, true));
  const given = later.flatMap(({ store, field, new: now }) =>
    store === 'annotations' && field === 'key' && typeof now === 'string' ? [now.toLowerCase()] : [],
  );
  return {
    owners: new Map(owners.flatMap(([key, id]) => (id === undefined ? [] : [[key.toLowerCase(), id] as const]))),
    handedOut: new Set(given),
  };
}

function allKeys({ key, aliasKeys = [] }: Keys): string[] {
  return key === undefined ? aliasKeys : [key, ...aliasKeys];
}

/** The papers that entries are about, and all that are merged into them. */
async function draftsOf(tx: ChangeTransaction, entries: readonly JournalEntry[]): Promise<Map<PaperId, Draft>> {
  const ids = new Set(entries.flatMap(papersOf));
  const drafts = await loadDrafts(tx, [...ids]);
  const absorbed = drafts.flatMap(({ paper }) => paper.absorbed ?? []).filter((id) => !ids.has(id));
  const more = await loadDrafts(tx, [...new Set(absorbed)]);
  return new Map([...drafts, ...more].map((draft) => [draft.paper.id, draft]));
}

/** The papers that an entry is about: of a merge, both. */
function papersOf({ store, id, field, old, new: now }: JournalEntry): PaperId[] {
  if (store === 'annotations' || (store === 'papers' && isOfFacts(field))) return [id as PaperId];
  return store === 'papers' && field === 'merged' ? ([id, old ?? now] as PaperId[]) : [];
}

function isOfFacts(field: string): boolean {
  return field === 'facts' || field === 'published' || field.startsWith('fact ');
}

/** Fields that exclude each other. */
const opposites: Readonly<Record<string, Field>> = { hidden: 'shown', shown: 'hidden' };

/** What came of the papers since the change that is taken back. */
interface Since {
  /** Of which something was said that would be buried. */
  used: ReadonlySet<PaperId>;
  /** The ids that they could have by the DOIs of their publications. */
  aliases: ReadonlyMap<PaperId, PaperId>;
  keys: { owners: ReadonlyMap<string, PaperId>; handedOut: ReadonlySet<string> };
}

class Undoing {
  readonly drafts: Map<PaperId, Draft>;
  readonly left: LeftField[] = [];
  readonly #batch: Batch;
  readonly #entries: readonly JournalEntry[];
  readonly #since: Since;
  readonly #touched = new Set<PaperId>();

  constructor(batch: Batch, entries: readonly JournalEntry[], drafts: Map<PaperId, Draft>, since: Since) {
    this.#batch = batch;
    this.#entries = entries;
    this.#since = since;
    this.drafts = drafts;
  }

  /** The papers that were touched and are there, in the order in which they had been. */
  get touched(): Draft[] {
    const all = [...this.#touched].reverse().flatMap((id) => this.drafts.get(id) ?? []);
    return all.filter(({ gone }) => !gone);
  }

  takeBack(entry: JournalEntry): void {
    for (const id of papersOf(entry)) this.#touched.add(id);
    if (entry.store === 'annotations' && entry.field === 'own key') this.#takeBackKeys(entry);
    else if (entry.store === 'annotations') this.#takeBackField(entry);
    else if (entry.store === 'papers' && entry.field === 'merged') this.#takeBackMerge(entry);
    else if (entry.store === 'papers' && entry.field === 'facts') this.#takeBackFacts(entry);
    else if (entry.store === 'papers' && entry.field === 'published') this.#takeBackPublished(entry);
    else if (entry.store === 'papers' && entry.field.startsWith('fact ')) this.#takeBackFact(entry);
  }

  /** What a file or a copy said of a paper, field by field. */
  #takeBackFacts({ store, id, field, old, new: now }: JournalEntry): void {
    const draft = this.drafts.get(id as PaperId);
    if (!draft) return;
    const present = knowledgeOf((draft.gone?.from ?? draft).paper);
    const { known, isLeft } = knowledgeWithout(present, old as Knowledge, now as Knowledge);
    const isChanged = !isSame(inOrder(known), inOrder(present));
    if (isLeft || (draft.gone && isChanged)) this.left.push({ id, field });
    if (draft.gone || !isChanged) return;
    this.#batch.record({ store, id, field, old: present, new: known });
    draft.paper = withKnowledge(draft.paper, known);
  }

  /** What the reader wrote of a paper. */
  #takeBackFact({ id, field, old, new: now }: JournalEntry): void {
    const draft = this.drafts.get(id as PaperId);
    const name = field.slice('fact '.length) as FactName;
    const present = draft && (draft.gone?.from ?? draft).paper.edits?.[name]?.value;
    if (!draft || isSame(present, old)) return;
    if (draft.gone || !isSame(present, now)) this.left.push({ id, field });
    else editFact(draft, { field: name, ...(old !== undefined && { value: old as string }) }, this.#batch);
  }

  /** What the reader said to a published version. */
  #takeBackPublished({ id, field, old, new: now }: JournalEntry): void {
    const draft = this.drafts.get(id as PaperId);
    const present = draft && (draft.gone?.from ?? draft).paper.published?.state;
    if (!draft || isSame(present, old)) return;
    if (draft.gone || !isSame(present, now)) this.left.push({ id, field });
    else setPublished(draft, old as OfferedPublication['state'], this.#since.aliases.get(draft.paper.id), this.#batch);
  }

  /**
   * The key that was given by hand or by a file: that one goes, and the one before is the paper's again. What was exported
   * or copied stays the paper's, and the one that it goes by where there was none; what another paper has by now stays that one's.
   */
  #takeBackKeys({ id, field, old, new: now }: JournalEntry): void {
    const draft = this.drafts.get(id as PaperId);
    if (!draft) return;
    const [before, present] = [old as Keys, keysOf(draft.gone?.from ?? draft)];
    if (isSame(present, before)) return;
    if (draft.gone || !isSame(present, now)) {
      this.left.push({ id, field });
      return;
    }
    const { handedOut } = this.#since.keys;
    const had = new Set(allKeys(before).map((key) => key.toLowerCase()));
    const kept = allKeys(present).filter((key) => handedOut.has(key.toLowerCase()) && !had.has(key.toLowerCase()));
    const own = allKeys(before).filter((key) => this.#isFree(key, draft));
    const key = before.key !== undefined && own.includes(before.key) ? before.key : kept[0];
    const aliasKeys = [...own, ...kept].filter((one) => one !== key);
    putKeys(draft, { ...(key !== undefined && { key }), ...(aliasKeys.length > 0 && { aliasKeys }) }, this.#batch);
    if (key !== before.key || own.length < had.size) this.left.push({ id, field });
  }

  /** Whether no other paper goes or went by a key. */
  #isFree(key: string, { paper: { id } }: Draft): boolean {
    const owner = this.#since.keys.owners.get(key.toLowerCase());
    if (owner === undefined || owner === id) return true;
    const other = this.drafts.get(owner);
    return other !== undefined && ![other.annotation.foldedKey ?? []].flat().includes(key.toLowerCase());
  }

  #takeBackField({ id, field, old, new: now, time }: JournalEntry): void {
    const draft = this.drafts.get(id as PaperId);
    if (!draft || isKey(field)) return;
    // What is part of another paper by now is as it was when it was merged.
    const present = fieldValue((draft.gone?.from ?? draft).annotation, field as Field);
    if (isSame(present, old)) return;
    const isLater =
      !isSame(present, now) ||
      (field === 'saved' &&
        old === false &&
        (this.#since.used.has(draft.paper.id) || this.#hasAbsorbed(draft, time))) ||
      (old !== false && this.#isOpposed(draft, field));
    if (draft.gone || isLater) this.left.push({ id, field });
    else edit(draft, { field: field as Field, old: present, new: old }, this.#batch);
  }

  /** Whether another paper was merged into this one since a time: it would go with it. */
  #hasAbsorbed({ paper: { absorbed = [] } }: Draft, time: number): boolean {
    return absorbed.some((id) => (this.drafts.get(id)?.gone?.time ?? 0) >= time);
  }

  /** Whether a paper has come to be hidden where it is to be shown again, or the other way round. */
  #isOpposed({ paper: { id }, annotation }: Draft, field: string): boolean {
    const other = opposites[field];
    const present = other === undefined ? false : fieldValue(annotation, other);
    if (present === false) return false;
    const ends = ({ id: of, field: name, old, new: now }: JournalEntry) =>
      of === id && name === other && old === false && isSame(now, present);
    return !this.#entries.some(ends);
  }

  #takeBackMerge({ id, old, new: now }: JournalEntry): void {
    const [from, kept] = [this.drafts.get(id as PaperId), this.drafts.get((old ?? now) as PaperId)];
    if (!from || !kept) return;
    const isMerged = from.gone !== undefined;
    if (isMerged === (old !== undefined)) return;
    if (kept.gone || (isMerged && from.gone?.into !== kept.paper.id)) {
      this.left.push({ id, field: 'merged' });
    } else if (isMerged) {
      const absorbed = (kept.paper.absorbed ?? []).flatMap((one) => this.drafts.get(one) ?? []);
      releaseUnder(kept, from, absorbed.slice(absorbed.indexOf(from) + 1), this.#batch);
    } else absorb(kept, from, this.#batch);
  }
}

/** The fields in which something is said of a paper that would be buried with it. */
function fieldsSaid(draft: Draft | undefined): Field[] {
  if (!draft) return [];
  const { note, status, starred } = draft.annotation;
  return [
    ...presentTags(draft.annotation).map(({ tag }): Field => `tag ${tag}`),
    ...(note.value === '' ? [] : (['note'] as const)),
    ...(status.value === 'unread' ? [] : (['status'] as const)),
    ...(starred.value ? (['starred'] as const) : []),
  ];
}
