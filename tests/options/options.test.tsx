// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { ListedRule } from '../../src/core/rule';
import { defaultSettings, type Settings } from '../../src/core/settings';
import type { Background } from '../../src/options/background';
import { FirstRun } from '../../src/options/FirstRun';
import { Options } from '../../src/options/Options';
import { FakeJobs } from '../ui/fake-jobs';
import { click, complaints, find, has, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const surveys: ListedRule = {
  id: 's',
  name: 'surveys',
  query: 'title:survey',
  action: 'hide',
  enabled: true,
  created: 0,
  position: 0,
  hits: 0,
};

const visits = ['huggingface', 'lab.example.edu'].map((site) => ({ site, last: Date.UTC(2026, 10, 20, 12) }));

async function options(given: Partial<Settings> = {}) {
  let settings = { ...defaultSettings, ...given };
  const send = vi.fn(async (kind: string, data?: unknown): Promise<unknown> => {
    if (kind === 'rule.list') return [surveys, { ...surveys, id: 't', enabled: false }];
    if (kind === 'sighting.visits') return visits;
    if (kind === 'settings.change') settings = { ...settings, ...(data as Partial<Settings>) };
    return undefined;
  });
  const background: Background = {
    send: send as unknown as Background['send'],
    readSettings: async () => settings,
    readTaught: async () => [],
    watch: () => () => undefined,
    files: { take: async () => 1, give: async () => undefined },
    jobs: new FakeJobs(),
    sites: sites(),
  };
  await show(<Options background={background} />);
  return send;
}

/** The browser's permissions, of which some are granted. */
function sites(...granted: string[]) {
  let enabled = granted;
  return {
    enable: vi.fn(async (origins: string[]) => {
      enabled = [...enabled, ...origins];
      return true;
    }),
    takeBack: vi.fn(async (origins: string[]) => {
      enabled = enabled.filter((origin) => !origins.includes(origin));
    }),
    allowSource: async () => true,
    giveBackSource: async () => undefined,
    list: async () => enabled,
    watch: () => () => undefined,
  };
}

describe('the options page', () => {
  it('gives axe nothing to complain of', async () => {
    await options();
    expect(await complaints()).toEqual([]);
  });

  it('says how many rules there are, and leads to them', async () => {
    await options();
    expect(document.body.textContent).toContain('2 rules, 1 on');
    expect(find('link', 'Open the rules').getAttribute('href')).toBe('/src/popup/rules.html');
  });

  it('hides nothing anywhere once that is stored, and again', async () => {
    const send = await options({ pausedSites: ['arxiv'] });
    const isOn = () => find('switch', 'Hide nothing anywhere').getAttribute('aria-checked');
    send.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('switch', 'Hide nothing anywhere'));
    expect(isOn()).toBe('false');
    expect(has('alert', /disk is full/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(send).toHaveBeenCalledWith('settings.change', { pausedEverywhere: true });
    expect(isOn()).toBe('true');
    await click(find('switch', 'Hide nothing anywhere'));
    expect(send).toHaveBeenCalledWith('settings.change', { pausedEverywhere: false });
    expect(isOn()).toBe('false');
  });

  it('pauses a site and leaves the others as they are', async () => {
    const send = await options({ pausedSites: ['arxiv'] });
    await click(find('switch', 'Hugging Face Papers'));
    expect(send).toHaveBeenCalledWith('settings.change', { pausedSites: ['arxiv', 'huggingface'] });
    expect(find('switch', 'Hugging Face Papers').getAttribute('aria-checked')).toBe('false');
  });

  it('forgets sightings only after asking', async () => {
    const send = await options();
    await click(find('button', 'Forget all'));
    expect(send).not.toHaveBeenCalledWith('sighting.clear', expect.anything());
    expect(document.activeElement).toBe(find('button', 'Cancel'));
    await click(find('button', 'Cancel'));
    expect(document.activeElement).toBe(find('button', 'Forget all'));
    await click(find('button', 'Forget all'));
    await click(find('button', 'Yes, forget all'));
    expect(send).toHaveBeenCalledWith('sighting.clear', {});
    expect(has('status', /The log is empty/)).toBe(true);
    expect(has('button', 'Forget Hugging Face Papers')).toBe(false);
  });

  it('forgets what one site has shown, and says when that failed', async () => {
    const send = await options();
    expect(document.body.textContent).toMatch(/Last visited Nov \d+, 2026/);
    await click(find('button', 'Forget Hugging Face Papers'));
    expect(has('status', /Forget what Hugging Face Papers has shown\?/)).toBe(true);
    send.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'Yes, forget it'));
    expect(has('alert', /disk is full/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(send).toHaveBeenCalledWith('sighting.clear', { site: 'huggingface' });
    expect(has('status', /Forgotten/)).toBe(true);
    expect(has('button', 'Forget lab.example.edu')).toBe(true);
  });
});

describe('the sites that the user enables', () => {
  const scholar = 'https://scholar.google.com/*';
  const lab = 'https://lab.example.edu/*';
  const isOn = (name: string) => find('switch', name).getAttribute('aria-checked');

  it('are asked for and taken back one by one, and shown as the browser has them', async () => {
    const browser = sites(lab);
    await show(<FirstRun sites={browser} />);
    expect(isOn('Work on Google Scholar')).toBe('false');
    expect(isOn('Work on lab.example.edu')).toBe('true');
    await click(find('switch', 'Work on Google Scholar'));
    expect(browser.enable).toHaveBeenCalledWith([scholar]);
    expect(isOn('Work on Google Scholar')).toBe('true');
    await click(find('switch', 'Work on lab.example.edu'));
    expect(browser.takeBack).toHaveBeenCalledWith([lab]);
    expect(has('switch', 'Work on lab.example.edu')).toBe(false);
  });

  it('stay off where the user says no, and on where a wider permission covers them', async () => {
    const browser = sites(scholar);
    browser.enable.mockResolvedValueOnce(false);
    browser.takeBack.mockRejectedValueOnce(Object.assign(new Error(), { name: 'StillEnabled' }));
    await show(<FirstRun sites={browser} />);
    await click(find('switch', 'Work on OpenReview'));
    expect(isOn('Work on OpenReview')).toBe('false');
    await click(find('switch', 'Work on Google Scholar'));
    expect(isOn('Work on Google Scholar')).toBe('true');
    expect(has('alert', /more than this one site/)).toBe(true);
  });

  it('are asked for by the click itself, before anything else', async () => {
    const browser = sites();
    await show(<FirstRun sites={browser} />);
    find('switch', 'Work on Google Scholar').click();
    expect(browser.enable).toHaveBeenCalled();
  });
});

describe('the first page', () => {
  it('leads to a listing, and gives axe nothing to complain of', async () => {
    await show(<FirstRun sites={sites()} />);
    expect(find<HTMLAnchorElement>('link', 'Open a listing').href).toBe('https://huggingface.co/papers');
    expect(await complaints()).toEqual([]);
  });
});
