import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserHandlers } from '../../src/background/handlers/browser';
import { ruleHandlers } from '../../src/background/handlers/rule';
import { expiryAlarm, keepUp } from '../../src/background/keep-up';
import { openLibrary } from '../../src/background/open-library';
import type { RuleAction } from '../../src/core/rule';
import { fake, ownPage } from '../fakes/webextension-polyfill';
import { paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

beginEachAfresh();
afterEach(() => void vi.restoreAllMocks());

const required = ['https://huggingface.co/*', 'https://arxiv.org/*'];
const speech = { name: 'Speech', query: 'speech', action: 'hide', enabled: true } as const;

describe('the veil', () => {
  it('is registered while a rule could hide something', async () => {
    await keepUp();
    expect(fake.scripts.size).toBe(0);
    const { id } = await ruleHandlers['rule.create'](speech, ownPage);
    expect(fake.scripts.get('veil')).toEqual({
      id: 'veil',
      css: ['veil.css'],
      matches: required,
      runAt: 'document_start',
    });
    await ruleHandlers['rule.change']({ id, change: { enabled: false } }, ownPage);
    expect(fake.scripts.size).toBe(0);
  });

  it('is registered while a paper is hidden by hand', async () => {
    await change(paper(1), { do: 'hide', hidden: true });
    expect(fake.scripts.size).toBe(1);
    await change(paper(1), { do: 'hide', hidden: false });
    expect(fake.scripts.size).toBe(0);
  });

  it('is registered again after an update has cleared it', async () => {
    await change(paper(1), { do: 'hide', hidden: true });
    fake.scripts.clear();
    await Promise.all([keepUp(), keepUp()]);
    expect(fake.scripts.size).toBe(1);
  });
});

describe('the veil over what rules do', () => {
  it.each<[RuleAction, boolean]>([
    ['hide', true],
    ['collapse', true],
    ['dim', true],
    ['highlight', false],
    ['show', false],
    ['tag', false],
  ])('for a rule that does %s: %s', async (action, isVeiled) => {
    await ruleHandlers['rule.create']({ ...speech, action, tag: 'ml' }, ownPage);
    expect(fake.scripts.has('veil')).toBe(isVeiled);
    expect(fake.scripts.has('rules')).toBe(action !== 'tag');
  });

  it('is away while nothing is hidden anywhere, and there again afterwards', async () => {
    await change(paper(1), { do: 'hide', hidden: true });
    await ruleHandlers['rule.create'](speech, ownPage);
    await browserHandlers['settings.change']({ pausedEverywhere: true }, ownPage);
    expect([...fake.scripts.keys()]).toEqual(['rules']);
    await ruleHandlers['rule.create'](speech, ownPage);
    expect([...fake.scripts.keys()]).toEqual(['rules']);
    await browserHandlers['settings.change']({ pausedEverywhere: false }, ownPage);
    expect(fake.scripts.has('veil')).toBe(true);
  });

  it('does not stand in the way of a setting where the library can not be opened', async () => {
    Object.assign(globalThis, { indexedDB: undefined });
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const settings = await browserHandlers['settings.change']({ pausedEverywhere: true }, ownPage);
    expect(settings).toMatchObject({ pausedEverywhere: true });
    expect(stored('settings')).toEqual(settings);
    logged.mockRestore();
  });
});

describe('the script that decides by rules', () => {
  it('is registered while any rule is on, before the page has a card', async () => {
    await change(paper(1), { do: 'hide', hidden: true });
    expect(fake.scripts.has('rules')).toBe(false);
    const { id } = await ruleHandlers['rule.create']({ ...speech, action: 'highlight' }, ownPage);
    const script = { id: 'rules', js: ['script.js'], css: ['rules.css'], matches: required, runAt: 'document_start' };
    expect(fake.scripts.get('rules')).toEqual(script);
    await ruleHandlers['rule.change']({ id, change: { expires: 1 } }, ownPage);
    expect(fake.scripts.has('rules')).toBe(false);
    await ruleHandlers['rule.change']({ id, change: { expires: null } }, ownPage);
    expect(fake.scripts.has('rules')).toBe(true);
    await ruleHandlers['rule.remove']([id], ownPage);
    expect(fake.scripts.has('rules')).toBe(false);
    await ruleHandlers['rule.restore']([id], ownPage);
    expect(fake.scripts.has('rules')).toBe(true);
  });
});

describe('the alarm', () => {
  it('is set to when the next rule is over, and cleared when there is none', async () => {
    const first = await ruleHandlers['rule.create']({ ...speech, expires: 6_000_000_000_000 }, ownPage);
    const second = await ruleHandlers['rule.create']({ ...speech, expires: 5_000_000_000_000 }, ownPage);
    expect(fake.alarms.get(expiryAlarm)).toEqual({ when: 5_000_000_000_000 });
    await ruleHandlers['rule.remove']([second.id], ownPage);
    expect(fake.alarms.get(expiryAlarm)).toEqual({ when: 6_000_000_000_000 });
    await ruleHandlers['rule.remove']([first.id], ownPage);
    expect(fake.alarms.has(expiryAlarm)).toBe(false);
  });
});

describe('a change that is committed', () => {
  it('is acknowledged though the mirror can not be written', async () => {
    fake.beforeWrite = () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await expect(change(paper(1), { do: 'save' })).resolves.toMatchObject({ marks: [{ saved: true }] });
    expect(logged).toHaveBeenCalled();
    expect(stored('revision')).toBeUndefined();
  });

  it('is mirrored after the one before it, which may take its time', async () => {
    let second: unknown;
    fake.beforeWrite = async (keys) => {
      if (!keys.includes('revision') || second) return;
      second = change(paper(1), { do: 'add tag', tag: 'b' });
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await change(paper(1), { do: 'add tag', tag: 'a' });
    await second;
    expect(stored('paper arxiv:2401.00001')).toMatchObject({ tags: ['a', 'b'] });
    expect(stored('revision')).toBe(await (await openLibrary()).revision());
  });
});
