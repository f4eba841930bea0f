// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultKeyPattern } from '../../src/core/citing';
import type { Background } from '../../src/options/background';
import { Keys } from '../../src/options/Keys';
import { click, complaints, find, has, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

async function rest() {
  await act(async () => void vi.advanceTimersByTime(300));
  await settle();
}

async function keys() {
  const send = vi.fn(async (kind: string, data?: unknown): Promise<unknown> => {
    if (kind !== 'key.preview') return undefined;
    const { pattern } = data as { pattern: string };
    if (pattern.endsWith('+')) {
      throw Object.assign(new Error('Expected a function at character 7'), { name: 'KeyPatternInvalid' });
    }
    return [{ title: 'On rank', key: `${pattern.slice(0, 4)}2023` }];
  });
  await show(
    <Keys pattern={defaultKeyPattern} send={send as unknown as Background['send']} onChanged={async () => undefined} />,
  );
  await rest();
  return send;
}

const pattern = () => find<HTMLInputElement>('textbox', 'Pattern');
const isUsable = () => !(find('button', 'Use this pattern') as HTMLButtonElement).disabled;
const stored = (send: { mock: { calls: unknown[][] } }) =>
  send.mock.calls.filter(([kind]) => kind === 'settings.change').map(([, data]) => data);

describe('the pattern of citation keys', () => {
  it('gives axe nothing to complain of', async () => {
    await keys();
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });

  it('shows what it makes of the newest papers while it is typed, and is stored by its button alone', async () => {
    const send = await keys();
    expect(document.querySelector('.o-keys')?.textContent).toBe('auth2023On rank');
    expect(isUsable()).toBe(false);
    await type(pattern(), 'year + auth');
    await rest();
    expect(document.querySelector('.o-keys dt')?.textContent).toBe('year2023');
    expect(stored(send)).toEqual([]);
    await click(find('button', 'Use this pattern'));
    expect(stored(send)).toEqual([{ keyPattern: 'year + auth' }]);
  });

  it('is chosen from those that are known', async () => {
    const send = await keys();
    expect(find('button', 'Google Scholar’s').getAttribute('aria-pressed')).toBe('true');
    await click(find('button', 'Better BibTeX’s'));
    expect(pattern().value).toBe('auth.lower + shorttitle(3,3) + year');
    await rest();
    await click(find('button', 'Use this pattern'));
    expect(stored(send)).toEqual([{ keyPattern: 'auth.lower + shorttitle(3,3) + year' }]);
  });

  it('that can’t be read says where, and can’t be used', async () => {
    await keys();
    await type(pattern(), 'auth +');
    await rest();
    expect(has('alert', /Expected a function at character 7/)).toBe(true);
    expect(pattern().getAttribute('aria-invalid')).toBe('true');
    expect(isUsable()).toBe(false);
    expect(document.querySelector('.o-keys dt')?.textContent).toBe('auth2023');
  });

  it('that can’t be stored stays typed', async () => {
    const send = await keys();
    await type(pattern(), 'year + auth');
    await rest();
    send.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'Use this pattern'));
    expect(has('alert', /disk is full/)).toBe(true);
    expect(pattern().value).toBe('year + auth');
  });
});
