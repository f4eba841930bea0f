import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { countChanges } from './counts';
import { PaperUnknown } from './errors';
import { emptyPaper, mergeFacts } from './facts';
import type { Batch } from './journal';
import { type Edit, edited, emptyRecord } from './record';
import type { ChangeTransaction, StoredAnnotation, StoredPaper } from './schema';

/** A paper and its annotation while a transaction works on them, with both as they were. */
export interface Draft {
  paper: StoredPaper;
  annotation: StoredAnnotation;
  before: { paper: StoredPaper | undefined; annotation: StoredAnnotation };
}

/** Read the drafts of known papers, in the order asked. */
export async function loadDrafts(tx: ChangeTransaction, ids: PaperId[]): Promise<Draft[]> {
  return Promise.all(
    ids.map(async (id) => {
      const [paper, record] = await Promise.all([
        tx.objectStore('papers').get(id),
        tx.objectStore('annotations').get(id),
      ]);
      const annotation = record ?? emptyRecord(id);
      return { paper: paper ?? emptyPaper(id), annotation, before: { paper, annotation } };
    }),
  );
}

/**
 * Find or begin the draft of each paper that a page names, and keep what the page says of it; `site` is absent where
 * no site's adapter has read it. The first of its ids that the library knows decides which paper it is; an id that
 * belongs to another paper stays there.
 * @throws PaperUnknown
 */
export async function meetPapers(tx: ChangeTransaction, papers: Paper[], site: string | undefined): Promise<Draft[]> {
  const owners = await ownersOf(tx, papers.flatMap(idsOf));
  const canonical = papers.map((paper) => {
    const ids = idsOf(paper);
    const owner = ids.map((id) => owners.get(id)).find((id) => id !== undefined) ?? paper.id;
    for (const id of ids) if (!owners.has(id)) owners.set(id, owner);
    return owner;
  });
  const drafts = new Map((await loadDrafts(tx, [...new Set(canonical)])).map((draft) => [draft.paper.id, draft]));
  return papers.map((paper, index) => {
    const draft = drafts.get(canonical[index] ?? paper.id);
    if (!draft) throw new TypeError(`Expected a draft of ${paper.id}, got none`);
    meet(draft, paper, site, owners);
    return draft;
  });
}

/** Make an edit and journal it. */
export function edit(draft: Draft, change: Edit, batch: Batch): void {
  draft.annotation = edited(draft.annotation, change, batch.time);
  batch.record({ store: 'annotations', id: draft.paper.id, ...change });
}

/** Write drafts, the counts that follow from them, and the journal. A paper that nobody has annotated isn't kept. */
export async function writeDrafts(tx: ChangeTransaction, drafts: Iterable<Draft>, batch: Batch): Promise<void> {
  const kept = [...new Set(drafts)].filter(
    ({ annotation, before }) => before.paper || annotation !== before.annotation,
  );
  const writes = kept.flatMap(({ paper, annotation, before }) => {
    if (paper.ids.length !== before.paper?.ids.length) {
      batch.record({ store: 'papers', id: paper.id, field: 'ids', old: before.paper?.ids, new: paper.ids });
    }
    const isSame = paper === before.paper && paper.newest === annotation.newest;
    return [
      ...(isSame ? [] : [tx.objectStore('papers').put(listed(paper, annotation))]),
      ...(annotation === before.annotation ? [] : [tx.objectStore('annotations').put(annotation)]),
    ];
  });
  const records = kept.map(({ annotation, before }) => ({ before: before.annotation, after: annotation }));
  await Promise.all([...writes, countChanges(tx, records), batch.write()]);
}

function listed({ newest: _, ...paper }: StoredPaper, { newest }: StoredAnnotation): StoredPaper {
  return newest === undefined ? paper : { ...paper, newest };
}

function meet(draft: Draft, said: Paper, site: string | undefined, owners: Map<PaperId, PaperId>): void {
  const known = draft.paper;
  const added = idsOf(said).filter((id) => owners.get(id) === known.id && !known.ids.includes(id));
  const sites = site === undefined || known.sites.includes(site) ? known.sites : [...known.sites, site];
  draft.paper = { ...mergeFacts(known, said, site ?? 'generic'), ids: [...known.ids, ...added], sites };
  if (draft.paper.facts.title === undefined) throw new PaperUnknown(`Expected a title for ${said.id}, got none`);
}

async function ownersOf(tx: ChangeTransaction, ids: PaperId[]): Promise<Map<PaperId, PaperId>> {
  const index = tx.objectStore('papers').index('ids');
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await index.getKey(id)] as const));
  return new Map(found.filter((pair): pair is readonly [PaperId, PaperId] => pair[1] !== undefined));
}

function idsOf({ id, aliases = [] }: Paper): PaperId[] {
  return [...new Set([id, ...aliases])];
}
