// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { LookupFault, MetadataSettings, SourceState } from '../../src/core/metadata';
import type { Background } from '../../src/options/background';
import { Sources } from '../../src/options/Sources';
import { click, complaints, find, has, settle, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const none = { found: 0, waiting: 0, missing: 0, failed: 0 };
const arxiv: SourceState = {
  ...{ id: 'arxiv', name: 'arXiv', use: 'own site', site: 'arxiv' },
  ...{ asks: 'https://export.arxiv.org/api/query?id_list=<ids>', ...none, found: 120, failed: 1 },
};
const dblp: SourceState = {
  ...{ id: 'dblp', name: 'DBLP', use: 'off', asks: 'https://dblp.org/search/publ/api?q=<title>' },
  ...none,
  host: 'https://dblp.org/*',
  needsHost: 'https://dblp.org/*',
};
const fault: LookupFault = {
  ...{ id: 'arxiv:2310.17513', title: 'On rank', source: 'arxiv', error: 'SourceUnreachable' },
  again: Date.UTC(2096, 10, 22),
};

async function sources(
  states: SourceState[],
  metadata: MetadataSettings = { isOff: false, sources: {} },
  grants = true,
) {
  const send = vi.fn(async (kind: string, _data?: unknown): Promise<unknown> => {
    if (kind === 'source.list') return states;
    if (kind === 'source.faults') return [fault, { ...fault, id: 'arxiv:2401.00001', title: '' }];
    return { papers: 1 };
  });
  const [enable, allow, giveBack] = [vi.fn(), vi.fn(async () => grants), vi.fn(async () => undefined)];
  const background = {
    send: send as unknown as Background['send'],
    watch: () => () => undefined,
    sites: { enable, allowSource: allow, giveBackSource: giveBack },
  } as unknown as Background;
  await show(<Sources metadata={metadata} background={background} onChanged={async () => undefined} />);
  return { send, allow, giveBack };
}

const changed = (send: { mock: { calls: unknown[][] } }) =>
  send.mock.calls.filter(([kind]) => kind === 'settings.change').map(([, data]) => data);
const row = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.o-row')].find((one) => one.querySelector('b')?.textContent === name);
const choice = (name: string, use: string) =>
  [...(row(name)?.querySelectorAll('button') ?? [])].find((one) => one.textContent === use) as HTMLElement;

describe('the sources of details', () => {
  it('give axe nothing to complain of', async () => {
    await sources([arxiv, dblp]);
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect(await complaints()).toEqual([]);
  });

  it('say what is sent where, how far they are, and why they wait', async () => {
    const pausedUntil = Date.UTC(2096, 10, 22, 14, 5);
    await sources([
      { ...arxiv, waiting: 0, pausedUntil, error: 'SourceBusy' },
      { ...dblp, found: 3 },
    ]);
    expect(row('arXiv')?.textContent).toContain('https://export.arxiv.org/api/query?id_list=<ids>');
    expect(row('arXiv')?.textContent).toContain('120 found · 1 failed');
    expect(row('arXiv')?.textContent).toMatch(/It asks for patience\. Next try: Nov 2\d, 2096/);
    expect(row('DBLP')?.textContent).not.toContain('3 found');
    expect(row('DBLP')?.textContent).toContain('Your browser asks about dblp.org');
  });

  it('stand in the order of their trust, behind those that are asked from the start', async () => {
    await sources([{ ...dblp, needsHost: 'https://*.openreview.net/*' }, arxiv]);
    const names = [...document.querySelectorAll('.o-row:has(fieldset) b')].map((one) => one.textContent);
    expect(names).toEqual(['arXiv', 'DBLP']);
    expect(row('DBLP')?.textContent).toContain('asks about openreview.net when');
  });

  it('are switched one by one, and those of a site back to its own papers', async () => {
    const { send, allow, giveBack } = await sources([arxiv, dblp], {
      isOff: false,
      sources: { arxiv: true, crossref: true },
    });
    await click(choice('arXiv', 'Off'));
    await click(choice('arXiv', 'Its own papers'));
    expect(changed(send)).toEqual([
      { metadata: { isOff: false, sources: { arxiv: false, crossref: true } } },
      { metadata: { isOff: false, sources: { crossref: true } } },
    ]);
    expect([allow, giveBack].flatMap(({ mock }) => mock.calls)).toEqual([]);
    expect(choice('DBLP', 'Its own papers')).toBe(undefined);
  });

  it('that need a host ask for it by the click itself, before anything else', async () => {
    const { send, allow } = await sources([dblp]);
    choice('DBLP', 'On').click();
    expect(allow).toHaveBeenCalledWith('https://dblp.org/*', false);
    expect(changed(send)).toEqual([]);
    await settle();
    expect(changed(send)).toEqual([{ metadata: { isOff: false, sources: { dblp: true } } }]);
  });

  it('stay off where the browser doesn’t allow it, and say so', async () => {
    const { send } = await sources([dblp], undefined, false);
    await click(choice('DBLP', 'On'));
    expect(changed(send)).toEqual([]);
    expect(has('alert', /didn’t allow dblp\.org/)).toBe(true);
  });

  it('that are on without their host offer to allow it', async () => {
    const { allow } = await sources([{ ...dblp, use: 'on' }]);
    expect(row('DBLP')?.textContent).toContain('Your browser doesn’t let Manicule ask dblp.org.');
    await click(find('button', 'Allow dblp.org'));
    expect(allow).toHaveBeenCalledWith('https://dblp.org/*', false);
  });

  it('give their host back once they are off, and are known for its user where it is granted already', async () => {
    const { needsHost: _, ...granted } = dblp;
    const { send, allow, giveBack } = await sources([granted]);
    giveBack.mockImplementation(async () => void expect(changed(send)).toHaveLength(1));
    await click(choice('DBLP', 'Off'));
    expect(giveBack).toHaveBeenCalledWith('https://dblp.org/*');
    await click(choice('DBLP', 'On'));
    expect(allow).toHaveBeenCalledWith('https://dblp.org/*', true);
  });

  it('are all off by one switch, and what was chosen stays', async () => {
    const chosen = { isOff: false, sources: { dblp: true } };
    const { send } = await sources([arxiv, dblp], chosen);
    send.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('switch', 'Look up details of saved papers'));
    expect(has('alert', /disk is full/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(changed(send).at(-1)).toEqual({ metadata: { isOff: true, sources: { dblp: true } } });
    await sources([arxiv, dblp], { ...chosen, isOff: true });
    expect(find('switch', 'Look up details of saved papers').getAttribute('aria-checked')).toBe('false');
    expect(row('arXiv')).toBe(undefined);
  });

  it('are asked about all that is saved when one says so', async () => {
    const { send } = await sources([arxiv]);
    await click(find('button', 'Ask about all saved papers'));
    expect(send).toHaveBeenCalledWith('source.ask', { query: '' });
    expect(has('status', /1 paper is looked up\./)).toBe(true);
  });

  it('list what failed with its reason, and ask again for one or for all', async () => {
    const { send } = await sources([arxiv]);
    expect(document.querySelector('details summary')?.textContent).toBe('2 lookups failed');
    expect(row('On rank')?.textContent).toMatch(/arXiv: It didn’t answer, or broke off\. Next try: Nov/);
    await click(find('button', 'Ask again: On rank'));
    await click(find('button', 'Ask again for all'));
    const asked = send.mock.calls.filter(([kind]) => kind === 'source.ask').map(([, data]) => data);
    expect(asked).toEqual([{ ids: [fault.id] }, { ids: [fault.id, 'arxiv:2401.00001'] }]);
  });
});
