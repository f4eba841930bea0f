import { useEffect, useState } from 'preact/hooks';
import { mirrorKeys } from '../core/mirror';

/** What is asked of `storage.local`, and of the worker. */
export interface AskWhetherAvailable {
  read: (keys: string[]) => Promise<Record<string, unknown>>;
  send: (type: 'library.check') => Promise<{ error?: string }>;
}

/** Whether the library can be opened: what the worker left in `storage.local`, and a way to ask it anew. */
export function useUnavailable(
  { read, send }: AskWhetherAvailable,
  initial: string | undefined,
  revision: number,
): { unavailable: string | undefined; check: () => Promise<void> } {
  const [unavailable, setUnavailable] = useState(initial);
  useEffect(() => {
    if (revision === 0) return;
    read([mirrorKeys.unavailable]).then(
      (kept) => setUnavailable(kept[mirrorKeys.unavailable] as string | undefined),
      () => undefined,
    );
  }, [read, revision]);
  const check = async () => {
    const { error } = await send('library.check').catch((cause: Error) => ({ error: cause.name }));
    setUnavailable(error);
  };
  return { unavailable, check };
}
