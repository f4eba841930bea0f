// @vitest-environment jsdom
import '../../src/core/all-schemes';
import { describe, expect, it } from 'vitest';
import { displayName, splitName } from '../../src/core/name';
import { readAnywhere } from '../../src/sites/generic';

const arxiv = (number: number) => `https://arxiv.org/abs/2101.${String(10_000 + number)}`;
const title = (number: number) => `A study of margins, part ${number} of many`;
const link = (number: number, text = title(number)) => `<a href="${arxiv(number)}">${text}</a>`;
const item = (number: number) => `<li>${link(number)}</li>`;

function read(body: string, url = 'https://example.org/reading') {
  const document = new DOMParser().parseFromString(body, 'text/html');
  return readAnywhere(document, new URL(url), '2026-10-20');
}

/** Each card's id number, its parts by tag, and its title. */
function shown(body: string) {
  return read(body).cards.map((card) => {
    const number = Number(card.id.slice(-5)) - 10_000;
    return [number, card.parts.map(({ localName }) => localName).join('+'), card.read().title];
  });
}

describe('a card', () => {
  it('is one of several of its kind', () => {
    expect(shown(`<main><ul>${item(1)}${item(2)}</ul></main>`)).toEqual([
      [1, 'li', title(1)],
      [2, 'li', title(2)],
    ]);
  });

  it('with an arXiv link and a DOI is one paper with two ids', () => {
    const both = (number: number) =>
      `<div class="card"><h3>${title(number)}</h3><p>${link(number, 'arXiv')} <a href="https://doi.org/10.1145/${number}">DOI</a></p></div>`;
    const { cards } = read(`<div>${both(1)}${both(2)}${both(3)}</div>`);
    expect(cards.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['arxiv:2101.10001', ['doi:10.1145/1']],
      ['arxiv:2101.10002', ['doi:10.1145/2']],
      ['arxiv:2101.10003', ['doi:10.1145/3']],
    ]);
  });

  it.each([
    ['its code', (number: number) => `<a href="https://doi.org/10.5281/zenodo.${number}">code</a>`],
    [
      'another paper',
      (number: number) => `after <a href="https://doi.org/10.1000/${number}">A very different paper</a>`,
    ],
    ['what it is cited by', (number: number) => `<a href="https://doi.org/10.1000/${number}">Cited by</a>`],
  ])('takes no id from a link to %s', (_, other) => {
    const { cards } = read(`<ul>${[1, 2].map((number) => `<li>${link(number)} ${other(number)}</li>`).join('')}</ul>`);
    expect(cards.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['arxiv:2101.10001', undefined],
      ['arxiv:2101.10002', undefined],
    ]);
  });

  it.each([
    ['an arXiv link and a DOI', 'https://doi.org/10.1145/1'],
    ['an arXiv link and one to OpenReview', 'https://openreview.net/forum?id=abcdefghij'],
  ])('is not two neighbours whose links differ in scheme: %s', (_, other) => {
    const cards = shown(`<ul>${item(1)}<li><a href="${other}">Another study of something else</a></li></ul>`);
    expect(cards.map(([, parts, text]) => [parts, text])).toEqual([
      ['li', title(1)],
      ['li', 'Another study of something else'],
    ]);
  });

  it('alone on its page does not climb to the body', () => {
    const card = `<div class="result"><h3>${link(1)}</h3><p>Some words.</p></div>`;
    const page = `<nav><a href="/">Home</a></nav><div id="app"><h1>Results</h1><div class="results">${card}</div></div>`;
    expect(read(page).cards.map(({ parts }) => parts.map(({ className }) => className))).toEqual([['results']]);
    expect(shown(`<body><article>${card}</article><p>Page 1 of 1</p></body>`)).toEqual([[1, 'article', title(1)]]);
  });

  it('alone in a definition list has its term and its description', () => {
    const list = `<dl><dt>[1] ${link(1, 'arXiv:2101.10001')} [${link(1, 'pdf')}]</dt><dd><div>Title: ${title(1)}</div></dd></dl>`;
    expect(shown(list)).toEqual([[1, 'dt+dd', title(1)]]);
  });

  it('alone in its section is its item where other sections have more', () => {
    const year = (name: number, ...numbers: number[]) =>
      `<section><h2>${name}</h2><ul>${numbers.map(item).join('')}</ul></section>`;
    expect(shown(year(2023, 1) + year(2022, 2, 3, 4) + year(2021, 5, 6))).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => [number, 'li', title(number)]),
    );
  });

  it('links to other papers under its heading and stays one', () => {
    const card = (number: number) =>
      `<div class="card"><h3>${link(number)}</h3><p>Related: ${link(number + 50)} and ${link(number + 60)}</p></div>`;
    expect(shown(card(1) + card(2) + card(3))).toEqual([1, 2, 3].map((number) => [number, 'div', title(number)]));
  });

  it.each(['Related papers', 'Cited by', 'Similar'])('has a list of others, "%s", which are no cards', (heading) => {
    const card = (number: number) =>
      `<div class="card">${link(number)}<div><b>${heading}</b><ul>${item(number + 50)}${item(number + 60)}</ul></div></div>`;
    expect(shown(card(1) + card(2) + card(3))).toEqual([1, 2, 3].map((number) => [number, 'div', title(number)]));
  });

  it('repeats its link in a tooltip and is found once', () => {
    const tip = (number: number) => `<div role="tooltip">${link(number)}</div>`;
    expect(shown(`<ul>${item(1)}${item(2)}</ul>${tip(1)}${tip(2)}`).map(([number]) => number)).toEqual([1, 2]);
    const withTip = (number: number) => `<li>${link(number)}<span role="tooltip">${link(number)}</span></li>`;
    expect(shown(`<ul>${withTip(1)}${withTip(2)}</ul>`).map(([number]) => number)).toEqual([1, 2]);
  });

  it('listed twice is two cards', () => {
    expect(shown(`<ul>${item(1)}${item(2)}${item(1)}</ul>`).map(([number]) => number)).toEqual([1, 2, 1]);
  });

  it('can be a link itself, around all that it shows', () => {
    const card = (number: number) => `<a href="${arxiv(number)}"><h3>${title(number)}</h3><p>Some words.</p></a>`;
    expect(shown(`<div>${card(1)}${card(2)}</div>`)).toEqual([
      [1, 'a', title(1)],
      [2, 'a', title(2)],
    ]);
  });
});

describe('siblings without a wrapper', () => {
  const pair = (number: number) =>
    `<dt>[${number}] ${link(number, `arXiv:2101.${10_000 + number}`)}</dt><dd>${title(number)}</dd>`;

  it('are dt and dd', () => {
    expect(shown(`<dl>${pair(1)}${pair(2)}</dl>`)).toEqual([
      [1, 'dt+dd', title(1)],
      [2, 'dt+dd', title(2)],
    ]);
  });

  it('are dt and two dd, both with links', () => {
    const triple = (number: number) =>
      `<dt>${link(number)}</dt><dd>Ada Marginal, Bea Gloss</dd><dd>[${link(number, 'pdf')}]</dd>`;
    expect(shown(`<dl>${triple(1)}${triple(2)}</dl>`)).toEqual([
      [1, 'dt+dd+dd', title(1)],
      [2, 'dt+dd+dd', title(2)],
    ]);
  });

  it('are dt with the title and dd with the link', () => {
    const entry = (number: number) =>
      `<dt>${title(number)}</dt><dd>Ada Marginal, Bea Gloss [${link(number, 'abs')}]</dd>`;
    expect(shown(`<dl>${entry(1)}${entry(2)}</dl>`)).toEqual([
      [1, 'dt+dd', title(1)],
      [2, 'dt+dd', title(2)],
    ]);
  });

  it('are a heading without a link and what is under it', () => {
    const entry = (number: number) =>
      `<h3>${title(number)}</h3><p>Ada Marginal, Bea Gloss</p><p>[${link(number, 'paper')}]</p>`;
    expect(shown(`<div><h1>Reading</h1>${entry(1)}${entry(2)}<hr><p>Bye</p></div>`)).toEqual([
      [1, 'h3+p+p', title(1)],
      [2, 'h3+p+p', title(2)],
    ]);
  });

  it('are not a year and the first paper under it', () => {
    const paragraph = (number: number) => `<p>${link(number)}. Ada Marginal, Bea Gloss.</p>`;
    expect(shown(`<div><h3>2023</h3>${paragraph(1)}<h3>2022</h3>${paragraph(2)}${paragraph(3)}</div>`)).toEqual([
      [1, 'p', title(1)],
      [2, 'p', title(2)],
      [3, 'p', title(3)],
    ]);
  });

  it('are a row and the rows that follow each such row', () => {
    const rows = (number: number) =>
      `<tr><td>${number}.</td><td>${link(number)}</td></tr><tr><td colspan="2"><p>9 points</p></td></tr><tr></tr>`;
    expect(shown(`<table>${rows(1)}${rows(2)}${rows(3)}</table>`).map(([, parts]) => parts)).toEqual(
      Array(3).fill('tr+tr+tr'),
    );
  });

  it('are not the rows of a table that have no link', () => {
    const row = (content: string) => `<tr><td>${content}</td><td>2023</td></tr>`;
    expect(
      shown(`<table>${row(link(1))}${row('Nothing')}${row(link(2))}${row('Nothing')}</table>`).map(
        ([, parts]) => parts,
      ),
    ).toEqual(['tr', 'tr']);
  });
});

describe('a row without an identifier', () => {
  const row = (number: number, href: string, names: string) =>
    `<div class="row"><div><h3><a href="${href}">${title(number)}</a></h3><div>${names} - Journal of Margins, 2013 - Elsevier</div><div>… snippet …</div></div></div>`;
  const list = [
    row(1, arxiv(1), 'AA Salema, YK Yeow'),
    row(2, 'https://example.org/2', 'X Fan, B Li, W Zi…'),
    row(3, 'https://example.org/3', 'B Mons'),
    row(4, 'https://example.org/4', ''),
    row(5, arxiv(5), 'C Ellison, D Boldor'),
  ].join('');

  it('is known by its title and first author, and skipped without one', () => {
    const { cards, skipped } = read(`<div>${list}<div class="ad"><h3>Buy margins</h3></div></div>`);
    expect(cards.map(({ id }) => id)).toEqual([
      'arxiv:2101.10001',
      'title:a study of margins part 2 of many|fan',
      'title:a study of margins part 3 of many|mons',
      'arxiv:2101.10005',
    ]);
    expect(skipped).toEqual({ untitled: 0, unlinked: 1 });
  });

  it('has its authors and its year read', () => {
    const [, second] = read(`<div>${list}</div>`).cards.map((card) => card.read());
    expect(second).toMatchObject({ issued: '2013', authorsIncomplete: true });
    expect(second?.author?.map((name) => displayName(splitName(name)))).toEqual(['X Fan', 'B Li', 'W Zi']);
  });

  it('is no paper where nobody names authors', () => {
    const other = '<li><a href="https://example.org/">A study of driftwood</a></li>';
    expect(shown(`<ul>${item(1)}${other}${item(2)}${other}</ul>`).map(([number]) => number)).toEqual([1, 2]);
  });
});

describe('what is no card', () => {
  const list = `<main><ul>${item(1)}${item(2)}</ul></main>`;

  it.each([
    ['a menu', `<nav><ul>${item(8)}${item(9)}</ul></nav>`],
    ['the header', `<header><ul>${item(8)}${item(9)}</ul></header>`],
    ['the footer', `<footer><p>${link(9)}</p><p>${link(8)}</p></footer>`],
    ['a footer with one paper', `<footer><p>Cite ${link(9)}</p></footer>`],
    ['a dialog', `<dialog><ul>${item(8)}${item(9)}</ul></dialog>`],
  ])('%s', (_, frame) => {
    expect(shown(frame + list).map(([number]) => number)).toEqual([1, 2]);
    expect(shown(list + frame).map(([number]) => number)).toEqual([1, 2]);
  });

  it('links in sentences', () => {
    const sentence = (number: number) =>
      `<p>What all of this has to do with margins was first asked by a study that few have read, ${link(number)}, and by ${link(number + 50, 'Smith et al., 2019')}.</p>`;
    expect(shown(`<article><h1>On margins</h1>${sentence(1)}${sentence(2)}${sentence(3)}</article>`)).toEqual([]);
  });

  it.each(['References', '7. References', 'Works cited', 'Footnotes'])('the list under "%s"', (heading) => {
    expect(
      shown(`<article><h1>On margins</h1><p>Words.</p><h2>${heading}</h2><ol>${item(1)}${item(2)}</ol></article>`),
    ).toEqual([]);
  });

  it('what a paper cites on its own page, which is one paper', () => {
    const page = `<main><h1>${title(3)}</h1><p>Words.</p><ul>${item(1)}${item(2)}</ul></main>`;
    const own = read(page, 'https://www.alphaxiv.org/abs/2101.10003');
    expect([own.kind, own.cards.map(({ id, parts }) => [id, parts])]).toEqual(['paper', [['arxiv:2101.10003', []]]]);
    const meta =
      '<meta name="citation_title" content="x"><meta name="citation_doi" content="10.1145/7"><meta name="citation_author" content="Ada Marginal">';
    const named = read(`<head>${meta}</head>${page}`);
    expect(named.cards[0]?.read()).toMatchObject({
      id: 'doi:10.1145/7',
      title: title(3),
      author: [{ printed: 'Ada Marginal' }],
    });
  });

  it('a page without papers', () => {
    expect(read('<ul><li><a href="/a">A</a></li></ul>')).toEqual({
      kind: 'other',
      cards: [],
      foundBy: 'generic',
      skipped: { untitled: 0, unlinked: 0 },
    });
  });
});

describe('a title', () => {
  it.each([
    'PDF',
    '[pdf]',
    '[2101.10001]',
    'arXiv:2101.10001v2',
    'arXiv',
    'Abstract',
    'Code',
    '17',
    'View on arXiv',
    '12 comments',
    'Smith et al., 2019',
    'https://arxiv.org/abs/2101.10001',
    '10.1145/3292500.3330701',
    'Mar 3, 2024',
    '',
  ])('is never %j, and a card without any is skipped', (label) => {
    const { cards, skipped } = read(`<ul><li>${link(1, label)}</li>${item(2)}${item(3)}</ul>`);
    expect([cards.map(({ id }) => id), skipped.untitled]).toEqual([['arxiv:2101.10002', 'arxiv:2101.10003'], 1]);
  });

  it.each([
    [`<a href="${arxiv(1)}">[PDF]</a> <h3>${title(1)}</h3>`],
    [`<p>Ada Marginal, Bea Gloss</p><p>${title(1)}</p><a href="${arxiv(1)}">arXiv</a>`],
    [`[2023/07] <b>${title(1)}</b> <a href="${arxiv(1)}">[paper]</a> [code]`],
    [`<a href="/local">${title(1)}</a>, Ada Marginal, 2021 <a href="${arxiv(1)}">arXiv</a>`],
    [`Ada Marginal, Bea Gloss. ${title(1)}. Journal of Margins, 2021. <a href="${arxiv(1)}">[pdf]</a>`],
    [`Ada Marginal and Bea Gloss, "${title(1)}," Journal of Margins, 2021. <a href="${arxiv(1)}">[pdf]</a>`],
    [`<a href="${arxiv(1)}">[1]</a> <a href="${arxiv(1)}">${title(1)}.</a>`],
  ])('is found in %s', (content) => {
    expect(shown(`<ul><li>${content}</li>${item(2)}${item(3)}</ul>`)[0]?.[2]).toBe(title(1));
  });

  it('in Chinese is one', () => {
    const chinese = '注意力机制综述研究';
    expect(
      shown(`<ul><li>${link(1, chinese)}</li><li>${link(2, 'C++')} ${link(2)}</li></ul>`).map(([, , text]) => text),
    ).toEqual([chinese, title(2)]);
  });
});

describe('fields', () => {
  const fieldsOf = (content: string) => {
    const { author, ...rest } = read(`<ul><li>${content}</li>${item(2)}${item(3)}</ul>`).cards[0]?.read() ?? {};
    return { ...rest, author: author?.map((name) => displayName(splitName(name))) };
  };

  it.each([
    ['Ada Marginal, Bea Gloss', ['Ada Marginal', 'Bea Gloss']],
    ['By Ada Marginal', ['Ada Marginal']],
    ['Marginal AB, Gloss C.', ['AB Marginal', 'C Gloss']],
    ['Marginal, A., Gloss, B. C.', ['A. Marginal', 'B. C. Gloss']],
    ['Laurens van der Maaten and Geoffrey Hinton', ['Laurens van der Maaten', 'Geoffrey Hinton']],
    ['Machine Learning, Computer Vision', undefined],
    ['Ada Marginal', undefined],
    ['New York, Springer', undefined],
    ['Read it, love it', undefined],
  ])('are authors or none: %s', (line, author) => {
    expect(fieldsOf(`<div>${link(1)}</div><div>${line}</div>`).author).toEqual(author);
  });

  it('are absent where the page does not say what is what', () => {
    const fields = fieldsOf(
      `<div>${link(1)}</div><div>posted by marginalia on Mar 3, 2024</div><p>${'I liked it very much. '.repeat(20)}</p>`,
    );
    expect(fields).toEqual({
      id: 'arxiv:2101.10001',
      title: title(1),
      URL: arxiv(1),
      author: undefined,
      foundBy: 'generic',
    });
  });

  it('are an abstract and a date where the page does', () => {
    const abstract = 'We study what stands in margins and why it is read more often. '.repeat(3).trim();
    expect(
      fieldsOf(`<div>${link(1)}</div><p><b>Abstract:</b> ${abstract}</p><div>Published on Sep 17, 2021</div>`),
    ).toMatchObject({ abstract, issued: '2021-09-17' });
  });
});
