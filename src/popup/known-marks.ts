import { useEffect, useState } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { type MarksByKey, markKey } from '../core/mirror';
import type { Paper } from '../core/paper';
import { titleAlias } from '../core/same-paper';
import { type Background, useBackground } from './background';

/** Find what the mirror has of papers, by any of their ids or by title and first author. */
export async function readMarks(
  read: Background['read'],
  papers: readonly Paper[],
): Promise<ReadonlyMap<PaperId, AnnotationMark>> {
  const kept = (await read(papers.flatMap((paper) => idsOf(paper).map(markKey)))) as MarksByKey;
  const found = papers.map(
    (paper) =>
      [
        paper.id,
        idsOf(paper)
          .map((id) => kept[markKey(id)])
          .find((mark) => mark !== undefined),
      ] as const,
  );
  return new Map(found.filter((pair): pair is readonly [PaperId, AnnotationMark] => pair[1] !== undefined));
}

/** What the mirror has of papers, read anew after each change; undefined until it is read the first time. */
export function useMarks(papers: readonly Paper[], revision: number): ReadonlyMap<PaperId, AnnotationMark> | undefined {
  const { read } = useBackground();
  const [marks, setMarks] = useState<ReadonlyMap<PaperId, AnnotationMark>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let stale = false;
    readMarks(read, papers).then(
      (found) => !stale && setMarks(found),
      () => !stale && setMarks(new Map()),
    );
    return () => {
      stale = true;
    };
  }, [read, papers, revision]);
  return marks;
}

function idsOf(paper: Paper): PaperId[] {
  const { id, aliases = [] } = paper;
  const byTitle = titleAlias(paper);
  return byTitle ? [id, ...aliases, byTitle] : [id, ...aliases];
}
