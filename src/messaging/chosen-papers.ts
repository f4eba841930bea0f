import type { CitedPaper, Exported, ExportOptions } from '../core/citing';
import type { PaperId } from '../core/identifier';
import type { Choice } from './protocol';
import type { send } from './send';

/** Papers that are asked for at a time. */
const papersAtOnce = 500;

/** Papers that a choice can have. */
const maxChosen = 1_000_000;

/** Papers of the library that a page of ours exports; `list` is the name of their reading list. */
export function chosenPapers(ask: typeof send, choice: Choice, list?: string) {
  const ids = async (): Promise<PaperId[]> => {
    if ('ids' in choice) return choice.ids;
    const found = await ask('library.ids', { query: choice.query, offset: 0, limit: maxChosen });
    return choice.order === 'oldest' ? found.toReversed() : found;
  };
  return {
    id: JSON.stringify(choice),
    look: (options: ExportOptions, limit: number): Promise<Exported> =>
      ask('library.export', { choice, freeze: false, limit, options }),
    write: (options: ExportOptions): Promise<Exported> =>
      ask('library.export', { choice, freeze: true, options, ...(list !== undefined && { list }) }),
    /** The first papers with their keys, at most 500; with `freeze` the keys are kept. */
    first: (limit: number, freeze = false): Promise<CitedPaper[]> =>
      ask('library.cited', { choice, freeze, offset: 0, limit }),
    /** All papers with their keys, which are kept. Which they are is asked once: the library may change meanwhile. */
    all: async (told?: (done: number, of: number) => void): Promise<CitedPaper[]> => {
      const chosen = await ids();
      const cited: CitedPaper[] = [];
      for (let at = 0; at < chosen.length; at += papersAtOnce) {
        told?.(at, chosen.length);
        const some = { ids: chosen.slice(at, at + papersAtOnce) };
        cited.push(...(await ask('library.cited', { choice: some, freeze: true, offset: 0, limit: papersAtOnce })));
      }
      return cited;
    },
  };
}
