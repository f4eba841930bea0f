// @vitest-environment jsdom
import '../../fakes/extension';
import '../browser';

import { expect, it, vi } from 'vitest';
import { mountBeside } from '../../../src/content/mount';
import { teach } from '../../../src/content/teach/Teaching';
import { inEnglish } from '../../ui/texts';
import { load } from '../browser';

inEnglish();

function press(key: string): boolean {
  return document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

it('teaching takes the arrow keys while there is something to go through, and leaves them to scroll the page after', () => {
  const rows = ['On the Margins of Old Books', 'Hands That Point at Words', 'Reading With a Pencil in Hand'];
  load(`<ul>${rows.map((row) => `<li><b>${row}</b></li>`).join('')}</ul>`);
  const life = new AbortController();
  teach(mountBeside(document.documentElement, 'append'), vi.fn(), life.signal);
  expect(press('ArrowDown')).toBe(false);
  press('Enter');
  expect(document.querySelectorAll('[data-manicule-teach-card]')).toHaveLength(3);
  expect(press('ArrowDown')).toBe(true);
  life.abort();
});
