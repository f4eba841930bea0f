import { useEffect, useRef } from 'preact/hooks';
import { useActions } from '../../ui/notice';
import { Progress } from '../../ui/Progress';
import { counted, errorText, text } from '../../ui/text';
import { useBackground } from '../background';
import { useUndo } from '../use-undo';
import { ChooseFile } from './ChooseFile';
import { Preview } from './Preview';
import type { Importing } from './use-import';

export interface ImportProps {
  importing: Importing;
  /** A file is held over the page. */
  isOver: boolean;
  /** Leave it for the list. */
  onClose: () => void;
}

/** The page that imports a file of references: choose it, see what is in it, leave out what isn't wanted, import. */
export function Import({ importing, isOver, onClose }: ImportProps) {
  const { openAddPapers, openBackup } = useBackground();
  const { run } = useActions();
  const undoable = useUndo({ run });
  const { opening, progress, open, close, add } = importing;
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = opening;
  const shown = useRef(state);
  // What had the focus is gone with what was shown before.
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    if (document.activeElement === document.body) heading.current?.focus();
  }, [state]);

  return (
    <div class={isOver ? 'w-pairs w-import is-over' : 'w-pairs w-import'}>
      <div class="w-shead">
        <h2 ref={heading} tabIndex={-1}>
          {text('wsImport')}
        </h2>
        <button type="button" class="m-btn" onClick={onClose}>
          {text('wsBackToList')}
        </button>
      </div>
      {(opening.state === 'none' || opening.state === 'failed') && (
        <>
          {opening.state === 'failed' && (
            <div class="w-importfault" role="alert">
              <p class="m-danger">{`${opening.name}: ${errorText(opening.error)}`}</p>
              {isNamed(opening.error, 'FileIsBackup') && (
                <button type="button" class="m-btn" onClick={() => void run(() => openBackup(opening.file))}>
                  {text('importOpenBackup')}
                </button>
              )}
              {isNamed(opening.error, 'FileNotReferences') && (
                <button type="button" class="m-btn" onClick={openAddPapers}>
                  {text('popupAddOpen')}
                </button>
              )}
              {!isOfFile(opening.error) && (
                <button type="button" class="m-btn" onClick={() => void open(opening.file)}>
                  {text('tryAgain')}
                </button>
              )}
            </div>
          )}
          <ChooseFile onFile={(file) => void open(file)} />
          <p class="m-hint">
            {text('importElse')}{' '}
            <button type="button" class="m-link" onClick={openAddPapers}>
              {text('popupAddOpen')}
            </button>
          </p>
        </>
      )}
      {(opening.state === 'reading' || opening.state === 'comparing') && (
        <div class="w-importing">
          <Progress
            label={text(opening.state === 'reading' ? 'importReading' : 'importComparing', opening.name)}
            done={Math.floor(opening.part * 100)}
            of={100}
          />
          <button type="button" class="m-btn" onClick={close}>
            {text('cancel')}
          </button>
        </div>
      )}
      {opening.state === 'open' && (
        <Preview
          key={opening.file.name}
          file={opening.file}
          progress={progress}
          onOther={close}
          onAdd={async (papers, tags) => {
            const isDone = await run(
              () => add(papers, tags),
              ({ papers: changed, batch, job }) =>
                // Of long work the page says itself how far it is.
                job === undefined ? undoable(counted('jobImported', changed), batch) : undefined,
            );
            if (!isDone) return;
            close();
            onClose();
          }}
        />
      )}
    </div>
  );
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** Whether it is the file, which stays as it is however often it is read. */
function isOfFile(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:ReferencesTooLarge|File(?:Empty|NotReferences|IsBackup|HasTooManyPapers))$/.test(error.name)
  );
}
