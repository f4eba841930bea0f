import { type PaperId, schemeOf } from '../core/identifier';
import type { Paper } from '../core/paper';
import { isClearlyOther, isSamePaper, titleAlias } from '../core/same-paper';
import { type Draft, loadDrafts, newDraft } from './drafts';
import { PaperUnknown } from './errors';
import { withClaim } from './fact-edits';
import { mergeFacts, paperOf } from './facts';
import type { Batch } from './journal';
import { mergedPaper } from './merged';
import { absorb, isApart } from './merges';
import type { ChangeTransaction, StoredPaper } from './schema';

/** The drafts of the papers in the order asked, and all that were looked at, which are to be written. */
export interface Met {
  asked: Draft[];
  all: Draft[];
}

/**
 * Find or begin the draft of each paper that a page names, and keep what the page says of it; `site` is absent where
 * no site's adapter has read it. Papers of which one card carries the ids are merged, unless the user has separated
 * them or title and authors say otherwise; so is one that is known by title and author only. `onSaid` is told what a paper
 * was whenever more of it is known, before it is merged with others.
 * @throws PaperUnknown
 */
export async function meetPapers(
  tx: ChangeTransaction,
  papers: Paper[],
  site: string | undefined,
  batch: Batch,
  onSaid: (draft: Draft, was: StoredPaper) => void = () => undefined,
): Promise<Met> {
  const owners = await ownersOf(tx, papers.flatMap(allIdsOf));
  const loaded = await loadDrafts(tx, [...new Set(owners.values())]);
  const drafts = new Map(loaded.map((draft) => [draft.paper.id, draft]));
  const find = (id: PaperId): Draft | undefined => {
    const draft = drafts.get(owners.get(id) ?? id);
    return draft?.gone ? find(draft.gone.into) : draft;
  };
  const join = (draft: Draft, other: Draft): void => {
    if (other.before.paper) return absorb(draft, other, batch);
    // Nobody has annotated it yet, so there is nothing that could be separated.
    drafts.set(other.paper.id, draft);
    const { absorbed } = draft.paper;
    const was = draft.paper;
    const { absorbed: _, ...paper } = mergedPaper(was, other.paper);
    draft.paper = absorbed ? { ...paper, absorbed } : paper;
    onSaid(draft, was);
  };
  const met = papers.map((said) => {
    const known = [...new Set(idsOf(said).map(find))]
      .filter((draft) => draft !== undefined)
      .sort((a, b) => Number(b.before.paper !== undefined) - Number(a.before.paper !== undefined));
    const alias = titleAlias(said);
    const named = alias && find(alias);
    const draft = known[0] ?? (named && isSaidOf(said, named) ? named : newDraft(said.id));
    drafts.set(draft.paper.id, draft);
    const was = draft.paper;
    meet(draft, said, site, (id) => find(id) === undefined || find(id) === draft);
    onSaid(draft, was);
    for (const id of [...draft.paper.ids, ...(alias ? [alias] : [])]) if (!find(id)) owners.set(id, draft.paper.id);
    for (const other of known) {
      if (other === draft || isApart(draft.paper, other.paper)) continue;
      if (!isClearlyOther(paperOf(draft.paper), paperOf(other.paper))) join(draft, other);
    }
    if (named && named !== draft && !named.gone && !isApart(draft.paper, named.paper)) {
      if (isSamePaper(paperOf(draft.paper), paperOf(named.paper))) join(draft, named);
    }
    return draft.paper.id;
  });
  return { asked: met.flatMap((id) => find(id) ?? []), all: [...new Set(drafts.values())] };
}

function isSaidOf(said: Paper, { paper }: Draft): boolean {
  return isSamePaper(said, paperOf(paper)) && !idsOf(said).some((id) => paper.apart?.includes(id));
}

function meet(draft: Draft, said: Paper, site: string | undefined, isFree: (id: PaperId) => boolean): void {
  const known = draft.paper;
  const added = idsOf(said).filter((id) => !known.ids.includes(id) && isFree(id) && !known.apart?.includes(id));
  const sites = site === undefined || known.sites.includes(site) ? known.sites : [...known.sites, site];
  const facts = mergeFacts(withoutAlias(known, said), said, site ?? 'generic');
  const paper = { ...facts, ids: [...known.ids, ...added], sites };
  if (paper.facts.title === undefined) throw new PaperUnknown(`Expected a title for ${said.id}, got none`);
  draft.paper = withClaim(paper);
}

/** Once a page names a paper by its publication's DOI, it has that id whether the publication is cited or not. */
function withoutAlias(paper: StoredPaper, said: Paper): StoredPaper {
  if (paper.published?.alias === undefined || !idsOf(said).includes(paper.published.alias)) return paper;
  const { alias: _, ...published } = paper.published;
  return { ...paper, published };
}

async function ownersOf(tx: ChangeTransaction, ids: PaperId[]): Promise<Map<PaperId, PaperId>> {
  const index = tx.objectStore('papers').index('ids');
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await index.getKey(id)] as const));
  return new Map(found.filter((pair): pair is readonly [PaperId, PaperId] => pair[1] !== undefined));
}

/** An alias by title is nothing that a page can give: it follows from title and author. */
function idsOf({ id, aliases = [] }: Paper): PaperId[] {
  return [...new Set([id, ...aliases.filter((alias) => schemeOf(alias) !== 'title')])];
}

function allIdsOf(paper: Paper): PaperId[] {
  const alias = titleAlias(paper);
  return alias ? [...idsOf(paper), alias] : idsOf(paper);
}
