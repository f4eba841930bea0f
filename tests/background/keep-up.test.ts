import { afterEach, describe, expect, it, vi } from 'vitest';
import { ruleHandlers } from '../../src/background/handlers/rule';
import { expiryAlarm, keepUp } from '../../src/background/keep-up';
import { openLibrary } from '../../src/background/open-library';
import { fake, ownPage } from '../fakes/webextension-polyfill';
import { paper } from '../storage/fixture';
import { beginEachAfresh, change, stored } from './fixture';

beginEachAfresh();
afterEach(() => void vi.restoreAllMocks());

const speech = { name: 'Speech', query: 'speech', action: 'hide', enabled: true } as const;

describe('the veil', () => {
  it('is registered while a rule could hide something', async () => {
    await keepUp();
    expect(fake.scripts.size).toBe(0);
    const { id } = await ruleHandlers['rule.create'](speech, ownPage);
    expect([...fake.scripts.values()]).toEqual([
      {
        id: 'veil',
        css: ['veil.css'],
        matches: ['https://huggingface.co/*', 'https://arxiv.org/*'],
        runAt: 'document_start',
      },
    ]);
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

describe('the alarm', () => {
  it('is set to when the next rule is over, and cleared when there is none', async () => {
    const first = await ruleHandlers['rule.create']({ ...speech, expires: 6_000_000_000_000 }, ownPage);
    const second = await ruleHandlers['rule.create']({ ...speech, expires: 5_000_000_000_000 }, ownPage);
    expect(fake.alarms.get(expiryAlarm)).toEqual({ when: 5_000_000_000_000 });
    await ruleHandlers['rule.remove'](second.id, ownPage);
    expect(fake.alarms.get(expiryAlarm)).toEqual({ when: 6_000_000_000_000 });
    await ruleHandlers['rule.remove'](first.id, ownPage);
    expect(fake.alarms.size).toBe(0);
  });
});

describe('a change that is committed', () => {
  it('is acknowledged though the mirror can not be written', async () => {
    fake.beforeWrite = () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await expect(change(paper(1), { do: 'save' })).resolves.toMatchObject([{ saved: true }]);
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
