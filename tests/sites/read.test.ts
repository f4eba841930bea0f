// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arxiv } from '../../src/sites/arxiv';
import { readPage } from '../../src/sites/read';
import { readHtml } from './read-fixture';

const pages = {
  daily: 'https://huggingface.co/papers',
  paper: 'https://huggingface.co/papers/2106.09685',
  list: 'https://arxiv.org/list/cs.CL/new',
  search: 'https://arxiv.org/search/?query=x',
  abs: 'https://arxiv.org/abs/2307.09288',
};

const card = (id: string, title: string, more = '') =>
  `<article><div><h3><a href="/papers/${id}">${title}</a></h3>${more}</div></article>`;

describe('readPage', () => {
  it('takes cards that are known as they are, where they still stand', () => {
    document.body.innerHTML = [1, 2]
      .map(
        (n) =>
          `<dl><dt><a href="/abs/2601.0000${n}" title="Abstract"></a></dt><dd><p class="list-title">T</p></dd></dl>`,
      )
      .join('');
    const read = (known: typeof first.cards) => readPage(arxiv, document, new URL(pages.list), '2026-01-31', known);
    const first = readPage(arxiv, document, new URL(pages.list), '2026-01-31');
    expect(first.cards).toHaveLength(2);
    const again = read(first.cards.slice(0, 1));
    expect(again.cards.map((one, index) => one === first.cards[index])).toEqual([true, false]);
    document.querySelector('dl')?.remove();
    expect(read(first.cards).cards).toEqual(first.cards.slice(1));
  });

  it.each([
    ...[
      '',
      '/',
      '?q=lora',
      '/date/2025-01-22',
      '/week/2025-W04',
      '/month/2025-01',
      '/trending',
      '/trending?q=lora',
    ].map((path) => [`https://huggingface.co/papers${path}`, 'listing']),
    ...[
      '/list/cs.CL/new',
      '/list/cs/2026-04?skip=0',
      '/catchup/cs.CL/2026-09-22',
      '/a/hu_e_1',
      '/search/cs?query=x',
    ].map((path) => [`https://arxiv.org${path}`, 'listing']),
    ['https://huggingface.co/papers/2106.09685?from=x', 'paper'],
    ['https://arxiv.org/abs/cs/0503050v1', 'paper'],
    ['https://huggingface.co/papers/submit', 'other'],
    ['https://huggingface.co/models?q=/papers', 'other'],
    ['https://arxiv.org/pdf/2307.09288', 'other'],
    ['https://arxiv.org/search/advanced', 'listing'],
    ['https://arxiv.org/', 'other'],
  ])('takes %s for a page of the kind %s', (url, kind) => {
    expect(readHtml('<p>Empty</p>', url).kind).toBe(kind);
  });

  it("never takes a paper's own page for a listing, whatever is on it", () => {
    const { kind, cards } = readHtml(`<main><h1>LoRA</h1></main>${card('2307.09288', 'Llama 2')}`, pages.paper);
    expect([kind, cards.map(({ id }) => id)]).toEqual(['paper', ['arxiv:2106.09685']]);
  });

  it("does not take a list's heading for the title of the paper that a soft navigation leads to", () => {
    const list = `<main><h1><a href="/papers">Daily Papers</a></h1><h2>by AK</h2>${card('2106.09685', 'LoRA')}</main>`;
    expect(readHtml(list, pages.paper)).toMatchObject({ kind: 'paper', cards: [] });
  });

  it('finds a paper that is rendered twice in one card once, with the card as the place of its strip', () => {
    const { cards } = readHtml(
      `<article>${card('2106.09685', 'LoRA').repeat(2).replaceAll('article', 'section')}</article>`,
      pages.daily,
    );
    expect(cards.map(({ slot }) => slot.localName)).toEqual(['article']);
  });

  it('keeps both cards of a paper that is listed twice', () => {
    expect(readHtml(card('2106.09685', 'LoRA').repeat(2), pages.daily).cards).toHaveLength(2);
  });

  it('takes what is built like a card around others for none, so that nothing hides them all', () => {
    const inner = `${card('2106.09685', 'LoRA')}${card('2307.09288', 'Llama 2')}`;
    const { cards } = readHtml(`<article><article>${inner}</article></article>`, pages.daily);
    expect(cards.map(({ id, parts }) => [id, parts[0]?.querySelector('article')])).toEqual([
      ['arxiv:2106.09685', null],
      ['arxiv:2307.09288', null],
    ]);
  });

  it('skips and counts a card without a link to a paper, and one without a title', () => {
    const { cards, skipped } = readHtml(
      `${card('trending', 'Trending')}${card('2106.09685', ' ')}<article><h3>Bare</h3></article>`,
      pages.daily,
    );
    expect([cards.length, skipped]).toEqual([0, { untitled: 1, unlinked: 2 }]);
  });

  it('reads a card only when it is asked to', () => {
    const { document, cards } = readHtml(card('2106.09685', 'LoRA', '<ul><li>3 authors</li></ul>'), pages.daily);
    const count = document.querySelector('li') as HTMLElement;
    count.textContent = '8 authors';
    expect(cards[0]?.read().authorCount).toBe(8);
  });

  it('cuts what is endless', () => {
    const { cards } = readHtml(
      card('2106.09685', 'x'.repeat(1_000_000), `<div><p>${'y '.repeat(500_000)}</p></div>`),
      pages.daily,
    );
    const { title = '', abstract = '' } = cards[0]?.read() ?? {};
    expect([title.length, abstract.length <= 20_000]).toEqual([1_000, true]);
  });

  it('survives a page of any markup', () => {
    const pieces = fc.constantFrom(
      ...[
        '<article>',
        '</article>',
        '<h3>',
        '</h3>',
        '<h1 class=title>',
        '<main>',
        '<div>',
        '</div>',
        '<p>',
        '<dl>',
        '<dt>',
        '<dd>',
      ],
      ...[
        '<li class=arxiv-result>',
        '<ul><li>',
        '9 authors',
        '$x',
        '\uD800',
        '<a href="/papers/2106.09685">',
        '<a href="/abs/2106.09685">',
      ],
      ...[
        '<a href="http://[">',
        '<a title=Abstract href>',
        '</a>',
        '<svg><a href="/papers/2106.09685">',
        '<script type="math/tex">',
        '</script>',
      ],
      ...[
        '<template>',
        '<math>',
        '<mjx-container>',
        '<body data-props=\'{"paper":{"id":7}}\'>',
        '<form><input name=querySelector>',
      ],
      ...['Feb 31', 'Submitted 99 February, 2022', 'et al. (9999999 additional authors not shown)', ', '],
    );
    const html = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(html, fc.constantFrom(...Object.values(pages)), (markup, url) => {
        for (const found of readHtml(markup, url).cards) {
          expect(found.slot.isConnected).toBe(true);
          expect(found.read().id).toBe(found.id);
        }
      }),
      { numRuns: 150 },
    );
  });
});
