import { citeBy } from '../core/cite-command';
import type { PaperId } from '../core/identifier';
import { chosenPapers } from '../messaging/chosen-papers';
import { optionsOf, readCommand, readWish } from '../ui/export-wish';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';

export interface CopyCitationProps {
  id: PaperId;
}

/** Copies a paper's BibTeX, or what cites it by its key, which is kept then. */
export function CopyCitation({ id }: CopyCitationProps) {
  const { send, copy } = useBackground();
  const { run } = useActions();
  const paper = chosenPapers(send, { ids: [id] });
  const command = readCommand();
  const copyEntry = () =>
    run(
      async () => copy((await paper.write(optionsOf('bibtex', readWish('bibtex')))).text),
      () => ({ words: text('saidCopied') }),
    );
  const copyCommand = () =>
    run(
      async () => {
        const cited = await paper.first(1, true);
        const written = citeBy(
          command,
          cited.map(({ key }) => key),
        );
        await copy(written);
        return written;
      },
      (written) => ({ words: text('citeCopied', written) }),
    );
  return (
    <div class="p-cites">
      <button type="button" class="m-b" onClick={() => void copyEntry()}>
        <Icon name="copy" />
        {text('menuCopyBibtex')}
      </button>
      <button type="button" class="m-b" onClick={() => void copyCommand()}>
        <Icon name="copy" />
        {text('citeCopy', citeBy(command, ['…']))}
      </button>
    </div>
  );
}
