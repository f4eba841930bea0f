import { useState } from 'preact/hooks';
import type { TaughtKey, TaughtSite } from '../core/taught';
import type { send } from '../messaging/send';
import { download } from '../ui/download';
import { errorText, text } from '../ui/text';
import { ImportTaught } from './ImportTaught';
import { TaughtRow } from './TaughtRow';
import { serializeTaught } from './taught-file';

export interface TaughtPagesProps {
  /** Newest first. */
  pages: readonly TaughtSite[];
  send: typeof send;
  /** Reads the pages again. */
  onChanged: () => Promise<void>;
}

/** The pages that the reader has taught: each to be edited and removed, all to be exported, others to be imported. */
export function TaughtPages({ pages, send: ask, onChanged }: TaughtPagesProps) {
  const [removed, setRemoved] = useState<TaughtSite>();
  const [failure, setFailure] = useState<string>();
  const put = async (given: TaughtSite[], instead?: TaughtKey) => {
    await ask('taught.put', { pages: given, ...(instead && { instead }) });
    await onChanged();
  };
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
    } catch (error) {
      setFailure(errorText(error));
    }
    await onChanged();
  };
  const remove = (page: TaughtSite) =>
    attempt(async () => {
      await ask('taught.remove', { host: page.host, path: page.path });
      setRemoved(page);
    });
  const restore = (page: TaughtSite) =>
    attempt(async () => {
      await put([page]);
      setRemoved(undefined);
    });
  return (
    <section class="o-box">
      <h2>{text('optionsTaught')}</h2>
      <p>{text(pages.length === 0 ? 'optionsNoTaught' : 'optionsTaughtHint')}</p>
      <ul>
        {pages.map((page) => (
          <TaughtRow
            key={page.host + page.path}
            page={page}
            onChange={(next) => put([next], { host: page.host, path: page.path })}
            onRemove={() => void remove(page)}
          />
        ))}
      </ul>
      <p class="o-notice" role="status">
        {removed && (
          <>
            {text('optionsTaughtRemoved', removed.host + removed.path)}{' '}
            <button type="button" class="m-link" onClick={() => void restore(removed)}>
              {text('undo')}
            </button>
          </>
        )}
      </p>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
      <ImportTaught known={pages} onImport={(given) => put(given)}>
        <button
          type="button"
          class="m-btn"
          disabled={pages.length === 0}
          onClick={() => download('manicule-taught.json', serializeTaught(pages), 'application/json')}
        >
          {text('optionsTaughtExport')}
        </button>
      </ImportTaught>
    </section>
  );
}
