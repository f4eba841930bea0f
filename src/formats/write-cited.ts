import type { CitedPaper, Exported, ExportOptions } from '../core/citing';
import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { missingIn } from './missing';
import { writerOf } from './write';
import { written } from './writer';

/** Citation keys that are told. */
const maxKeys = 100;

/** Write papers with their keys, as the worker does. */
export function writeCited(papers: readonly CitedPaper[], options: ExportOptions): Exported {
  const writer = writerOf(options);
  const beyond = papers.filter((paper) => writer.isBeyondPdftex(paper)).map(({ key }) => key);
  return {
    text: written(writer, papers),
    count: papers.length,
    beyondPdftex: { keys: beyond.slice(0, maxKeys), count: beyond.length },
    missing: missingIn(papers),
  };
}

/** Those of a page's papers that aren't among what the library knows, by any of their ids. */
export function unknownIn(papers: readonly Paper[], known: readonly CitedPaper[]): Paper[] {
  const byId = indexOf(known);
  return papers.filter((paper) => !idsOf(paper).some((id) => byId.has(id)));
}

/** Put papers in their order, each once: by what the library knows of those that it knows, the others as they were proposed. */
export function citeListing(
  papers: readonly Paper[],
  known: readonly CitedPaper[],
  proposed: readonly CitedPaper[],
): CitedPaper[] {
  const byId = indexOf([...proposed, ...known]);
  return [
    ...new Set(
      papers.flatMap((paper) =>
        idsOf(paper)
          .flatMap((id) => byId.get(id) ?? [])
          .slice(0, 1),
      ),
    ),
  ];
}

function indexOf(cited: readonly CitedPaper[]): Map<PaperId, CitedPaper> {
  return new Map(cited.flatMap((one) => idsOf(one.paper).map((id) => [id, one])));
}

function idsOf({ id, aliases = [] }: Paper): PaperId[] {
  return [id, ...aliases];
}
