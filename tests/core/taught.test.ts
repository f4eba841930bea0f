import { describe, expect, it } from 'vitest';
import {
  findTaught,
  isSameTaught,
  TaughtInvalid,
  type TaughtSite,
  taughtFrom,
  taughtKeyOf,
} from '../../src/core/taught';

const page: TaughtSite = { host: 'lab.example.edu', path: '/papers/*', card: ['li:has(b)'], title: ['b'] };

/** What is wrong with some data, as `property: problem`. */
function faultOf(value: unknown, isSelector?: (text: string) => boolean): string {
  try {
    taughtFrom(value, isSelector);
    return 'nothing';
  } catch (error) {
    if (!(error instanceof TaughtInvalid)) throw error;
    return `${error.property}: ${error.problem}`;
  }
}

describe('data of a taught page', () => {
  it('is kept as it is', () => {
    const whole = { ...page, next: ['dd'], link: ['a'], authors: [':scope'], abstract: ['p'], date: ['time', 'small'] };
    expect(taughtFrom(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it('may have a selector without its list, and slashes too many', () => {
    expect(taughtFrom({ ...page, card: 'li:has(b)', title: ' b ', path: '//papers/*/' })).toEqual(page);
  });

  it.each([
    ['null', null, ': missing'],
    ['a list', [page], ': missing'],
    ['a text', '{}', ': missing'],
    ['no host', { ...page, host: undefined }, 'host: missing'],
    ['an address for a host', { ...page, host: 'https://lab.example.edu' }, 'host: noHost'],
    ['dots for a host', { ...page, host: '..' }, 'host: noHost'],
    ['a host in capitals', { ...page, host: 'LAB.example.edu' }, 'host: noHost'],
    ['a host without an end', { ...page, host: 'a'.repeat(254) }, 'host: tooLong'],
    ['a path without its slash', { ...page, path: 'papers' }, 'path: noPath'],
    ['a path with a query', { ...page, path: '/papers?page=2' }, 'path: noPath'],
    ['a path of too many steps', { ...page, path: '/*'.repeat(41) }, 'path: noPath'],
    ['no card', { ...page, card: [] }, 'card: missing'],
    ['a number for a selector', { ...page, title: [7] }, 'title: noText'],
    ['an empty selector', { ...page, title: ' ' }, 'title: noText'],
    ['a selector without an end', { ...page, title: ['a'.repeat(501)] }, 'title: tooLong'],
    ['six selectors', { ...page, date: Array(6).fill('b') }, 'date: tooMany'],
    ['a million selectors', { ...page, date: Array(1_000_000).fill('b') }, 'date: tooMany'],
    ['a selector that takes for ever', { ...page, card: ':has(:is(:HAS(a) :has(b) :has(c)))' }, 'card: noSelector'],
    ['a selector of many steps', { ...page, card: 'a '.repeat(60) }, 'card: noSelector'],
    ['a control character', { ...page, card: 'a\u0000b' }, 'card: noSelector'],
    ['a misspelt property', { ...page, author: ['i'] }, 'author: unknown'],
    ['a prototype', JSON.parse(`{"__proto__": {"host": "x"}, ${JSON.stringify(page).slice(1)}`), '__proto__: unknown'],
    ['a constructor', { ...page, constructor: {} }, 'constructor: unknown'],
  ])('is refused with %s', (_, value, fault) => {
    expect(faultOf(value)).toBe(fault);
  });

  it('is refused with a selector that the browser doesn’t understand', () => {
    expect(faultOf({ ...page, title: ['b', 'b['] }, (text) => !text.endsWith('['))).toBe('title: noSelector');
  });

  it('leaves the prototypes of others alone', () => {
    faultOf(JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'));
    expect('polluted' in {}).toBe(false);
  });
});

describe('the kind of a page', () => {
  const keyOf = (address: string) => taughtKeyOf(new URL(address));

  it.each([
    ['https://lab.example.edu/', '/'],
    ['https://lab.example.edu/papers/', '/papers'],
    ['https://lab.example.edu/papers/2024?sort=new#top', '/papers/*'],
    ['https://lab.example.edu/list/cs.CL/2401', '/list/cs.CL/*'],
    [`https://lab.example.edu/g/${'x'.repeat(41)}/all`, '/g/*/all'],
  ])('of %s is %s', (address, path) => {
    expect(keyOf(address)).toEqual({ host: 'lab.example.edu', path });
  });

  it('is that of the other pages with numbers in the same steps', () => {
    expect(isSameTaught(keyOf('https://lab.example.edu/papers/2023'), page)).toBe(true);
    const find = (address: string) => findTaught([page], new URL(address));
    expect(find('https://lab.example.edu/papers/2019/')).toBe(page);
    expect(find('https://lab.example.edu/papers')).toBeUndefined();
    expect(find('https://lab.example.edu/papers/2019/abstracts')).toBeUndefined();
    expect(find('https://other.example.edu/papers/2019')).toBeUndefined();
  });

  it('is the most exact one that was taught', () => {
    const exact = { ...page, path: '/papers/all' };
    expect(findTaught([page, exact], new URL('https://lab.example.edu/papers/all'))).toBe(exact);
  });
});
