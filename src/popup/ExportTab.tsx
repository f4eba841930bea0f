import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { defaultExport } from '../core/citing';
import { manyPapers } from '../core/job';
import type { Choice } from '../messaging/protocol';
import { fileNameOn } from '../ui/file-name';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';
import { firstEntries, missingIn } from './bibtex-text';

/** One answer to "which papers". */
export interface ExportOption {
  id: 'page' | 'selection' | 'search' | 'library';
  label: string;
  count: number;
  choice: Choice;
}

export interface ExportTabProps {
  options: readonly ExportOption[];
  chosen: ExportOption['id'];
  onChoose: (id: ExportOption['id']) => void;
  revision: number;
  /** Gives a text to the user as a file. */
  download: (name: string, content: string, type: string) => void;
  /** The line above the foot. */
  children?: ComponentChildren;
}

/** BibTeX of the chosen papers: seen first as it will be written, then copied or saved. */
export function ExportTab({ options, chosen, onChoose, revision, download, children }: ExportTabProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const option = options.find(({ id }) => id === chosen && id) ?? options[0];
  const { preview, error } = usePreview(option?.choice, revision);
  // Keys are frozen once they are handed out, so that a later export cites the same.
  const write = async () =>
    option
      ? send('library.export', { choice: option.choice, freeze: true, options: defaultExport('bibtex') })
      : undefined;
  const copy = () =>
    run(
      async () => {
        const written = await write();
        if (written) await navigator.clipboard.writeText(written.text);
        return written?.count ?? 0;
      },
      (count) => ({ words: counted('popupCopied', count) }),
    );
  const save = () =>
    run(
      async () => {
        const written = await write();
        if (written && written.job === undefined)
          download(fileNameOn(new Date(), 'bibtex'), written.text, 'application/x-bibtex');
        return written;
      },
      (written) =>
        written && written.job === undefined ? { words: counted('popupSavedFile', written.count) } : undefined,
    );
  const isEmpty = !preview || preview.count === 0;
  const isLong = preview !== undefined && preview.count > manyPapers;

  return (
    <>
      <div class="p-body is-still">
        <fieldset class="p-choices">
          <legend class="p-section m-head">{text('popupExportPapers')}</legend>
          {options.map(({ id, label, count }) => (
            <label key={id} class="p-choice">
              <input type="radio" name="choice" checked={id === option?.id} onChange={() => onChoose(id)} />
              <span class={id === option?.id ? 'm-check is-round is-on' : 'm-check is-round'} />
              <span class="m-cut">{label}</span>
              <span class="m-num">{count}</span>
            </label>
          ))}
        </fieldset>
        <h2 class="p-section m-head">{text('popupExportPreview')}</h2>
        {error !== undefined && (
          <p class="p-hint m-danger" role="alert">
            {errorText(error)}
          </p>
        )}
        {error === undefined && isEmpty && <p class="p-hint">{preview ? text('popupExportNothing') : ''}</p>}
        {!isEmpty && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard too
          <pre class="p-bibtex" tabIndex={0} role="region" aria-label={text('popupExportPreview')}>
            <Entries bibtex={firstEntries(preview.text)} />
          </pre>
        )}
        {!isEmpty && !isLong && <Missing bibtex={preview.text} />}
      </div>
      {children}
      <div class="p-foot">
        <span class="m-num">
          {preview && counted('popupPapers', preview.count)}
          {preview && !isLong && ` · ${sizeOf(preview.text)}`}
        </span>
        <span class="m-gap" />
        <button
          type="button"
          class="m-btn"
          disabled={isEmpty || isLong}
          {...(isLong && { title: text('popupTooLongToCopy') })}
          onClick={() => void copy()}
        >
          <Icon name="copy" />
          {text('popupCopy')}
        </button>
        <button type="button" class="m-btn is-primary" disabled={isEmpty} onClick={() => void save()}>
          <Icon name="save" />
          {text('popupSaveBib')}
        </button>
      </div>
    </>
  );
}

function Entries({ bibtex }: { bibtex: string }) {
  return (
    <>
      {bibtex.split(/^(@\w+)/m).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        index % 2 === 1 ? <b key={index}>{part}</b> : part,
      )}
    </>
  );
}

function Missing({ bibtex }: { bibtex: string }) {
  const { authors, years } = missingIn(bibtex);
  const lines = [authors > 0 && counted('popupNoAuthors', authors), years > 0 && counted('popupNoYear', years)];
  const said = lines.filter((line) => line !== false);
  if (said.length === 0) return null;
  return (
    <p class="p-warn">
      <Icon name="warn" />
      <span>{said.join(' ')}</span>
    </p>
  );
}

/** What would be exported, anew for each choice and after each change; nothing is frozen by looking. */
function usePreview(choice: Choice | undefined, revision: number) {
  const { send } = useBackground();
  const [preview, setPreview] = useState<{ text: string; count: number }>();
  const [error, setError] = useState<unknown>();
  const asked = JSON.stringify(choice);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision asks the same question again
  useEffect(() => {
    if (asked === undefined) return;
    let stale = false;
    send('library.export', {
      choice: JSON.parse(asked) as Choice,
      freeze: false,
      limit: manyPapers,
      options: defaultExport('bibtex'),
    }).then(
      (answer) => {
        if (stale) return;
        setPreview(answer);
        setError(undefined);
      },
      (cause: unknown) => {
        if (!stale) setError(cause);
      },
    );
    return () => {
      stale = true;
    };
  }, [send, asked, revision]);
  return { preview, error };
}

function sizeOf(content: string): string {
  const bytes = new TextEncoder().encode(content).length;
  return bytes < 1_000_000
    ? text('popupKilobytes', Math.ceil(bytes / 1_000))
    : text('popupMegabytes', Number((bytes / 1_000_000).toFixed(1)));
}
