import type { CitedPaper, ExportOptions } from '../core/citing';
import { mirrorKeys } from '../core/mirror';
import type { Paper } from '../core/paper';
import { defaultSettings, type Settings } from '../core/settings';
import type { ExportSource } from '../ui/export-source';
import type { Background } from './background';

/** Papers that are asked for at a time. */
const papersAtOnce = 500;

/**
 * All papers of a page, saved or not, which the popup writes itself. The library isn't told of those that it doesn't know,
 * so that they aren't saved by it; what it knows is cited as ever.
 */
export function listedPapers(
  { send, read }: Pick<Background, 'send' | 'read'>,
  papers: readonly Paper[],
): ExportSource {
  const choice = { ids: papers.map(({ id }) => id) };
  const cite = async (freeze: boolean): Promise<CitedPaper[]> => {
    const known: CitedPaper[] = [];
    for (let offset = 0; offset < papers.length; offset += papersAtOnce)
      known.push(...(await send('library.cited', { choice, freeze, offset, limit: papersAtOnce })));
    const { [mirrorKeys.settings]: kept } = await read([mirrorKeys.settings]);
    const { keyPattern } = { ...defaultSettings, ...(kept as Partial<Settings> | undefined) };
    const { citeListing } = await import('../formats/listing-export');
    return citeListing(papers, known, keyPattern);
  };
  const write = async (options: ExportOptions, freeze: boolean) =>
    (await import('../formats/listing-export')).writeListing(await cite(freeze), options);
  return {
    id: JSON.stringify(choice),
    look: (options) => write(options, false),
    write: (options) => write(options, true),
    cited: async (offset, limit, freeze) => (await cite(freeze)).slice(offset, offset + limit),
  };
}
