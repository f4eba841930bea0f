import type { Runtime } from 'webextension-polyfill';
import { extension } from './extension';

/** What goes back over the wire. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { name: string; message: string } };

type Data<F> = F extends () => unknown ? undefined : F extends (data: infer D) => unknown ? D : never;
type Result<F> = F extends (...data: never[]) => infer R ? R : never;

/** One handler per message of a protocol: a missing, misspelt or mistyped one doesn't compile. */
export type Handlers<P> = {
  [K in keyof P]: (data: Data<P[K]>, sender: Runtime.MessageSender) => Result<P[K]> | Promise<Result<P[K]>>;
};

/**
 * Answer the messages of a protocol. Messages of others, and of other extensions, are left alone.
 * A handler's error goes back with its name and message; it is never thrown into the browser.
 */
export function serve<P>(handlers: Handlers<P>): () => void {
  const listener = (message: unknown, sender: Runtime.MessageSender, respond: (reply: unknown) => void) => {
    const { type, data } = (message ?? {}) as { type?: unknown; data?: unknown };
    if (typeof type !== 'string' || !Object.hasOwn(handlers, type)) return false;
    if (sender.id !== undefined && sender.id !== extension.runtime.id) return false;
    const handle = handlers[type as keyof P] as (data: unknown, sender: Runtime.MessageSender) => unknown;
    // Whoever asked may be gone by now.
    answer(() => handle(data, sender))
      .then(respond)
      .catch(() => undefined);
    return true;
  };
  extension.runtime.onMessage.addListener(listener as Parameters<typeof extension.runtime.onMessage.addListener>[0]);
  // A script that an update has orphaned has lost it with its extension.
  return () => extension.runtime?.onMessage?.removeListener(listener as never);
}

async function answer(handle: () => unknown): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await handle() };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, error: { name, message } };
  }
}
