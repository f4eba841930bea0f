import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request to Zotero's connector server says. */
interface Request {
  method: string;
  headers: IncomingMessage['headers'];
  data: { sessionID?: string; items?: { title: string }[] };
}

/** A server on this computer that behaves as Zotero's for its connectors does. Source: zotero/zotero, server_connector.js. */
export class ZoteroServer {
  requests: Request[] = [];
  /** What it has taken into its library, in order. */
  saved: string[] = [];
  version = 3;
  isEditable = true;
  /** What the next requests to save do instead: break off after or before they have saved, or answer another status. */
  faults: ('cut after' | 'cut before' | number | undefined)[] = [];
  #sessions = new Set<string>();
  #server: Server | undefined;

  /** Start on a free port; answers its address. */
  async start(): Promise<string> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const answer = this.#answer(request, body);
        if (answer === 'cut') return void request.socket.destroy();
        const [status, value] = answer;
        response.writeHead(status, {
          'Content-Type': 'application/json',
          'X-Zotero-Version': '8.0',
          'X-Zotero-Connector-API-Version': String(this.version),
        });
        response.end(value === undefined ? '' : JSON.stringify(value));
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  #answer(request: IncomingMessage, body: string): 'cut' | [status: number, value?: unknown] {
    const data = JSON.parse(body) as Request['data'];
    this.requests.push({ method: request.url ?? '', headers: request.headers, data });
    // Whoever comes from a browser has to say that it is a connector.
    if (request.headers['x-zotero-connector-api-version'] === undefined) return 'cut';
    switch (request.url) {
      case '/connector/ping':
        return [200, { prefs: {} }];
      case '/connector/getSelectedCollection':
        return [200, { id: 7, name: 'To read', libraryName: 'My Library', libraryEditable: this.isEditable }];
      case '/connector/saveItems':
        return this.#save(data);
      default:
        return [404];
    }
  }

  #save({ sessionID = '', items = [] }: Request['data']): 'cut' | [status: number, value?: unknown] {
    const fault = this.faults.shift();
    if (fault === 'cut before') return 'cut';
    if (this.#sessions.has(sessionID)) return [409, { error: 'SESSION_EXISTS' }];
    this.#sessions.add(sessionID);
    if (typeof fault === 'number') return [fault];
    this.saved.push(...items.map(({ title }) => title));
    return fault === 'cut after' ? 'cut' : [201];
  }
}
