import type { TaughtKey, TaughtSite } from '../core/taught';
import type { send } from '../messaging/send';
import { download } from '../ui/download';
import { text } from '../ui/text';
import { ImportTaught } from './ImportTaught';
import { RemovalNotice, useRemoval } from './Removal';
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
  const { removed, failure, remove, restore } = useRemoval<TaughtSite>(onChanged);
  const put = async (given: TaughtSite[], instead?: TaughtKey) => {
    await ask('taught.put', { pages: given, ...(instead && { instead }) });
    await onChanged();
  };
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
            onRemove={() => remove(page, () => ask('taught.remove', { host: page.host, path: page.path }))}
          />
        ))}
      </ul>
      <RemovalNotice
        words={removed && text('optionsTaughtRemoved', removed.host + removed.path)}
        failure={failure}
        onUndo={() => removed && restore(() => ask('taught.put', { pages: [removed] }))}
      />
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
