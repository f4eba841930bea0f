import type { PaperId } from '../core/identifier';
import { factNames, type KnownFact, type KnownFacts } from '../core/metadata';
import { cite, type Naming } from './citations';
import { PaperUnknown } from './errors';
import { saidOf } from './hold';
import { isSame } from './parts';
import type { LibraryDatabase, StoredPaper } from './schema';

/**
 * Read all that is known of a paper by any of its ids: fields that are said or written, in their order.
 * @throws PaperUnknown
 */
export async function readKnownFacts(db: LibraryDatabase, id: PaperId, naming: Naming): Promise<KnownFacts> {
  const paper = await db.getFromIndex('papers', 'ids', id);
  const [cited] = paper ? await cite(db, [paper.id], naming, false) : [];
  if (!paper || !cited) throw new PaperUnknown(`Expected a paper of the library, got ${id}`);
  const record = await db.get('annotations', paper.id);
  const { published } = paper;
  return {
    id: paper.id,
    facts: factsOf(paper),
    key: cited.key,
    isKeyFrozen: record?.key !== undefined,
    ...(published && {
      published: { facts: published.facts, source: published.source, state: published.state },
    }),
  };
}

function factsOf(paper: StoredPaper): KnownFact[] {
  const [{ facts, sources }, said] = [paper, saidOf(paper)];
  return factNames.flatMap((field): KnownFact[] => {
    const [value, source] = [facts[field], sources[field]];
    const [beneath, by] = [said.facts[field], said.sources[field]];
    const isCovered = beneath !== undefined && (source !== by || !isSame(beneath, value));
    if (value === undefined && !isCovered) return [];
    return [
      {
        field,
        ...(value !== undefined && { value }),
        ...(source !== undefined && { source }),
        ...(isCovered && { covered: { value: beneath, ...(by !== undefined && { source: by }) } }),
      },
    ];
  });
}
