import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { ImportedPaper, ImportFault, ImportMatch } from '../../core/importing';
import type { FileKind } from '../../formats/read-file';
import type { DoneToMany } from '../../messaging/protocol';
import { useBackground } from '../background';

/** Papers that are compared, or handed over, at a time. */
export const papersAtOnce = 1_000;

/** A file that was read, and what its papers are to the library. */
export interface OpenedFile {
  name: string;
  kind: FileKind;
  papers: readonly ImportedPaper[];
  faults: readonly ImportFault[];
  /** Of each paper, in their order. */
  matches: readonly ImportMatch[];
}

/** How far opening a file is. `part` is from 0 to 1. */
export type Opening =
  | { state: 'none' }
  | { state: 'reading' | 'comparing'; name: string; part: number }
  | { state: 'open'; file: OpenedFile }
  | { state: 'failed'; name: string; file: File; error: unknown };

/** A file that is to be imported, from when it is chosen. */
export interface Importing {
  opening: Opening;
  /** Whether papers are being handed over. */
  progress: { done: number; of: number } | undefined;
  open: (file: File) => Promise<void>;
  /** Give it up. */
  close: () => void;
  /** Import these papers of the file. Nothing is changed where it fails. */
  add: (papers: readonly ImportedPaper[], tags: readonly string[]) => Promise<DoneToMany>;
}

/** Open files and hand over what is in them; nothing is changed before. */
export function useImporting(): Importing {
  const { send } = useBackground();
  const [opening, setOpening] = useState<Opening>({ state: 'none' });
  const [progress, setProgress] = useState<Importing['progress']>();
  const current = useRef<AbortController | undefined>(undefined);

  const open = useCallback(
    async (file: File) => {
      current.current?.abort();
      const control = new AbortController();
      current.current = control;
      const { name } = file;
      const show = (next: Opening) => {
        if (current.current === control) setOpening(next);
      };
      show({ state: 'reading', name, part: 0 });
      try {
        // What reads files is loaded with the first one.
        const { readReferences } = await import('../../formats/read-file');
        const report = (part: number) => show({ state: 'reading', name, part });
        const { kind, papers, faults } = await readReferences(file, { report, signal: control.signal });
        const matches: ImportMatch[] = [];
        for (let at = 0; at < papers.length; at += papersAtOnce) {
          show({ state: 'comparing', name, part: at / papers.length });
          matches.push(...(await send('import.match', papers.slice(at, at + papersAtOnce))));
          control.signal.throwIfAborted();
        }
        show({ state: 'open', file: { name, kind, papers, faults, matches } });
      } catch (error) {
        if (!control.signal.aborted) show({ state: 'failed', name, file, error });
      }
    },
    [send],
  );
  const close = useCallback(() => {
    current.current?.abort();
    setOpening({ state: 'none' });
  }, []);
  const add = useCallback(
    async (papers: readonly ImportedPaper[], tags: readonly string[]) => {
      const of = papers.length;
      let done: DoneToMany = { papers: 0 };
      setProgress({ done: 0, of });
      try {
        for (let at = 0; at < of; at += papersAtOnce) {
          const some = papers.slice(at, at + papersAtOnce);
          const known = done.job === undefined ? {} : { job: done.job };
          done = await send('import.add', { papers: some, tags: [...tags], isLast: at + papersAtOnce >= of, ...known });
          setProgress({ done: at + some.length, of });
        }
        return done;
      } catch (error) {
        if (done.job !== undefined) await send('job.cancel', done.job).catch(() => undefined);
        throw error;
      } finally {
        setProgress(undefined);
      }
    },
    [send],
  );
  return useMemo(() => ({ opening, progress, open, close, add }), [opening, progress, open, close, add]);
}
