import type { LeftField } from '../core/history';
import { type PaperId, schemeOf } from '../core/identifier';
import type { Draft } from './drafts';
import { partsOf, recordOf } from './parts';
import type { ChangeTransaction, StoredAnnotation, StoredPaper } from './schema';

/**
 * Leave those of the ids and citation keys that drafts would get which another paper has by now with that one, so that
 * nothing stands in the way of what is taken back; answers them. A paper's own id is its own.
 */
export async function leaveTaken(tx: ChangeTransaction, drafts: Iterable<Draft>): Promise<LeftField[]> {
  const all = [...new Set(drafts)];
  const byId = new Map(all.map((draft) => [draft.paper.id, draft]));
  const found = await Promise.all(
    all.filter(({ gone }) => !gone).map(async (draft) => leaveTakenOf(tx, draft, (id) => byId.get(id))),
  );
  return found.flat();
}

async function leaveTakenOf(
  tx: ChangeTransaction,
  draft: Draft,
  draftOf: (id: PaperId) => Draft | undefined,
): Promise<LeftField[]> {
  const { paper, annotation, before } = draft;
  const { id } = paper;
  const had = before.paper?.ids ?? [];
  const ids = await those(paper.ids, async (one) => {
    if (one === id || had.includes(one)) return false;
    const owner = await tx.objectStore('papers').index('ids').getKey(one);
    const other = owner === undefined || owner === id ? undefined : draftOf(owner);
    return owner !== undefined && owner !== id && (!other || (!other.gone && other.paper.ids.includes(one)));
  });
  const hadKeys = keysIn(before.annotation);
  const keys = await those(keysIn(annotation), async (one) => {
    if (hadKeys.includes(one)) return false;
    const owner = await tx.objectStore('annotations').index('foldedKey').getKey(one);
    const other = owner === undefined || owner === id ? undefined : draftOf(owner);
    return owner !== undefined && owner !== id && (!other || (!other.gone && keysIn(other.annotation).includes(one)));
  });
  if (ids.length > 0) draft.paper = withoutIds(paper, ids);
  if (keys.length > 0) draft.annotation = withoutKeys(annotation, keys);
  // Whose an alias by title is follows from who claims it.
  const isNamed = ids.some((one) => schemeOf(one) !== 'title');
  return [...(isNamed ? [{ id, field: 'ids' }] : []), ...(keys.length > 0 ? [{ id, field: 'key' }] : [])];
}

async function those<T>(all: readonly T[], isOne: (one: T) => Promise<boolean>): Promise<T[]> {
  const are = await Promise.all(all.map(isOne));
  return all.filter((_, at) => are[at]);
}

/** In lower case. */
function keysIn({ foldedKey }: StoredAnnotation): string[] {
  return [foldedKey ?? []].flat();
}

function withoutIds(paper: StoredPaper, ids: readonly PaperId[]): StoredPaper {
  const rest = { ...paper, ids: paper.ids.filter((id) => !ids.includes(id)) };
  if (paper.published?.alias === undefined || !ids.includes(paper.published.alias)) return rest;
  const { alias: _, ...published } = paper.published;
  return { ...rest, published };
}

function withoutKeys(record: StoredAnnotation, taken: readonly string[]): StoredAnnotation {
  const parts = partsOf(record);
  const isFree = (key: string) => !taken.includes(key.toLowerCase());
  if (record.key && !isFree(record.key.value)) parts.delete('key');
  const others = record.aliasKeys?.value.filter(isFree) ?? [];
  if (others.length === 0) parts.delete('aliasKeys');
  else if (record.aliasKeys) parts.set('aliasKeys', { ...record.aliasKeys, value: others });
  return recordOf(record.id, parts);
}
