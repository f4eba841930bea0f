import '../fakes/extension';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyAnnotation } from '../../src/core/annotation';
import type { PageProtocol, PageReport, Protocol } from '../../src/messaging/protocol';
import { RemoteError, send, sendToPage } from '../../src/messaging/send';
import { type Handlers, serve } from '../../src/messaging/serve';
import { fake } from '../fakes/extension';

type Few = Pick<Protocol, 'annotation.get' | 'tag.list' | 'rule.remove'>;

const report: PageReport = {
  site: { id: 'arxiv', name: 'arXiv' },
  hasAdapter: true,
  kind: 'listing',
  papers: [],
  saved: [],
  hidden: [],
  hiddenIds: [],
  foundBy: 'adapter',
  skipped: { untitled: 0, unlinked: 0 },
  linked: 0,
  shown: false,
};

function serveFew(handlers: Partial<Handlers<Few>> = {}): () => void {
  return serve<Few>({
    'annotation.get': (id) => emptyAnnotation(id),
    'tag.list': () => [],
    'rule.remove': () => undefined,
    ...handlers,
  });
}

async function errorOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => undefined,
    (error: unknown) => error,
  );
}

beforeEach(fake.reset);

describe('a message', () => {
  it('brings back what its handler answers, at once or later', async () => {
    serveFew({ 'tag.list': async () => [{ tag: 'ml', count: 2, lastUsed: 3 }] });
    expect(await send('annotation.get', 'arxiv:2307.09288')).toEqual(emptyAnnotation('arxiv:2307.09288'));
    expect(await send('tag.list')).toEqual([{ tag: 'ml', count: 2, lastUsed: 3 }]);
    expect(await send('rule.remove', ['id'])).toBeUndefined();
  });

  it('tells its handler who sent it', async () => {
    const get = vi.fn<Handlers<Few>['annotation.get']>((id) => emptyAnnotation(id));
    serveFew({ 'annotation.get': get });
    await send('annotation.get', 'arxiv:2307.09288');
    expect(get).toHaveBeenCalledWith('arxiv:2307.09288', expect.objectContaining({ id: 'fake' }));
  });

  it('reaches the page of a tab', async () => {
    serve<PageProtocol>({
      'page.report': () => report,
      'page.show': (shown) => ({ ...report, shown }),
      'page.pause': () => ({ ...report, paused: 'page' }),
      'page.leave': () => undefined,
      'page.ruleMade': () => undefined,
    });
    expect(await sendToPage(7, 'page.report')).toEqual(report);
    expect(await sendToPage(7, 'page.show', true)).toEqual({ ...report, shown: true });
  });
});

describe('an error', () => {
  it.each([
    ['thrown', () => Promise.reject(Object.assign(new TypeError('no such tag'), { name: 'TagTooLong' })), 'TagTooLong'],
    [
      'of the browser',
      () => Promise.reject(new DOMException('no such tag', 'QuotaExceededError')),
      'QuotaExceededError',
    ],
    [
      'thrown at once',
      () => {
        throw new RangeError('no such tag');
      },
      'RangeError',
    ],
    ['that is none', () => Promise.reject('no such tag'), 'Error'],
  ])('%s keeps its name and message on the way', async (_, list, name) => {
    serveFew({ 'tag.list': list });
    const error = await errorOf(send('tag.list'));
    expect(error).toBeInstanceOf(RemoteError);
    expect(error).toMatchObject({ name, message: 'no such tag' });
  });
});

describe('a worker that is lost', () => {
  it('is Disconnected where nobody listens', async () => {
    expect(await errorOf(send('tag.list'))).toMatchObject({
      name: 'Disconnected',
      message: expect.stringMatching(/Receiving end/),
    });
  });

  it('is Disconnected where nobody answers', async () => {
    serve<Pick<Protocol, 'tag.list'>>({ 'tag.list': () => [] });
    expect(await errorOf(send('library.check'))).toMatchObject({ name: 'Disconnected' });
  });

  it('is Disconnected once it has stopped serving', async () => {
    const stop = serveFew();
    stop();
    expect(fake.listening()).toEqual([0, 0]);
    expect(await errorOf(send('tag.list'))).toMatchObject({ name: 'Disconnected' });
  });

  it('is Disconnected where the browser throws at once, as it does for an orphan', async () => {
    const { runtime } = (globalThis as unknown as { browser: { runtime: { sendMessage: () => unknown } } }).browser;
    const orphaned = vi.spyOn(runtime, 'sendMessage').mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    expect(await errorOf(send('tag.list'))).toMatchObject({
      name: 'Disconnected',
      message: expect.stringMatching(/invalidated/),
    });
    orphaned.mockRestore();
  });

  it('is Disconnected in a tab without a script of ours', async () => {
    expect(await errorOf(sendToPage(8, 'page.report'))).toMatchObject({ name: 'Disconnected' });
  });

  it('is never told of one who asked and is gone when the answer comes', async () => {
    serveFew();
    const gone = vi.fn(() => {
      throw new Error('Attempting to use a disconnected port object');
    });
    fake.deliverTo(gone, { type: 'tag.list' });
    await vi.waitFor(() => expect(gone).toHaveBeenCalledWith({ ok: true, value: [] }));
  });
});

describe('messages of others', () => {
  it.each([
    ['unknown', { type: 'annotation.steal', data: 1 }],
    ['named like something that every object has', { type: 'constructor' }],
    ['without a type', { data: 1 }],
    ['that are no objects', 'tag.list'],
    ['that are nothing', null],
  ])('are left alone: %s', async (_, message) => {
    const list = vi.fn(() => []);
    serveFew({ 'tag.list': list });
    expect(await fake.deliver(message)).toBeUndefined();
    expect(list).not.toHaveBeenCalled();
  });

  it('are ignored where another extension sends them', async () => {
    const list = vi.fn(() => []);
    serveFew({ 'tag.list': list });
    expect(await fake.deliver({ type: 'tag.list' }, { id: 'somebody else' })).toBeUndefined();
    expect(list).not.toHaveBeenCalled();
  });

  it('are left to another listener of ours', async () => {
    serve<Pick<Protocol, 'library.check'>>({ 'library.check': () => ({ error: 'LibraryTooNew' }) });
    serveFew();
    expect(await send('library.check')).toEqual({ error: 'LibraryTooNew' });
    expect(await send('tag.list')).toEqual([]);
  });
});
