import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxiv } from '../../src/metadata/arxiv';
import { type Asking, ask, askSource, maxAnswerLength } from '../../src/metadata/ask';
import { AnswerUnreadable, Offline, RequestRefused, SourceBusy, SourceUnreachable } from '../../src/metadata/errors';
import { huggingface } from '../../src/metadata/huggingface';
import { type Behaviour, MetadataServer } from '../fakes/metadata-server';
import { paperOf } from './papers';
import { attention, works } from './works';

const server = new MetadataServer(works);
beforeAll(() => server.open());
afterAll(() => server.close());

const paper = paperOf('arxiv:1706.03762');
const asking: Asking = { fetch: server.fetch, timeout: 20_000 };

function askArxiv(behaviour?: Behaviour, more: Asking = {}) {
  if (behaviour) server.plan(behaviour);
  return askSource(arxiv, [paper], { ...asking, ...more });
}

async function failure(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('asking a source', () => {
  it('tells what was found and what is missing, in whatever order the answer is', async () => {
    const [unknown, waves] = [paperOf('arxiv:9912.99999'), paperOf('arxiv:1602.03837')];
    const { found, missing, pause } = await askSource(arxiv, [paper, unknown, waves], asking);
    expect([...found.keys()].sort()).toEqual(['arxiv:1602.03837', 'arxiv:1706.03762']);
    expect(found.get(paper.id)?.fields.title).toBe(attention.title);
    expect(missing).toEqual([unknown.id]);
    expect(pause).toBe(0);
  });

  it('takes 404 for a paper that it knows nothing of', async () => {
    const { found, missing } = await askSource(huggingface, [paperOf('arxiv:1602.03837')], asking);
    expect(found.size).toBe(0);
    expect(missing).toEqual(['arxiv:1602.03837']);
  });

  it('takes 404 of a batch for a request that is wrong', async () => {
    server.plan({ does: 'refuse', status: 404 });
    const error = await failure(askSource(arxiv, [paper, paperOf('arxiv:1602.03837')], asking));
    expect(error).toBeInstanceOf(RequestRefused);
  });

  it('sends nothing of the user, and no referrer', async () => {
    await askArxiv();
    const { headers, method } = server.seen.at(-1) ?? {};
    expect(method).toBe('GET');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(headers).not.toHaveProperty('authorization');
  });

  it('asks the second place for what the first knows nothing of, and only for that', async () => {
    const two = {
      ...huggingface,
      otherwise: () => ({ url: arxiv.request([paper]).url, accept: 'application/atom+xml' }),
      read: (answer: string, papers: Parameters<typeof arxiv.read>[1]) => arxiv.read(answer, papers),
      request: () => ({ url: 'https://huggingface.co/api/papers/1602.03837', accept: 'application/json' }),
    };
    // At another host there is no need to wait.
    const rest = () => Promise.reject(new Error('Waited'));
    expect((await askSource(two, [paper], { ...asking, rest })).found.has(paper.id)).toBe(true);
  });
});

describe('a source that asks for patience', () => {
  const now = Date.UTC(2026, 10, 22, 12);

  it.each([
    ['seconds', '120', now + 120_000],
    ['a date, by the clock of the server', new Date(Date.now() + 3_600_000).toUTCString(), now + 3_600_000],
    ['a date that is over', 'Sun, 06 Nov 1994 08:49:37 GMT', now + 1_000],
    ['no time at all', '0', now + 1_000],
    ['a year', '31536000', now + 86_400_000],
    ['a number of any size', '9'.repeat(50), undefined],
    ['something else', 'soon', undefined],
  ])('says so in %s', async (_, retryAfter, again) => {
    const error = await failure(askArxiv({ does: 'be busy', retryAfter }, { now: () => now }));
    expect(error).toBeInstanceOf(SourceBusy);
    const said = (error as SourceBusy).again;
    // The server's clock shows whole seconds.
    if (again === undefined) expect(said).toBeUndefined();
    else expect(Math.abs((said ?? 0) - again)).toBeLessThan(5_000);
  });

  it('may be unavailable as well, and say nothing', async () => {
    const error = await failure(askArxiv({ does: 'be busy', status: 503 }));
    expect(error).toBeInstanceOf(SourceBusy);
    expect((error as SourceBusy).again).toBeUndefined();
  });

  it.each<[Record<string, string>, number]>([
    [{ 'X-Rate-Limit-Limit': '50', 'X-Rate-Limit-Interval': '1s' }, 20],
    [{ 'X-Rate-Limit-Limit': '3', 'X-Rate-Limit-Interval': '60s' }, 20_000],
    [{ 'X-Rate-Limit-Limit': '0', 'X-Rate-Limit-Interval': '1s' }, 0],
    [{ 'RateLimit-Remaining': '0', 'RateLimit-Reset': '55' }, 55_000],
    [{ 'RateLimit-Remaining': '7', 'RateLimit-Reset': '55' }, 0],
    [{ RateLimit: '"api";r=0;t=12' }, 12_000],
    [{ RateLimit: '"api";r=499;t=12' }, 0],
    [{ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1790000000' }, 0],
    [{ 'X-Rate-Limit-Limit': 'NaN', 'X-Rate-Limit-Interval': '-5s' }, 0],
  ])('says with a good answer how often it may be asked: %o', async (headers, pause) => {
    expect((await askArxiv({ does: 'add headers', headers })).pause).toBe(pause);
  });
});

describe('what is no answer', () => {
  it.each<[string, Behaviour]>([
    ['a page', { does: 'send a page' }],
    ['another type', { does: 'send as', type: 'application/octet-stream' }],
    ['a page called XML', { does: 'send as', type: 'application/xhtml+xml' }],
    ['half of it, called the whole', { does: 'stop halfway' }],
    ['one without end', { does: 'go on forever' }],
    ['more than is read', { does: 'pad', bytes: maxAnswerLength + 1 }],
  ])('is %s', async (_, behaviour) => {
    expect(await failure(askArxiv(behaviour))).toBeInstanceOf(AnswerUnreadable);
  });

  it('is not a million bytes', async () => {
    expect((await askArxiv({ does: 'pad', bytes: 1_000_000 })).found.size).toBe(1);
  });

  it('comes from a source that refuses', async () => {
    for (const status of [400, 403, 500]) {
      const error = await failure(askArxiv({ does: 'refuse', status }));
      expect(error).toBeInstanceOf(RequestRefused);
      expect((error as RequestRefused).status).toBe(status);
    }
  });
});

describe('a source that is not there', () => {
  it.each<[string, Behaviour]>([
    ['cuts its answer off', { does: 'cut off' }],
    ['is out of order', { does: 'refuse', status: 502 }],
  ])('%s', async (_, behaviour) => {
    expect(await failure(askArxiv(behaviour))).toBeInstanceOf(SourceUnreachable);
  });

  it('leads elsewhere, where nobody follows', async () => {
    const before = server.seen.length;
    const elsewhere = server.addressOf(arxiv.request([paper]).url).replace('127.0.0.1', 'localhost');
    expect(await failure(askArxiv({ does: 'redirect', to: elsewhere }))).toBeInstanceOf(SourceUnreachable);
    expect(server.seen.length).toBe(before + 1);
  });

  it('never says anything', async () => {
    expect(await failure(askArxiv({ does: 'be silent' }, { timeout: 50 }))).toBeInstanceOf(SourceUnreachable);
  });

  it('is slow, but in time', async () => {
    expect((await askArxiv({ does: 'be slow', milliseconds: 50 })).found.size).toBe(1);
  });

  it('has no server at all', async () => {
    const request = { url: 'http://127.0.0.1:1/', accept: 'application/json' };
    expect(await failure(ask(request, { isOnline: () => true }))).toBeInstanceOf(SourceUnreachable);
  });

  it('is not asked without a network', async () => {
    const before = server.seen.length;
    expect(await failure(askArxiv(undefined, { isOnline: () => false }))).toBeInstanceOf(Offline);
    expect(server.seen.length).toBe(before);
  });

  it('is out of reach where the network goes meanwhile', async () => {
    const network = [true, false];
    const error = await failure(askArxiv({ does: 'cut off' }, { isOnline: () => network.shift() ?? false }));
    expect(error).toBeInstanceOf(Offline);
  });

  it('is left when told to stop', async () => {
    const control = new AbortController();
    const asked = failure(askArxiv({ does: 'be silent' }, { signal: control.signal }));
    const reason = new Error('Enough');
    control.abort(reason);
    expect(await asked).toBe(reason);
  });
});
