import { MetadataServer, type Seen } from '../../fakes/metadata-server';
import * as huggingface from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf, save } from '../steps';
import { type Extension, expect, test } from './extension';

const papers = makePapers(4);
const daily = 'https://huggingface.co/papers';
const services = /^https:\/\/(?:export\.arxiv\.org|huggingface\.co)\/api\//;

const works = papers.map(({ id, title, authors, abstract }) => ({
  ...{ title, authors, abstract, issued: '2026-01-05', arxiv: id, isOnHuggingFace: true },
}));

/** Have a local server in place of the services, and what it has seen of them. */
async function withServices(extension: Extension, use: (server: MetadataServer) => Promise<void>): Promise<void> {
  const server = await new MetadataServer(works).open();
  await extension.context.route(services, async (route) => {
    const request = route.request();
    const body = request.postData();
    const asked = { method: request.method(), ...(body !== null && { body }) };
    // Who asked may be no more, and at the end the server is none.
    const answer = await server.fetch(request.url(), asked).catch(() => undefined);
    if (!answer) return route.abort().catch(() => undefined);
    const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
    await route.fulfill({ status: answer.status, headers, body: await answer.text() }).catch(() => undefined);
  });
  try {
    await use(server);
  } finally {
    await extension.context.unroute(services);
    await server.close();
  }
}

/** Say something to the worker as our own pages do. */
const ask = <T>(extension: Extension, type: string, data?: unknown): Promise<T> =>
  extension.own(
    async ([type, data]) => (await chrome.runtime.sendMessage({ type, ...(data !== null && { data }) })).value,
    [type, data ?? null] as const,
  ) as Promise<T>;

/** How many authors the library knows of a paper, and who said so. */
async function authorsOf(extension: Extension, id: string): Promise<[number, string | undefined]> {
  const known = await ask<{ facts: { field: string; value: unknown[]; source: string }[] }>(
    extension,
    'paper.facts',
    id,
  );
  const author = known.facts.find(({ field }) => field === 'author');
  return [author?.value.length ?? 0, author?.source];
}

const idIn = ({ path }: Seen) => /(?:id_list=|papers\/)([^&?]*)/.exec(path)?.[1]?.split(',').sort();

test('a paper that is saved on Hugging Face gets its authors from there, and nothing is asked for of what passed by, nor where all is off', async ({
  extension,
}) => {
  await withServices(extension, async (server) => {
    await ask(extension, 'settings.change', { metadata: { isOff: true, sources: {} } });
    // As the site shows cards, without the data that it has beside them: no authors.
    const page = await extension.open(daily, huggingface.listing(papers, { props: '{}' }));
    await save(page, cardOf('2601.00002'));
    // So long it takes until what was saved is looked up, and half of that again.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(server.seen).toEqual([]);
    expect(await authorsOf(extension, 'arxiv:2601.00002')).toEqual([0, undefined]);

    await ask(extension, 'settings.change', { metadata: { isOff: false, sources: {} } });
    await expect.poll(() => authorsOf(extension, 'arxiv:2601.00002')).toEqual([2, 'api:huggingface']);
    expect(server.seen.map(({ host }) => host)).toEqual(['huggingface.co']);
    expect(server.seen.map(idIn)).toEqual([['2601.00002']]);
  });
});

test('a worker that is stopped while it asks goes on, and asks for nothing twice that was answered', async ({
  extension,
}) => {
  await withServices(extension, async (server) => {
    const saved = papers.map(({ id, title }) => ({ id: `arxiv:${id}`, title }));
    const wish = { papers: saved, change: { do: 'save' }, site: 'huggingface' };
    await ask(extension, 'annotation.change', wish);
    await expect.poll(() => server.seen.length).toBe(1);
    server.plan({ does: 'be slow', milliseconds: 60_000 });
    await expect.poll(() => server.seen.length).toBe(2);
    await extension.killWorker();
    // Whatever wakes the worker makes it go on.
    await ask(extension, 'library.check');
    const ends = () => Promise.all(saved.map(({ id }) => authorsOf(extension, id)));
    await expect.poll(ends, { timeout: 25_000 }).toEqual(saved.map(() => [2, 'api:huggingface']));
    const [first, second, ...others] = server.seen.flatMap(idIn);
    expect(others.sort()).toEqual(papers.map(({ id }) => id).filter((id) => id !== first));
    expect(others).toContain(second);
    expect(await ask(extension, 'library.inspect')).toEqual([]);
  });
});

declare const chrome: {
  // biome-ignore lint/suspicious/noExplicitAny: what the worker answers
  runtime: { sendMessage(message: unknown): Promise<any> };
};
