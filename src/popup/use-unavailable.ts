import { useEffect, useState } from 'preact/hooks';
import { mirrorKeys } from '../core/mirror';
import { useBackground } from './background';

/** Whether the library can be opened: what the worker left in `storage.local`, and a way to ask it anew. */
export function useUnavailable(initial: string | undefined, revision: number) {
  const { read, send } = useBackground();
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
