import type { PaperId } from '../core/identifier';
import { transact } from './database';
import { type Changed, changed, type Draft, loadDrafts, writeDrafts } from './drafts';
import { KeyInvalid, KeyTaken, PaperUnknown } from './errors';
import { type Batch, beginBatch } from './journal';
import { isSame, partsOf, recordOf } from './parts';
import { laterThan } from './record';
import type { LibraryDatabase } from './schema';

/** Characters of a citation key. */
const maxKeyLength = 200;

/** What LaTeX and BibTeX can have in a key: ASCII without white space, and without what means something there. */
const keyCharacters = /^[!-~]+$/;
const forbidden = /[{}(),"'#%~\\=]/;

/** The keys of a paper: the one that it goes by, and those that it had. */
export interface Keys {
  key?: string;
  aliasKeys?: string[];
}

/**
 * Give a paper a citation key by hand; without one it goes by what the pattern says. The key that it had stays its, since
 * texts may cite it by that.
 * @throws KeyInvalid, KeyTaken with the title of the paper that has it, PaperUnknown
 */
export async function setKey(db: LibraryDatabase, id: PaperId, key: string): Promise<Changed> {
  if (key !== '' && (key.length > maxKeyLength || !keyCharacters.test(key) || forbidden.test(key))) {
    throw new KeyInvalid(`Expected at most ${maxKeyLength} letters, digits and signs, got ${key.slice(0, 50)}`);
  }
  return transact(db, async (tx) => {
    const batch = await beginBatch(tx);
    const owner = await tx.objectStore('papers').index('ids').getKey(id);
    const [draft] = owner === undefined ? [] : await loadDrafts(tx, [owner]);
    if (!draft) throw new PaperUnknown(`Expected a paper of the library, got ${id}`);
    const other =
      key === '' ? undefined : await tx.objectStore('annotations').index('foldedKey').getKey(key.toLowerCase());
    if (other !== undefined && other !== draft.paper.id) {
      throw new KeyTaken((await tx.objectStore('papers').get(other))?.facts.title ?? other);
    }
    putKeys(draft, keysWith(keysOf(draft), key), batch);
    await writeDrafts(tx, [draft], batch);
    return changed([draft], batch);
  });
}

/** The keys of a draft. */
export function keysOf({ annotation: { key, aliasKeys } }: Pick<Draft, 'annotation'>): Keys {
  return { ...(key && { key: key.value }), ...(aliasKeys && { aliasKeys: aliasKeys.value }) };
}

/** Give a draft other keys, and journal it. */
export function putKeys(draft: Draft, keys: Keys, batch: Batch): void {
  const [old, now] = [keysOf(draft), keysWith({ ...keys, key: keys.key ?? '' }, keys.key ?? '')];
  if (isSame(old, now)) return;
  const parts = partsOf(draft.annotation);
  for (const part of ['key', 'aliasKeys'] as const) {
    const [known, value] = [parts.get(part), now[part]];
    if (value === undefined) parts.delete(part);
    else if (!isSame(known?.value, value)) {
      const fresh = part === 'key' && { fresh: true };
      parts.set(part, { value, changed: laterThan(known?.changed, batch.time), ...fresh });
    }
  }
  batch.record({ store: 'annotations', id: draft.paper.id, field: 'own key', old, new: now });
  draft.annotation = recordOf(draft.annotation.id, parts);
}

/** Journal that the key of a draft is exported or copied, the first time: from then on it is the paper's for good. */
export function handOut(draft: Draft, batch: Batch): void {
  const { annotation } = draft;
  if (!annotation.key?.fresh) return;
  const { fresh: _, ...key } = annotation.key;
  draft.annotation = { ...annotation, key };
  batch.record({ store: 'annotations', id: draft.paper.id, field: 'key', old: key.value, new: key.value });
}

/** The keys of a paper that goes by another one now; an empty one is none. */
export function keysWith({ key: had = '', aliasKeys = [] }: Keys, key: string): Keys {
  const isOther = (one: string) => one.toLowerCase() !== key.toLowerCase();
  const others = [...aliasKeys, ...(had === '' ? [] : [had])].filter(isOther);
  return { ...(key !== '' && { key }), ...(others.length > 0 && { aliasKeys: others }) };
}
