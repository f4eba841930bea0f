// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { Menu, StatusMenu } from '../../src/content/Menu';
import { click, complaints, find, names, press, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

async function menu() {
  const [onChoose, onClose] = [vi.fn(), vi.fn()];
  await show(
    <Menu
      groups={[
        [{ icon: 'hide', label: 'Hide', onChoose }],
        [{ icon: 'out', label: 'Open', href: 'https://arxiv.org/abs/2307.09288' }],
        [{ icon: 'trash', label: 'Remove', onChoose }],
      ]}
      onClose={onClose}
    />,
  );
  return { onChoose, onClose };
}

describe('a menu', () => {
  it('is walked through with the arrow keys, and around', async () => {
    await menu();
    const items = ['Hide', 'Open', 'Remove'].map((name) => find('menuitem', name));
    items[0]?.focus();
    for (const expected of [items[1], items[2], items[0]]) {
      expect((await press(document.activeElement as HTMLElement, 'ArrowDown')).defaultPrevented).toBe(true);
      expect(document.activeElement).toBe(expected);
    }
    await press(document.activeElement as HTMLElement, 'ArrowUp');
    expect(document.activeElement).toBe(items[2]);
  });

  it('does what is chosen', async () => {
    const { onChoose } = await menu();
    await click(find('menuitem', 'Remove'));
    expect(onChoose).toHaveBeenCalledOnce();
  });

  it('opens a link in a tab of its own, which learns nothing, and closes', async () => {
    const { onClose } = await menu();
    const link = find<HTMLAnchorElement>('menuitem', 'Open');
    link.addEventListener('click', (event) => event.preventDefault());
    await click(link);
    expect([link.target, link.rel, onClose.mock.calls.length]).toEqual(['_blank', 'noreferrer', 1]);
  });

  it('gives axe nothing to complain of', async () => {
    await menu();
    expect(await complaints()).toEqual([]);
  });
});

describe('the statuses', () => {
  it('are a choice of one, and say which it is', async () => {
    const onChoose = vi.fn();
    await show(<StatusMenu status="reading" onChoose={onChoose} />);
    expect(names('menuitemradio')).toEqual(['Unread', 'Reading', 'Read']);
    expect(find('menuitemradio', 'Reading').getAttribute('aria-checked')).toBe('true');
    await click(find('menuitemradio', 'Read'));
    expect(onChoose).toHaveBeenCalledWith('read');
    expect(await complaints()).toEqual([]);
  });
});
