import { extension } from './extension';
import type { PageProtocol, Protocol } from './protocol';
import type { Reply } from './serve';

/** An error that the other side answered with; `name` is its name there and has a text in `_locales` (`error_<name>`). */
export class RemoteError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Call<P, K extends keyof P> = P[K] extends () => unknown
  ? [type: K]
  : P[K] extends (data: infer D) => unknown
    ? [type: K, data: D]
    : never;
type Answer<P, K extends keyof P> = P[K] extends (...data: never[]) => infer R ? R : never;

/**
 * Ask the worker.
 * @throws RemoteError with what the worker said, or named `Disconnected` if no worker answers (after an update).
 */
export async function send<K extends keyof Protocol>(...[type, data]: Call<Protocol, K>): Promise<Answer<Protocol, K>> {
  return unwrap(await answered(() => extension.runtime.sendMessage({ type, data })));
}

/**
 * Ask the content script of a tab's page.
 * @throws RemoteError named `Disconnected` if there is none.
 */
export async function sendToPage<K extends keyof PageProtocol>(
  tab: number,
  ...[type, data]: Call<PageProtocol, K>
): Promise<Answer<PageProtocol, K>> {
  return unwrap(await answered(() => extension.tabs.sendMessage(tab, { type, data }, { frameId: 0 })));
}

async function answered(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (cause) {
    throw new RemoteError('Disconnected', String(cause));
  }
}

function unwrap<T>(reply: unknown): T {
  if (typeof reply !== 'object' || reply === null) throw new RemoteError('Disconnected', 'No answer');
  const { ok, value, error } = reply as Reply<T> & { value?: T; error?: { name: string; message: string } };
  if (ok) return value as T;
  throw new RemoteError(error?.name ?? 'Error', error?.message ?? '');
}
