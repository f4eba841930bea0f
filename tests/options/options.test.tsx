// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Rule } from '../../src/core/rule';
import { defaultSettings, type Settings } from '../../src/core/settings';
import type { Background } from '../../src/options/background';
import { FirstRun } from '../../src/options/FirstRun';
import { Options } from '../../src/options/Options';
import { click, complaints, find, has, press, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const surveys: Rule = { id: 's', name: 'surveys', query: 'title:survey', action: 'hide', enabled: true, created: 0 };

async function options(given: Partial<Settings> = {}) {
  let rules = [surveys];
  let settings = { ...defaultSettings, ...given };
  const send = vi.fn(async (kind: string, data?: unknown): Promise<unknown> => {
    if (kind === 'rule.list') return rules;
    if (kind === 'rule.remove') rules = [];
    if (kind === 'rule.create') rules = [{ ...(data as Rule), id: 'new', created: 1 }];
    if (kind === 'rule.change')
      rules = rules.map((rule) => ({ ...rule, ...(data as { change: Partial<Rule> }).change }));
    if (kind === 'settings.change') settings = { ...settings, ...(data as Partial<Settings>) };
    return undefined;
  });
  const background: Background = {
    send: send as unknown as Background['send'],
    readSettings: async () => settings,
    readTaught: async () => [],
    watch: () => () => undefined,
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
    list: async () => enabled,
    watch: () => () => undefined,
  };
}

const refused = Object.assign(new Error(), { name: 'RuleInvalid' });

describe('the options page', () => {
  it('gives axe nothing to complain of, a rule being edited too', async () => {
    await options();
    expect(await complaints()).toEqual([]);
    await click(find('button', /Edit/));
    expect(await complaints()).toEqual([]);
  });

  it('switches a rule off once that is stored', async () => {
    const send = await options();
    send.mockRejectedValueOnce(refused);
    await click(find('switch', /surveys/));
    expect(find('switch', /surveys/).getAttribute('aria-checked')).toBe('true');
    expect(has('alert', /would hide everything/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(find('switch', /surveys/).getAttribute('aria-checked')).toBe('false');
  });

  it('keeps what is typed into a rule where Esc is meant for what composes it', async () => {
    await options();
    await click(find('button', /Edit/));
    const composing = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true });
    await type(find('textbox', 'Query'), 'title:');
    find('textbox', 'Query').dispatchEvent(composing);
    await click(document.body);
    expect(find<HTMLInputElement>('textbox', 'Query').value).toBe('title:');
  });

  it('edits a rule, keeping in the fields what is refused', async () => {
    const send = await options();
    await click(find('button', /Edit/));
    await type(find('textbox', 'Query'), 'title:(');
    send.mockRejectedValueOnce(refused);
    find('button', 'Save').closest('form')?.requestSubmit();
    await click(document.body);
    expect(find<HTMLInputElement>('textbox', 'Query').value).toBe('title:(');
    expect(has('alert', /would hide everything/)).toBe(true);
    await type(find('textbox', 'Query'), 'title:review');
    find('button', 'Save').closest('form')?.requestSubmit();
    await click(document.body);
    expect(send).toHaveBeenCalledWith('rule.change', { id: 's', change: { name: 'surveys', query: 'title:review' } });
    expect(document.body.textContent).toContain('title:review');
  });

  it('leaves a rule as it was with Esc', async () => {
    const send = await options();
    await click(find('button', /Edit/));
    await press(find('textbox', 'Name'), 'Escape');
    expect(has('textbox', 'Name')).toBe(false);
    expect(send).not.toHaveBeenCalledWith('rule.change', expect.anything());
  });

  it('removes a rule and makes it again with undo', async () => {
    const send = await options();
    await click(find('button', /Remove/));
    expect(has('switch', /surveys/)).toBe(false);
    await click(find('button', 'Undo'));
    const { id: _, created: __, ...parts } = surveys;
    expect(send).toHaveBeenCalledWith('rule.create', parts);
    expect(has('switch', /surveys/)).toBe(true);
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
    expect(send).not.toHaveBeenCalledWith('sighting.clear');
    await click(find('button', 'Yes, forget all'));
    expect(send).toHaveBeenCalledWith('sighting.clear');
    expect(has('status', /The log is empty/)).toBe(true);
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
