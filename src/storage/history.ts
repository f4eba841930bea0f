import type { Deed, PastChange } from '../core/history';
import type { PaperId } from '../core/identifier';
import { batchesOf, deviceOf, isKey, isUndone, replacedIn } from './journal';
import type { JournalEntry, LibraryDatabase, StoredList, StoredRule } from './schema';

/** Titles that are told of one change. */
const fewTitles = 3;

/** What nobody takes back here: who finds duplicates takes back there what was told apart. */
const untold: readonly string[] = ['apart', 'ids'];

/** Journal entries after which a list ends early: an import has thousands. */
const manyEntries = 20_000;

/**
 * List this device's last changes, newest first: at most `limit` of them, fewer where they are large.
 * @param before list changes before this one only
 */
export async function listChanges(
  db: LibraryDatabase,
  limit: number,
  before = Number.POSITIVE_INFINITY,
): Promise<PastChange[]> {
  const tx = db.transaction(['journal', 'papers', 'merges', 'meta']);
  const index = tx.objectStore('journal').index('batch');
  const device = await deviceOf(tx);
  const changes: PastChange[] = [];
  let canUndo = before === Number.POSITIVE_INFINITY || !(await replacedIn(tx, before - 1));
  let next = before;
  for (let read = 0; changes.length < limit && read < manyEntries; ) {
    const cursor = await index.openKeyCursor(batchesOf(device, next), 'prev');
    if (!cursor) break;
    next = cursor.key[1];
    const entries = await index.getAll(cursor.key);
    read += entries.length;
    const did = deedsOf(entries);
    if (entries.every(({ field }) => untold.includes(field))) continue;
    if (entries.some(({ store }) => store === 'library')) canUndo = false;
    const isTaken = await isUndone(tx, next);
    const papers = [...new Set(entries.flatMap(({ store, id }) => (isOfPaper(store) ? [id as PaperId] : [])))];
    const known = await Promise.all(
      papers
        .slice(0, fewTitles)
        .map(
          async (id) =>
            (await tx.objectStore('papers').get(id)) ?? (await tx.objectStore('merges').get(id))?.from.paper,
        ),
    );
    const [first] = entries;
    changes.push({
      batch: next,
      time: first?.time ?? 0,
      did,
      papers: papers.length,
      titles: known.map((paper, at) => paper?.facts.title ?? papers[at] ?? ''),
      ...(first?.undoes !== undefined && { undoes: first.undoes }),
      isUndone: isTaken,
      canUndo: canUndo && !isTaken && did.some((deed) => deed.do !== 'key'),
    });
  }
  return changes;
}

function isOfPaper(store: JournalEntry['store']): boolean {
  return store === 'annotations' || store === 'papers';
}

/** What was done, each with the number of papers, rules or lists, most of them first. */
function deedsOf(entries: readonly JournalEntry[]): Deed[] {
  const deeds = new Map<string, { deed: Omit<Deed, 'count'>; ids: Set<string> }>();
  for (const entry of entries) {
    const deed = deedOf(entry);
    if (!deed) continue;
    const name = JSON.stringify([deed.do, deed.of]);
    const known = deeds.get(name) ?? { deed, ids: new Set() };
    known.ids.add(entry.id);
    deeds.set(name, known);
  }
  return [...deeds.values()].map(({ deed, ids }) => ({ ...deed, count: ids.size })).sort((a, b) => b.count - a.count);
}

function deedOf({ store, field, old, new: now }: JournalEntry): Omit<Deed, 'count'> | undefined {
  if (store === 'library') return { do: 'replace library' };
  if (store === 'rules') return ofPlaced('rule', field, old, now);
  if (store === 'lists') return ofPlaced('list', field, old, now);
  if (store === 'papers') {
    if (field === 'facts') return { do: 'facts' };
    if (field.startsWith('fact ')) return { do: 'edit' };
    if (field === 'published')
      return { do: now === 'taken' ? 'publish' : now === 'declined' ? 'decline' : 'unpublish' };
    if (field !== 'merged') return undefined;
    return { do: now === undefined ? 'separate' : 'merge' };
  }
  if (isKey(field)) return { do: 'key' };
  if (field === 'own key') return { do: 'own key' };
  if (field.startsWith('tag ')) return { do: now === false ? 'remove tag' : 'add tag', of: field.slice('tag '.length) };
  const isOn = now !== false;
  switch (field) {
    case 'saved':
      return { do: isOn ? 'save' : 'remove' };
    case 'hidden':
      return { do: isOn ? 'hide' : 'unhide' };
    case 'shown':
      return { do: isOn ? 'show' : 'unshow' };
    case 'starred':
      return { do: isOn ? 'star' : 'unstar' };
    case 'status':
      return { do: 'status', of: String(now) };
    default:
      return { do: 'note' };
  }
}

function ofPlaced(kind: 'rule' | 'list', field: string, old: unknown, now: unknown): Omit<Deed, 'count'> {
  if (field === kind || (field === 'joined' && old === undefined)) {
    return { do: `make ${kind}`, of: (now as StoredRule | StoredList).name };
  }
  if (field === 'removed') return { do: `${now === undefined ? 'restore' : 'remove'} ${kind}` };
  return { do: `${field === 'position' ? 'move' : 'change'} ${kind}` };
}
