import type { CitedPaper, Exported, ExportOptions } from '../core/citing';
import type { Choice } from './protocol';
import type { send } from './send';

/** Papers of the library that a page of ours exports. */
export function chosenPapers(ask: typeof send, choice: Choice) {
  return {
    id: JSON.stringify(choice),
    look: (options: ExportOptions, limit: number): Promise<Exported> =>
      ask('library.export', { choice, freeze: false, limit, options }),
    write: (options: ExportOptions): Promise<Exported> => ask('library.export', { choice, freeze: true, options }),
    cited: (offset: number, limit: number, freeze: boolean): Promise<CitedPaper[]> =>
      ask('library.cited', { choice, freeze, offset, limit }),
  };
}
