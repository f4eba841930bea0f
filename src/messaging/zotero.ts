import type { PaperId } from '../core/identifier';
import type { Steps } from '../core/job';
import { extension } from './extension';

/** Zotero doesn't answer. */
export class ZoteroNotRunning extends Error {
  override name = 'ZoteroNotRunning';
}

/** Something answers in Zotero's place, or Zotero didn't take what it was sent. */
export class ZoteroRefused extends Error {
  override name = 'ZoteroRefused';
}

/** Zotero is too old for what it is sent, or so new that it wants something else. */
export class ZoteroOtherVersion extends Error {
  override name = 'ZoteroOtherVersion';
}

/** The library that is chosen in Zotero can't be written. */
export class ZoteroReadOnly extends Error {
  override name = 'ZoteroReadOnly';
}

/** The desktop Zotero of this computer. */
export const zotero = {
  /** Ask the browser for Zotero's address, first of all in a click. */
  allow: (): Promise<boolean> => extension.permissions.request({ origins: ['http://127.0.0.1/*'] }),
  send: (items: readonly object[], ids: readonly PaperId[], steps: Steps): Promise<{ into?: string }> =>
    sendToZotero(items, ids, steps),
};

/** The version of the connectors' protocol that we speak, and the oldest in which items are the same. Source: zotero/zotero, server_connector.js. */
const [protocolVersion, oldestVersion] = [3, 2];

const usualAddress = 'http://127.0.0.1:23119';

/** Items of one request. */
const itemsAtOnce = 50;

/** Milliseconds that Zotero gets for an answer: it writes every item with its notes. */
const patience = 60_000;

/** Milliseconds for which Zotero knows which requests it has had. Source: zotero/zotero, saveSession.js. */
const memory = 600_000;

/**
 * Hand items over to Zotero, which puts them where its user is: the library or collection that is selected there, of which
 * the name is answered. `ids` are the papers that they are, whatever becomes known of them between two attempts. What Zotero has had already in an attempt within ten minutes isn't sent once more.
 * @throws ZoteroNotRunning, ZoteroRefused, ZoteroOtherVersion or ZoteroReadOnly, or what the signal was aborted with
 */
export async function sendToZotero(
  items: readonly object[],
  ids: readonly PaperId[],
  { report, signal }: Steps,
  address = usualAddress,
): Promise<{ into?: string }> {
  await ping(address, signal);
  const into = await target(address, signal);
  const run = await runOf(ids);
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    signal.throwIfAborted();
    const answer = await ask(address, 'saveItems', signal, {
      sessionID: [run.id, at, run.refused[at] ?? 0].join('-'),
      uri: 'https://manicule.invalid/',
      items: items.slice(at, at + itemsAtOnce),
    });
    // 409: it has had this very request before, of which we never heard the answer.
    if (answer.status !== 201 && answer.status !== 409) {
      keepRun({ ...run, refused: { ...run.refused, [at]: (run.refused[at] ?? 0) + 1 } });
      throw await faultOf(answer);
    }
    report(Math.min(items.length, at + itemsAtOnce), items.length);
  }
  localStorage.removeItem(runKey);
  return into === undefined ? {} : { into };
}

async function ping(address: string, signal: AbortSignal): Promise<void> {
  const answer = await ask(address, 'ping', signal, {});
  if (!answer.ok) throw new ZoteroRefused(`ping: ${answer.status}`);
  const version = Number(answer.headers.get('X-Zotero-Connector-API-Version') ?? Number.NaN);
  if (Number.isNaN(version)) throw new ZoteroRefused('Not a Zotero');
  if (version < oldestVersion) throw new ZoteroOtherVersion(`Version ${version}`);
}

/** The name of the library or collection into which Zotero puts things; absent where it doesn't say. */
async function target(address: string, signal: AbortSignal): Promise<string | undefined> {
  const answer = await ask(address, 'getSelectedCollection', signal, {});
  if (!answer.ok) return undefined;
  const said: unknown = await answer.json().catch(() => undefined);
  if (typeof said !== 'object' || said === null) return undefined;
  const { name, libraryEditable } = said as { name?: unknown; libraryEditable?: unknown };
  if (libraryEditable === false) throw new ZoteroReadOnly('The library can only be read');
  return typeof name === 'string' ? name.slice(0, 200) : undefined;
}

async function ask(address: string, method: string, signal: AbortSignal, data: object): Promise<Response> {
  try {
    return await fetch(`${address}/connector/${method}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Zotero-Connector-API-Version': String(protocolVersion),
      },
      body: JSON.stringify(data),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new ZoteroNotRunning('No answer', { cause });
  }
}

async function faultOf(answer: Response): Promise<Error> {
  const said: unknown = await answer.json().catch(() => undefined);
  const { error, libraryEditable } = (said ?? {}) as { error?: unknown; libraryEditable?: unknown };
  if (libraryEditable === false) return new ZoteroReadOnly('The library can only be read');
  if (error === 'CONNECTOR_VERSION_OUTDATED' || answer.status === 412) return new ZoteroOtherVersion(String(error));
  return new ZoteroRefused(`saveItems: ${answer.status}`);
}

/** One attempt to hand over these very items: later ones within Zotero's memory have the same id. */
interface Run {
  id: string;
  items: string;
  began: number;
  /** How often Zotero has refused a request, by the place where it begins: it remembers those, too, so that they need another name. */
  refused: Record<number, number>;
}

const runKey = 'zotero run';

/** The last attempt, if it was to hand over the same and Zotero still knows it; else a new one. */
async function runOf(ids: readonly PaperId[]): Promise<Run> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(ids)));
  const named = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const kept = readRun();
  if (kept?.items === named && Math.abs(Date.now() - kept.began) < memory) return kept;
  const run = { id: crypto.randomUUID(), items: named, began: Date.now(), refused: {} };
  keepRun(run);
  return run;
}

function readRun(): Run | undefined {
  try {
    return JSON.parse(localStorage.getItem(runKey) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function keepRun(run: Run): void {
  localStorage.setItem(runKey, JSON.stringify(run));
}
