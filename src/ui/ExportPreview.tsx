import type { BeyondPdftex } from '../core/citing';
import { Attribution } from './Attribution';
import { Icon } from './Icon';
import { counted, errorText, text } from './text';
import type { Exporting, Preview } from './use-exporting';

export interface ExportPreviewProps {
  exporting: Exporting;
}

/** Characters that the preview shows. */
const previewLength = 4_000;

/** Keys of entries that are named; of the others only the number is said. */
const fewKeys = 5;

/** What will be written, as it will be, and what is to be known of it. */
export function ExportPreview({ exporting: { preview, error, format } }: ExportPreviewProps) {
  return (
    <>
      <h2 class="m-export-head m-head">
        {text('exportPreview')}
        <span class="m-num">{preview && sizesOf(preview)}</span>
      </h2>
      {error !== undefined && (
        <p class="m-export-note m-danger" role="alert">
          {errorText(error)}
        </p>
      )}
      {error === undefined && preview?.count === 0 && <p class="m-export-note">{text('popupExportNothing')}</p>}
      {preview !== undefined && preview.count > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard too
        <pre class="m-export-text" tabIndex={0} role="region" aria-label={text('exportPreview')}>
          <Entries preview={preview} />
        </pre>
      )}
      {preview && preview.count > 0 && <Missing missing={preview.missing} />}
      {preview && <Beyond beyond={preview.beyondPdftex} />}
      {format === 'references' && <Attribution />}
    </>
  );
}

/** Say once which entries pdfTeX can't set; nothing where it can set all. */
export function Beyond({ beyond: { keys, count } }: { beyond: BeyondPdftex }) {
  if (count === 0) return null;
  const named = keys.slice(0, fewKeys).join(', ');
  return (
    <p class="m-export-note">
      <Icon name="warn" />
      <span>{counted('exportBeyond', count, count > fewKeys ? text('exportAndMore', named) : named)}</span>
    </p>
  );
}

function Missing({ missing: { authors, years } }: { missing: Preview['missing'] }) {
  const lines = [authors > 0 && counted('popupNoAuthors', authors), years > 0 && counted('popupNoYear', years)];
  const said = lines.filter((line) => line !== false);
  if (said.length === 0) return null;
  return (
    <p class="m-export-note">
      <Icon name="warn" />
      <span>{said.join(' ')}</span>
    </p>
  );
}

function Entries({ preview }: { preview: Preview }) {
  const shown = firstOf(preview);
  if (preview.format === 'references')
    return (
      <>
        {shown
          .trimEnd()
          .split('\n')
          .map((reference, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two papers may read the same
            <span key={index} class="m-export-ref" dir="auto">
              {reference}
            </span>
          ))}
      </>
    );
  if (preview.format !== 'bibtex' && preview.format !== 'biblatex') return <>{shown}</>;
  return (
    <>
      {shown.split(/^(@\w+)/m).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        index % 2 === 1 ? <b key={index}>{part}</b> : part,
      )}
    </>
  );
}

/** The beginning, whole lines, and of BibTeX whole entries. */
function firstOf({ format, text: all }: Preview): string {
  if (all.length <= previewLength) return all;
  const end = all.lastIndexOf(format === 'bibtex' || format === 'biblatex' ? '\n@' : '\n', previewLength);
  return all.slice(0, end > 0 ? end : previewLength);
}

function sizesOf({ count, text: all, isWhole }: Preview): string {
  const papers = counted('popupPapers', count);
  return isWhole && count > 0 ? `${papers} · ${sizeOf(all)}` : papers;
}

function sizeOf(content: string): string {
  const bytes = new TextEncoder().encode(content).length;
  return bytes < 1_000_000
    ? text('popupKilobytes', Math.ceil(bytes / 1_000))
    : text('popupMegabytes', Number((bytes / 1_000_000).toFixed(1)));
}
