import { describe, expect, it } from 'vitest';
import { maxQueryLength } from '../../src/core/rule';
import { type RulesOpening, rulesAddress, rulesOpeningOf } from '../../src/ui/rules-address';

const searchOf = (address: string) => new URL(address, 'https://extension.example').search;

describe('the address of the rules’ page', () => {
  it.each<RulesOpening | undefined>([
    undefined,
    { query: 'title:(a OR "b&c") ü' },
    { query: 'a', name: 'A & B' },
    { edit: '5c1d' },
    { import: true },
  ])('says what it begins with: %j', (opening) => {
    const address = rulesAddress(opening);
    expect(address.split('?')[0]).toBe('/src/popup/rules.html');
    expect(rulesOpeningOf(searchOf(address))).toEqual(opening);
  });

  it('says no more than a rule can hold', () => {
    const opening = rulesOpeningOf(`?query=${'x'.repeat(5_000)}&name=${'y'.repeat(500)}`);
    expect(opening).toEqual({ query: 'x'.repeat(maxQueryLength), name: 'y'.repeat(100) });
  });
});
