import type { ComponentChildren } from 'preact';
import { pageWriters } from '../formats/page-writers';
import { ExportActions } from '../ui/ExportActions';
import { ExportFields } from '../ui/ExportFields';
import { ExportPreview } from '../ui/ExportPreview';
import type { ExportSource } from '../ui/export-source';
import { text } from '../ui/text';
import { useExportFormat } from '../ui/use-export-format';
import { useExporting } from '../ui/use-exporting';
import { useBackground } from './background';

/** One answer to "which papers". */
export interface ExportOption {
  id: 'page' | 'listing' | 'selection' | 'search' | 'library';
  label: string;
  count: number;
  source: ExportSource;
}

export interface ExportTabProps {
  options: readonly ExportOption[];
  chosen: ExportOption['id'];
  onChoose: (id: ExportOption['id']) => void;
  revision: number;
  /** The line above the foot. */
  children?: ComponentChildren;
}

/** The chosen papers in a format: seen first as they will be written, then copied, saved, or sent to Zotero. */
export function ExportTab({ options, chosen, onChoose, revision, children }: ExportTabProps) {
  const { send, read, copy, download, zotero } = useBackground();
  const option = options.find(({ id }) => id === chosen) ?? options[0];
  const { format, onFormat } = useExportFormat(read, (change) => send('settings.change', change));
  const source = format === undefined ? undefined : option?.source;
  const exporting = useExporting(source, pageWriters, { format: format ?? 'bibtex', onFormat }, revision);

  return (
    <>
      <div class="p-body is-still p-export">
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
        <ExportFields exporting={exporting} />
        <ExportPreview exporting={exporting} />
      </div>
      {children}
      <div class="p-foot">
        <ExportActions exporting={exporting} writers={pageWriters} zotero={zotero} copy={copy} download={download} />
      </div>
    </>
  );
}
