import { expect, it } from 'vitest';
import { fileNameOn } from '../../src/ui/file-name';

const day = new Date(2026, 10, 22);

it('is of the day and the format', () => {
  expect(fileNameOn(day, 'biblatex')).toBe('reading-list-2026-11-22.bib');
  expect(fileNameOn(day, 'markdown-notes')).toBe('reading-list-2026-11-22.zip');
});

it.each([
  ['Diffusion & friends', 'Diffusion-friends'],
  ['../../etc/passwd', 'etc-passwd'],
  ['C:\\con', 'C-con'],
  ['深度学习', '深度学习'],
  ['…', 'reading-list'],
  ['x'.repeat(500), 'x'.repeat(60)],
])('takes the words of the list %s', (list, words) => {
  expect(fileNameOn(day, 'ris', list)).toBe(`${words}-2026-11-22.ris`);
});
