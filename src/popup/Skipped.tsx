import type { PageReport } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';

export interface SkippedProps {
  report: PageReport;
}

/** What of the page couldn't be read: cards and what they lack, or all of it although papers are linked. */
export function Skipped({ report: { papers, skipped, linked } }: SkippedProps) {
  const { untitled, unlinked } = skipped;
  const reasons = [
    untitled > 0 && counted('popupSkippedUntitled', untitled),
    unlinked > 0 && counted('popupSkippedUnlinked', unlinked),
  ].filter((reason) => reason !== false);
  return (
    <>
      {papers.length === 0 && linked > 0 && (
        <p class="p-skipped">
          <Icon name="warn" />
          <span>
            <b>{text('popupNoneRead')}</b> {counted('popupLinked', linked)}
          </span>
        </p>
      )}
      {reasons.length > 0 && (
        <p class="p-skipped">
          <Icon name="warn" />
          <span>
            {counted('popupSkipped', untitled + unlinked)} {reasons.join(', ')}.
          </span>
        </p>
      )}
    </>
  );
}
