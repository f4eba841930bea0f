import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isSameTaught, type TaughtSite } from '../core/taught';
import { counted, errorText, text } from '../ui/text';
import { faultText } from './fault-text';
import { readTaughtFile, type TaughtFile } from './taught-file';

export interface ImportTaughtProps {
  /** The pages that are kept already. */
  known: readonly TaughtSite[];
  /** Resolves once they are stored. */
  onImport: (pages: TaughtSite[]) => Promise<unknown>;
  /** What stands before its button. */
  children?: ComponentChildren;
}

/** A file with taught pages: shown first with what is wrong in it, kept only when that is asked for. */
export function ImportTaught({ known, onImport, children }: ImportTaughtProps) {
  const [read, setRead] = useState<TaughtFile>();
  const [said, setSaid] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const attempt = async (work: () => Promise<void>) => {
    setSaid(undefined);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  const open = (file: File) =>
    attempt(async () => {
      setRead(undefined);
      setRead(await readTaughtFile(file));
    });
  const keep = (pages: TaughtSite[]) =>
    attempt(async () => {
      await onImport(pages);
      setRead(undefined);
      setSaid(counted('optionsTaughtImported', pages.length));
    });
  return (
    <div class="o-import">
      <p class="o-acts">
        {children}
        <label class="m-btn">
          <input
            class="m-sr"
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void open(file);
              // The same file again is a change, too.
              currentTarget.value = '';
            }}
          />
          {text('optionsTaughtImport')}
        </label>
      </p>
      {read && <Offer read={read} known={known} onKeep={keep} onCancel={() => setRead(undefined)} />}
      <p class="o-notice" role="status">
        {said}
      </p>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

interface OfferProps {
  read: TaughtFile;
  known: readonly TaughtSite[];
  onKeep: (pages: TaughtSite[]) => Promise<void>;
  onCancel: () => void;
}

function Offer({ read: { pages, faults }, known, onKeep, onCancel }: OfferProps) {
  const replaces = (page: TaughtSite) => known.some((one) => isSameTaught(one, page));
  return (
    <div role="group" aria-label={text('optionsTaughtInFile')}>
      <ul>
        {pages.map((page, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold a page twice, and the list doesn't change.
          <li class="o-row" key={index}>
            <span class="o-name">
              <b>{page.host}</b>
              <small>{page.path}</small>
              {replaces(page) && <small>{text('optionsTaughtReplaces')}</small>}
            </span>
          </li>
        ))}
        {faults.map((fault) => (
          <li class="o-row" key={`fault ${fault.place}`}>
            <span class="o-name">
              <b>{text('optionsTaughtBroken', fault.place)}</b>
              {fault.host !== '' && <small>{fault.host}</small>}
              <small class="m-danger">{faultText(fault)}</small>
            </span>
          </li>
        ))}
      </ul>
      <p class="o-acts">
        <button type="button" class="m-btn" onClick={onCancel}>
          {text('optionsCancel')}
        </button>
        <button type="button" class="m-btn is-primary" disabled={pages.length === 0} onClick={() => void onKeep(pages)}>
          {counted('optionsTaughtKeep', pages.length)}
        </button>
      </p>
    </div>
  );
}
