import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { pageWriters } from '../formats/page-writers';
import { chosenPapers } from '../messaging/chosen-papers';
import type { Choice } from '../messaging/protocol';
import { ExportActions } from '../ui/ExportActions';
import { ExportFields } from '../ui/ExportFields';
import { ExportPreview } from '../ui/ExportPreview';
import { text } from '../ui/text';
import { useExportFormat } from '../ui/use-export-format';
import { useExporting } from '../ui/use-exporting';
import { useBackground } from './background';

/** Which papers are exported, and what they are called. */
export interface ExportWhat {
  choice: Choice;
  /** `Selected`, `The search above` or a reading list's name. */
  label: string;
  /** The reading list's name, if it is one. */
  list?: string;
}

export interface ExportPaneProps {
  what: ExportWhat;
  revision: number;
  onClose: () => void;
  /** The heading has the focus when the pane opens. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Papers in a format, in place of the list: seen first as they will be written, then copied, saved, or sent to Zotero. */
export function ExportPane({ what, revision, onClose, heading }: ExportPaneProps) {
  const { send, read, copy, download, zotero } = useBackground();
  const { format, onFormat } = useExportFormat(read, (change) => send('settings.change', change));
  const asked = JSON.stringify(what.choice);
  const source = useMemo(() => chosenPapers(send, JSON.parse(asked) as Choice, what.list), [send, asked, what.list]);
  const exporting = useExporting(
    format === undefined ? undefined : source,
    pageWriters,
    { format: format ?? 'bibtex', onFormat },
    revision,
  );
  return (
    <section class="w-export" aria-labelledby="export-head">
      <div class="w-shead">
        <h2 id="export-head" ref={heading} tabIndex={-1}>
          {text('wsExporting', what.label)}
        </h2>
        <span class="m-gap" />
        <button type="button" class="m-btn" onClick={onClose}>
          {text('wsBackToList')}
        </button>
      </div>
      <ExportFields exporting={exporting} />
      <ExportPreview exporting={exporting} />
      <div class="w-exportacts">
        <ExportActions
          exporting={exporting}
          writers={pageWriters}
          zotero={zotero}
          list={what.list}
          copy={copy}
          download={download}
        />
      </div>
    </section>
  );
}
