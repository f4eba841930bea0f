import type { PaperId } from '../core/identifier';
import { type Draft, loadDrafts } from './drafts';
import { isSame } from './parts';
import type { ChangeTransaction } from './schema';

/**
 * Give each alias by title and author to the one paper that claims it, and take it from all where several do. Answers
 * the drafts with those of the other papers that this concerns.
 */
export async function settleClaims(tx: ChangeTransaction, drafts: Draft[]): Promise<Draft[]> {
  const touched = [...new Set(drafts.flatMap(touchedClaims))];
  if (touched.length === 0) return drafts;
  const present = new Set(drafts.map(({ paper }) => paper.id));
  const papers = tx.objectStore('papers');
  const [claimants, owners] = await Promise.all([
    Promise.all(touched.map((claim) => papers.index('claims').getAllKeys(claim))),
    Promise.all(touched.map((claim) => papers.index('ids').getKey(claim))),
  ]);
  const others = [...claimants, owners].flat().filter((id) => id !== undefined && !present.has(id));
  const all = [...drafts, ...(await loadDrafts(tx, [...new Set(others)] as PaperId[]))];
  const byId = new Map<PaperId, Draft[]>();
  for (const draft of all.filter(({ gone }) => !gone)) {
    for (const id of new Set([...(draft.paper.claims ?? []), ...draft.paper.ids])) {
      byId.set(id, [...(byId.get(id) ?? []), draft]);
    }
  }
  for (const claim of touched) settle(claim, byId.get(claim) ?? []);
  return all;
}

function touchedClaims({ paper, gone, before }: Draft): PaperId[] {
  const [was = [], is = []] = [before.paper?.claims, gone ? [] : paper.claims];
  return isSame(was, is) ? [] : [...was, ...is];
}

/** A paper's own id stays its own, whoever claims it. Who only has the alias, from a paper that is no longer part of it, claims nothing. */
function settle(claim: PaperId, concerned: Draft[]): void {
  const claimants = concerned.filter(({ paper }) => paper.claims?.includes(claim));
  if (claimants.length === 0) return;
  const [only, other] = claimants;
  const holder = concerned.find(({ paper }) => paper.id === claim) ?? (other ? undefined : only);
  for (const draft of concerned) {
    const { paper } = draft;
    const has = paper.ids.includes(claim);
    if (draft === holder && !has) draft.paper = { ...paper, ids: [...paper.ids, claim] };
    if (draft !== holder && has) draft.paper = { ...paper, ids: paper.ids.filter((id) => id !== claim) };
  }
}
