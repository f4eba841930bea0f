import { useState } from 'preact/hooks';
import { endings, mediaTypes } from '../core/citing';
import { manyPapers } from '../core/job';
import type { ExportWriters, ZoteroPort } from './export-source';
import { fileNameOn } from './file-name';
import { Icon } from './Icon';
import { useActions } from './notice';
import { Progress } from './Progress';
import { SendToZotero } from './SendToZotero';
import { counted, text } from './text';
import type { Exporting } from './use-exporting';

export interface ExportActionsProps {
  exporting: Exporting;
  writers: ExportWriters;
  zotero: ZoteroPort;
  /** The reading list whose papers they are, by its name. */
  list?: string | undefined;
  copy: (plain: string, html?: string) => Promise<void>;
  /** Gives something to the user as a file. */
  download: (name: string, content: string | Uint8Array<ArrayBuffer>, type: string) => void;
}

/** References that are formatted at once. */
const maxReferences = 500;

/** The ways in which papers leave: copied, as a file, to Zotero. */
export function ExportActions({ exporting, writers, zotero, list, copy, download }: ExportActionsProps) {
  const { run } = useActions();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const { format, preview, write } = exporting;
  const told = (done: number, of: number) => setProgress({ done, of });
  const writing = async () => {
    try {
      return await write(told);
    } finally {
      setProgress(undefined);
    }
  };
  const take = () =>
    run(
      async () => {
        const { content, html, count } = await writing();
        if (typeof content === 'string') await copy(content, html);
        return count;
      },
      (count) => ({ words: counted('popupCopied', count) }),
    );
  const save = () =>
    run(
      async () => {
        const written = await writing();
        if (written.content !== undefined)
          download(fileNameOn(new Date(), format, list), written.content, mediaTypes[format]);
        return written;
      },
      ({ count, content }) => (content === undefined ? undefined : { words: counted('popupSavedFile', count) }),
    );
  const count = preview?.count ?? 0;
  const isEmpty = count === 0;
  const isBusy = progress !== undefined;
  const isLong = count > manyPapers;
  // What the worker writes has no limit; the processor of references takes milliseconds for each, and nothing else runs meanwhile.
  const cannotSave =
    format === 'references' && count > maxReferences ? text('exportTooMany', maxReferences) : undefined;
  const cannotCopy =
    format === 'markdown-notes' ? text('exportNoCopy') : isLong ? text('popupTooLongToCopy') : cannotSave;

  return (
    <>
      {progress && (
        <div class="m-export-progress">
          <Progress label={text('exportWriting')} {...progress} />
        </div>
      )}
      <SendToZotero zotero={zotero} writers={writers} exporting={exporting} isEmpty={isEmpty} />
      <span class="m-gap" />
      <button
        type="button"
        class="m-btn"
        disabled={isEmpty || isBusy || cannotCopy !== undefined}
        title={cannotCopy}
        onClick={() => void take()}
      >
        <Icon name="copy" />
        {text('popupCopy')}
      </button>
      <button
        type="button"
        class="m-btn is-primary"
        disabled={isEmpty || isBusy || cannotSave !== undefined}
        title={cannotSave}
        onClick={() => void save()}
      >
        <Icon name="save" />
        {text('exportSave', endings[format])}
      </button>
    </>
  );
}
