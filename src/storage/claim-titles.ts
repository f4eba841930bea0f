import type { PaperId } from '../core/identifier';
import type { PaperFields } from '../core/paper';
import { titleAlias } from '../core/same-paper';
import type { UpgradeTransaction } from './migrations';

/** A paper of version 1, as far as this looks at it. */
interface Paper {
  id: PaperId;
  ids: PaperId[];
  facts: PaperFields;
}

/** Part of the migration to version 2: papers get the aliases by title and author, and the journal says so, for the mirror. */
export async function claimTitles(tx: UpgradeTransaction): Promise<void> {
  const claimed = new Map<PaperId, PaperId[]>();
  const papers = tx.objectStore('papers');
  for (let cursor = await papers.openCursor(); cursor; cursor = await cursor.continue()) {
    const paper: Paper = cursor.value;
    const claim = titleAlias(paper.facts);
    if (claim === undefined) continue;
    claimed.set(claim, [...(claimed.get(claim) ?? []), paper.id]);
    await cursor.update?.({ ...paper, claims: [claim] });
  }
  const batch = await nextBatch(tx);
  for (const [claim, [id, other]] of claimed) {
    if (id === undefined || other !== undefined || (await papers.index('ids').getKey(claim)) !== undefined) continue;
    const paper: Paper = await papers.get(id);
    const ids = [...paper.ids, claim];
    await papers.put?.({ ...paper, ids });
    await tx.objectStore('journal').add?.({ ...batch, store: 'papers', id, field: 'ids', old: paper.ids, new: ids });
  }
}

async function nextBatch(tx: UpgradeTransaction): Promise<{ device: string; batch: number; time: number }> {
  const device = String(await tx.objectStore('meta').get('device'));
  const of = IDBKeyRange.bound([device, 0], [device, Number.POSITIVE_INFINITY]);
  const last = await tx.objectStore('journal').index('batch').openKeyCursor(of, 'prev');
  return { device, batch: Number((last?.key as [string, number] | undefined)?.[1] ?? 0) + 1, time: Date.now() };
}
