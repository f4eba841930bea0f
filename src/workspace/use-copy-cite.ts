import { citeBy } from '../core/cite-command';
import { chosenPapers } from '../messaging/chosen-papers';
import type { Choice } from '../messaging/protocol';
import { readCommand } from '../ui/export-wish';
import type { Actions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';

/** Papers that are cited at once. */
const mostCited = 500;

/** Characters of what was copied that are shown. */
const shown = 80;

/** Copies what cites papers by their keys, in the way that was last chosen; the keys are kept. */
export function useCopyCite({ run }: Pick<Actions, 'run'>): (choice: Choice) => Promise<boolean> {
  const { send, copy } = useBackground();
  return (choice) =>
    run(
      async () => {
        const cited = await chosenPapers(send, choice).first(mostCited, true);
        const written = citeBy(
          readCommand(),
          cited.map(({ key }) => key),
        );
        await copy(written);
        return written;
      },
      (written) => ({
        words: text('citeCopied', written.length > shown ? text('exportAndMore', written.slice(0, shown)) : written),
      }),
    );
}
