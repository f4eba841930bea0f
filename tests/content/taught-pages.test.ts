// @vitest-environment jsdom
import '../fakes/extension';

import { beforeEach, describe, expect, it } from 'vitest';
import { readerTaught } from '../../src/content/taught-pages';
import type { TaughtSite } from '../../src/core/taught';
import { extension } from '../../src/messaging/extension';
import { huggingface } from '../../src/sites/huggingface';
import { siteWithoutAdapter } from '../../src/sites/without-adapter';
import { listing } from '../e2e/pages/huggingface';
import { makePapers } from '../e2e/pages/papers';
import { fake } from '../fakes/extension';

beforeEach(() => fake.reset());

const url = new URL('https://lab.example.edu/papers');
const taught: TaughtSite = { host: 'lab.example.edu', path: '/papers', card: ['li'], title: ['b'] };
const titles = '<ul><li><b>Attention Is All You Need</b><li><b>On the Margins of Old Books</b></ul>';
const links = [1, 2, 3].map(
  (n) => `<p><a href="https://arxiv.org/abs/2401.0000${n}">On the Margins of Book ${n}</a></p>`,
);

/** Read a page's body as is known by now. */
async function read(body: string, site = siteWithoutAdapter(url), at = url) {
  const document = new DOMParser().parseFromString(`<body>${body}`, 'text/html');
  const reader = await readerTaught();
  const { foundBy, cards } = reader(site, document, at, '2026-10-20');
  return [foundBy, cards.length];
}

describe('a page', () => {
  it('is read as it was taught before any other way', async () => {
    fake.store({ taught: [taught] });
    expect(await read(titles + links.join(''))).toEqual(['taught', 2]);
  });

  it('is left alone where a form’s field stands for one of its properties, taught or not', async () => {
    fake.store({ taught: [taught] });
    expect(await read(`<form><input name="parentElement">${titles}</form>`)).toEqual(['generic', 0]);
  });

  it('of a site with an adapter is read as it was taught, too', async () => {
    const host = 'huggingface.co';
    fake.store({ taught: [{ ...taught, host }] });
    expect(await read(titles, huggingface, new URL(`https://${host}/papers`))).toEqual(['taught', 2]);
  });

  it('that grows has the cards taken as they are which are sure to be as they were', async () => {
    const daily = new URL('https://huggingface.co/papers');
    const { document: page } = window;
    page.body.replaceChildren(...new DOMParser().parseFromString(listing(makePapers(2)), 'text/html').body.children);
    const reader = await readerTaught();
    const [first, second] = reader(huggingface, page, daily, '2026-10-20').cards;
    const again = reader(huggingface, page, daily, '2026-10-20', first && [first]).cards;
    expect(again).toHaveLength(2);
    expect(again[0]).toBe(first);
    expect(again[1]).not.toBe(second);
  });

  it.each([
    ['nobody has taught any', undefined],
    ['another was taught', [{ ...taught, path: '/talks' }]],
    ['it looks different by now', [{ ...taught, card: ['article'] }]],
    [
      'the browser does not understand what was taught',
      [
        { ...taught, title: ['b', '::('] },
        { ...taught, date: [':no('] },
      ],
    ],
    ['what is kept is something else', { length: 1, 0: taught }],
    ['what is kept is broken', [null, 7, { ...taught, title: {} }]],
  ])('is read without that where %s', async (_, kept) => {
    fake.store({ taught: kept });
    expect(await read(titles + links.join(''))).toEqual(['generic', 3]);
  });

  it('is read without that where what is kept can’t be had', async () => {
    const { local } = extension.storage;
    const { get } = local;
    local.get = () => Promise.reject(new Error('The disk is broken'));
    expect(await read(links.join(''))).toEqual(['generic', 3]);
    local.get = get;
  });
});
