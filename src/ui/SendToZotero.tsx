import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportWriters, ZoteroPort } from './export-source';
import { useActions } from './notice';
import { Progress } from './Progress';
import { counted, text } from './text';
import type { Exporting } from './use-exporting';

export interface SendToZoteroProps {
  zotero: ZoteroPort;
  writers: ExportWriters;
  exporting: Pick<Exporting, 'papers'>;
  isEmpty: boolean;
}

/** Sends papers to the Zotero that runs on this computer. The browser is asked for its address with the first click. */
export function SendToZotero({ zotero, writers, exporting, isEmpty }: SendToZoteroProps) {
  const { run } = useActions();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const ending = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => ending.current?.abort(), []);
  const sendAll = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    ending.current = controller;
    const report = (done: number, of: number) => setProgress({ done, of });
    try {
      const papers = await exporting.papers();
      signal.throwIfAborted();
      const items = await writers.zotero(papers);
      report(0, items.length);
      const { into } = await zotero.send(
        items,
        papers.map(({ paper }) => paper.id),
        { report, signal },
      );
      return { count: items.length, into };
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      setProgress(undefined);
    }
  };
  const start = () => {
    // First of all: the browser wants to see the click.
    const allowed = zotero.allow();
    void run(
      async () => ((await allowed) ? sendAll() : 'refused'),
      (sent) => {
        if (sent === undefined) return { words: text('zoteroStopped') };
        if (sent === 'refused') return { words: text('zoteroNotAllowed') };
        const words = counted('zoteroSent', sent.count);
        return { words: sent.into === undefined ? words : `${words} ${text('zoteroInto', sent.into)}` };
      },
    );
  };
  if (progress)
    return (
      <div class="m-export-progress">
        <Progress label={text('zoteroSending')} {...progress} />
        <button type="button" class="m-link" onClick={() => ending.current?.abort()}>
          {text('cancel')}
        </button>
      </div>
    );
  return (
    <button type="button" class="m-btn" disabled={isEmpty} title={text('zoteroTitle')} onClick={start}>
      {text('zoteroSend')}
    </button>
  );
}
