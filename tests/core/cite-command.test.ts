import { expect, it } from 'vitest';
import { citeBy } from '../../src/core/cite-command';

it.each([
  ['latex', '\\cite{a,b}', '\\cite{a}'],
  ['pandoc', '[@a; @b]', '[@a]'],
  ['typst', '@a @b', '@a'],
  ['key', 'a, b', 'a'],
] as const)('cites many and one for %s', (command, many, one) => {
  expect(citeBy(command, ['a', 'b'])).toBe(many);
  expect(citeBy(command, ['a'])).toBe(one);
});
