// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll, findFirst } from '../../src/sites/find';
import { readPage } from '../../src/sites/read';
import { sweep } from '../../src/sites/sweep';
import { readFixture } from './read-fixture';

const folders = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const cases = folders(import.meta.dirname)
  .filter((site) => site !== 'generic')
  .flatMap((site) => folders(join(import.meta.dirname, site)).map((name) => join(site, name)));

/** Elements, each inside one before it: some are cards, some titles, some links, and some several of these. */
const kinds = ['p', 'p.card', 'h3', 'a[/x]', 'a[/y]', 'b.card[title]'];
const tree = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(20)), { maxLength: 16 });

const inside = [
  'h3',
  'a[href="/y"]',
  'h3 > a',
  '.card h3, .card b',
  'p a',
  'b + a',
  '[title="a > b"]',
  ':scope',
  ':scope > a',
  'i',
];
const cards = [
  '.card',
  'p:has(a[href="/x"])',
  'p:has(> a)',
  'p:has(> b > a)',
  'p.card:has(h3):has(> a)',
  '.card:has([title="a > b"])',
  'p:has(> b), h3:has(a)',
  'b:not(:has(a))',
  'p:has(> a, > h3)',
];

function documentOf(elements: readonly [kind: string, place: number][]): Document {
  const document = new DOMParser().parseFromString('', 'text/html');
  const all: HTMLElement[] = [document.body];
  for (const [kind, place] of elements) {
    const element = document.createElement(/^\w+/.exec(kind)?.[0] ?? '');
    if (kind.includes('card')) element.className = 'card';
    if (kind.includes('title')) element.title = 'a > b';
    if (kind.includes('/')) element.setAttribute('href', kind.slice(2, 4));
    all[place % all.length]?.append(element);
    all.push(element);
  }
  return document;
}

describe('sweep', () => {
  it('finds in any card what asking the card itself finds', () => {
    fc.assert(
      fc.property(
        tree,
        fc.constantFrom(...cards),
        fc.shuffledSubarray(inside, { minLength: 1, maxLength: 3 }),
        (elements, card, title) => {
          const document = documentOf(elements);
          const find = sweep(document);
          for (const element of find.all([document], card)) {
            const next = element.nextElementSibling as HTMLElement | null;
            const parts = next?.matches('h3') ? [element, next] : [element];
            for (const selectors of [title, ...title]) {
              expect(find.first(parts, selectors) === findFirst(parts, selectors)).toBe(true);
              expect(find.first(parts, selectors) === findFirst(parts, selectors)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('finds the cards that the selectors mean, in page order', () => {
    fc.assert(
      fc.property(tree, fc.shuffledSubarray(cards, { minLength: 1, maxLength: 2 }), (elements, selectors) => {
        const document = documentOf(elements);
        const found = [...sweep(document).all([document], selectors)];
        const meant = findAll([document], selectors);
        // Not `toEqual`, which compares all that is in the elements.
        expect(found.length === meant.length && found.every((element, at) => element === meant[at])).toBe(true);
      }),
      {
        numRuns: 400,
        examples: [
          [
            [
              ['p', 0],
              ['p', 1],
              ['a[/x]', 2],
              ['a[/x]', 1],
            ],
            ['p:has(> a)'],
          ],
        ],
      },
    );
  });

  it.each(cases)('reads %s as it is read without', (folder) => {
    const { site, document, expected } = readFixture(join(import.meta.dirname, folder));
    const read = (...find: [] | [ReturnType<typeof sweep>]) => {
      const { cards, ...rest } = readPage(site, document, new URL(expected.url), expected.today, [], ...find);
      return { ...rest, cards: cards.map(({ id, aliases, parts, title }) => ({ id, aliases, parts, title })) };
    };
    expect(read(sweep(document))).toEqual(read());
  });
});
