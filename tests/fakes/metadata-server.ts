import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, type Reply, type Work } from './metadata-answers';

/** What a service does instead of answering as it should. */
export type Behaviour =
  /** 429 or 503, with `Retry-After` where it is given. */
  | { does: 'be busy'; status?: 429 | 503; retryAfter?: string }
  | { does: 'refuse'; status: number }
  /** Answers, but later. */
  | { does: 'be slow'; milliseconds: number }
  /** Says nothing, ever. */
  | { does: 'be silent' }
  /** Begins its answer and closes the connection in the midst of it. */
  | { does: 'cut off' }
  /** Ends its answer in the midst of it, as if it were whole. */
  | { does: 'stop halfway' }
  /** A page with status 200, as a bot check or the login of a network is. */
  | { does: 'send a page' }
  | { does: 'send as'; type: string }
  /** An answer that is right, with white space up to so many bytes. */
  | { does: 'pad'; bytes: number }
  /** Never comes to an end. */
  | { does: 'go on forever' }
  | { does: 'redirect'; to: string }
  /** Its answer with further headers. */
  | { does: 'add headers'; headers: Record<string, string> };

/** A request as it came. */
export interface Seen {
  /** The service that was asked, as `export.arxiv.org`. */
  host: string;
  method: string;
  /** Path and query, as the service gets them. */
  path: string;
  body: string;
  headers: IncomingMessage['headers'];
}

/**
 * A local server that speaks like the services that Manicule asks. Which of them is asked says the first part of the path
 * (`http://127.0.0.1:1234/export.arxiv.org/api/query?…`), or else the `Host` header.
 */
export class MetadataServer {
  readonly seen: Seen[] = [];
  /** What the services know. */
  works: Work[];
  readonly #planned: { host: string | undefined; behaviour: Behaviour }[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(works: Work[]) {
    this.works = works;
  }

  /** Listen on a free port of this machine. */
  async open(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** `http://127.0.0.1:1234` */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where this server has what stands at an address of a service. */
  addressOf(url: string): string {
    return url.replace(/^https:\//, this.origin);
  }

  /** `fetch`, with what is for a service sent here. */
  readonly fetch: typeof fetch = (input, init) => fetch(this.addressOf(String(input)), init);

  /** Have the next requests, of one host or of any, answered in such a way; those after them as it should be. */
  plan(behaviour: Behaviour, { host, times = 1 }: { host?: string; times?: number } = {}): void {
    for (let left = times; left > 0; left -= 1) this.#planned.push({ host, behaviour });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const [, named, rest] = /^\/([a-z\d-]+(?:\.[a-z\d-]+)+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const host = named ?? (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = rest ?? request.url ?? '/';
    const body = Buffer.concat(parts).toString();
    this.seen.push({ host, method: request.method ?? '', path, body, headers: request.headers });
    const index = this.#planned.findIndex((one) => one.host === undefined || one.host === host);
    const behaviour = index < 0 ? undefined : this.#planned.splice(index, 1)[0]?.behaviour;
    const reply = answerOf(host, path, body, this.works);
    if (behaviour) await misbehave(response, behaviour, reply);
    else send(response, reply);
  }
}

function send(response: ServerResponse, { status = 200, type, text, headers }: Reply): void {
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(text);
}

async function misbehave(response: ServerResponse, behaviour: Behaviour, reply: Reply): Promise<void> {
  switch (behaviour.does) {
    case 'be busy':
      return send(response, {
        status: behaviour.status ?? 429,
        type: 'text/plain',
        text: 'Rate exceeded.',
        ...(behaviour.retryAfter !== undefined && { headers: { 'Retry-After': behaviour.retryAfter } }),
      });
    case 'refuse':
      return send(response, { status: behaviour.status, type: 'text/html', text: '<html><body>No.</body></html>' });
    case 'be slow':
      await new Promise((resume) => setTimeout(resume, behaviour.milliseconds));
      return send(response, reply);
    case 'be silent':
      return;
    case 'cut off':
      response.writeHead(200, { 'Content-Type': reply.type, 'Content-Length': Buffer.byteLength(reply.text) + 100 });
      response.write(half(reply.text), () => response.destroy());
      return;
    case 'stop halfway':
      return send(response, { ...reply, text: half(reply.text) });
    case 'send a page':
      return send(response, { type: 'text/html; charset=utf-8', text: '<!doctype html><title>One moment</title>' });
    case 'send as':
      return send(response, { ...reply, type: behaviour.type });
    case 'pad':
      return send(response, {
        ...reply,
        text: reply.text + ' '.repeat(behaviour.bytes - Buffer.byteLength(reply.text)),
      });
    case 'go on forever':
      response.writeHead(200, { 'Content-Type': reply.type });
      return goOn(response);
    case 'redirect':
      return send(response, { status: 302, type: 'text/plain', text: '', headers: { Location: behaviour.to } });
    case 'add headers':
      return send(response, { ...reply, headers: behaviour.headers });
  }
}

function goOn(response: ServerResponse): void {
  if (response.destroyed) return;
  response.write(' '.repeat(100_000), () => setImmediate(() => goOn(response)));
}

function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}
