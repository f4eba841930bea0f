import type { CitedPaper, ExportOptions } from '../core/citing';
import type { Paper } from '../core/paper';
import type { ExportSource } from '../ui/export-source';
import type { Background } from './background';

/** Papers, and ids, that are asked for at a time. */
const papersAtOnce = 500;

/**
 * All papers of a page, saved or not, which the popup writes itself. The library isn't told of those that it doesn't know,
 * so that they aren't saved by it; what it knows, by any of its ids, is cited as ever, and the others get keys that nobody has.
 */
export function listedPapers({ send }: Pick<Background, 'send'>, papers: readonly Paper[]): ExportSource {
  const ids = [...new Set(papers.flatMap(({ id, aliases = [] }) => [id, ...aliases]))];
  const cite = async (freeze: boolean): Promise<CitedPaper[]> => {
    const known: CitedPaper[] = [];
    const besides: string[] = [];
    for (const some of parts(ids)) {
      const choice = { ids: some };
      const cited = await send('library.cited', { choice, freeze, offset: 0, limit: papersAtOnce, besides });
      // A paper of many ids may have been told before.
      known.push(...cited.filter(({ paper }) => known.every((one) => one.paper.id !== paper.id)));
      besides.push(...cited.map(({ key }) => key));
    }
    const { citeListing, unknownIn } = await import('../formats/write-cited');
    const proposed: CitedPaper[] = [];
    for (const some of parts(unknownIn(papers, known))) {
      const keys = await send('key.propose', { papers: some, besides });
      besides.push(...keys);
      proposed.push(...some.map((paper, at) => ({ paper, key: keys[at] ?? paper.id })));
    }
    return citeListing(papers, known, proposed);
  };
  const write = async (options: ExportOptions, freeze: boolean) =>
    (await import('../formats/write-cited')).writeCited(await cite(freeze), options);
  return {
    id: JSON.stringify(ids),
    look: (options) => write(options, false),
    write: (options) => write(options, true),
    first: async (limit) => (await cite(false)).slice(0, limit),
    all: () => cite(true),
  };
}

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / papersAtOnce) }, (_, part) =>
    all.slice(part * papersAtOnce, (part + 1) * papersAtOnce),
  );
}
