import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { AnswerUnreadable, Offline, RequestRefused, SourceBusy, SourceUnreachable } from './errors';
import { askedPatience, pauseSaid } from './patience';
import type { Found, MetadataRequest, MetadataSource } from './source';

/** Bytes of an answer; a longer one is given up while it is read. */
export const maxAnswerLength = 5_000_000;

/** How a request is sent; everything has a default but in tests. */
export interface Asking {
  fetch?: typeof fetch;
  /** Ends the request from outside; what it was aborted with is thrown. */
  signal?: AbortSignal;
  /** Milliseconds within which all of the answer has to be there; 30,000 by default. */
  timeout?: number;
  /** Whether the device has a network at all; by default what the browser says. */
  isOnline?: () => boolean;
  /** Milliseconds since the Unix epoch. */
  now?: () => number;
  /** Wait some milliseconds, between two requests to one host. */
  rest?: (milliseconds: number) => Promise<void>;
}

/** An answer as it came. */
export interface Answer {
  /** Undefined where the source knows nothing of what it was asked (404, 410). */
  text: string | undefined;
  /** Milliseconds to wait before the next request, by the source's rate headers; 0 where it says nothing. */
  pause: number;
}

/** What came of asking a source for some papers. */
export interface Asked {
  found: Map<PaperId, Found>;
  /** Those of which it told nothing. */
  missing: PaperId[];
  /** Milliseconds to wait before the next request, by the source's rate headers; the source's own pause counts besides. */
  pause: number;
}

/**
 * Ask a source for some papers, at most `source.batch`, each with a key: one request, or a second one for what the first
 * tells nothing of, where the source has two places to ask.
 * @throws Offline, SourceUnreachable, SourceBusy, RequestRefused, AnswerUnreadable; the signal's reason.
 */
export async function askSource(source: MetadataSource, papers: readonly Paper[], asking: Asking = {}): Promise<Asked> {
  const request = source.request(papers);
  const first = await askOnce(source, papers, request, asking);
  const others = papers.filter(({ id }) => !first.found.has(id));
  const otherwise = others.length > 0 ? source.otherwise?.(others, papers) : undefined;
  if (!otherwise) return first;
  if (hostOf(otherwise) === hostOf(request)) await (asking.rest ?? pass)(Math.max(source.pause, first.pause));
  const second = await askOnce(source, others, otherwise, asking);
  return {
    found: new Map([...first.found, ...second.found]),
    missing: second.missing,
    pause: Math.max(first.pause, second.pause),
  };
}

function hostOf({ url }: MetadataRequest): string {
  return new URL(url).host;
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}

async function askOnce(
  source: MetadataSource,
  papers: readonly Paper[],
  request: MetadataRequest,
  asking: Asking,
): Promise<Asked> {
  const { text, pause } = await ask(request, asking);
  // Where many were asked for at once, it is the request that isn't found.
  if (text === undefined && papers.length > 1) throw new RequestRefused('Expected an answer, got none at all', 404);
  const found = text === undefined ? new Map<PaperId, Found>() : source.read(text, papers);
  return { found, missing: papers.map(({ id }) => id).filter((id) => !found.has(id)), pause };
}

/**
 * Send one request without anything that tells who asks, and read the answer within bounds of time and size.
 * @throws Offline, SourceUnreachable, SourceBusy, RequestRefused, AnswerUnreadable; the signal's reason.
 */
export async function ask(request: MetadataRequest, asking: Asking = {}): Promise<Answer> {
  const { signal, timeout = 30_000, isOnline = () => globalThis.navigator?.onLine ?? true, now = Date.now } = asking;
  signal?.throwIfAborted();
  if (!isOnline()) throw new Offline('Expected a network, got none');
  const patience = AbortSignal.timeout(timeout);
  const until = signal ? AbortSignal.any([signal, patience]) : patience;
  try {
    const response = await (asking.fetch ?? fetch)(request.url, {
      ...(request.body !== undefined && { method: 'POST', body: request.body }),
      headers: { Accept: request.accept, ...(request.body !== undefined && { 'Content-Type': 'application/json' }) },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      // What was saved once is asked for once; an old answer from the cache would hide a correction.
      cache: 'no-store',
      signal: until,
    });
    return { text: await read(response, request.accept, now()), pause: pauseSaid(response.headers) };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (isNamed(error)) throw error;
    if (!isOnline()) throw new Offline('Expected a network, got none', { cause: error });
    // What fetch and the body's reader throw: a network that failed, an answer cut off, a redirection, too long a wait.
    throw new SourceUnreachable(`Expected an answer, got ${patience.aborted ? 'none in time' : String(error)}`, {
      cause: error,
    });
  }
}

async function read(response: Response, accept: string, now: number): Promise<string | undefined> {
  const { status } = response;
  if (status >= 200 && status < 300) return readText(response, accept);
  await response.body?.cancel();
  if (status === 404 || status === 410) return undefined;
  const message = `Expected an answer, got status ${status}`;
  if (status === 429 || status === 503) throw new SourceBusy(message, askedPatience(response.headers, now));
  // What a server stumbles over may be the request; that it can't be reached behind others never is.
  if (status > 501 || status < 400) throw new SourceUnreachable(message);
  throw new RequestRefused(message, status);
}

async function readText(response: Response, accept: string): Promise<string> {
  const type = (response.headers.get('content-type') ?? '').slice(0, 200).toLowerCase();
  const length = Number(response.headers.get('content-length') ?? 0);
  const isTooLong = length > maxAnswerLength;
  if (!isExpected(type, accept) || isTooLong) {
    await response.body?.cancel();
    throw new AnswerUnreadable(`Expected ${accept}, got ${isTooLong ? `${length} bytes` : type}`);
  }
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return text + decoder.decode();
    bytes += part.value.length;
    if (bytes > maxAnswerLength) {
      await reader?.cancel();
      throw new AnswerUnreadable(`Expected at most ${maxAnswerLength} bytes, got more`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
}

/** A page instead of data is no answer: a login of the network, a bot check, a notice of failure. */
function isExpected(type: string, accept: string): boolean {
  if (type.includes('html')) return false;
  const kind = /json|xml/.exec(accept)?.[0];
  return kind === undefined || type === '' || type.includes(kind);
}

function isNamed(error: unknown): boolean {
  return [SourceBusy, RequestRefused, AnswerUnreadable, SourceUnreachable].some((named) => error instanceof named);
}
