import type { CardMarkup } from '../drawn';
import { escapeMarkup, type ShownPaper } from './papers';

/** A site that is one page: it draws everything itself, each view with an address of its own. */
export interface SinglePage {
  /** The site's match pattern. */
  origin: string;
  /** The address of the first view, which lists nothing. */
  home: string;
  /** Paths of two views that list papers. */
  views: [string, string];
  markup: CardMarkup;
  row(paper: ShownPaper): string;
  list(rows: string): string;
}

/** Semantic Scholar: search results and an author's papers. Markup: rows with `data-paper-id` and `data-test-id`s. */
export const semanticScholar: SinglePage = {
  origin: 'https://www.semanticscholar.org/*',
  home: 'https://www.semanticscholar.org/',
  views: ['/search?q=experiments&sort=relevance', '/author/Ada-Marginal/1?sort=year'],
  markup: { card: '[data-paper-id]', title: 'h2', link: 'a[href*="arxiv.org"]' },
  row: ({ id, title, authors }) =>
    `<div class="cl-paper-row" data-paper-id="${id.replace(/\D/g, '').padStart(40, '0')}">
      <a data-test-id="title-link" href="/paper/Title/${id.replace(/\D/g, '').padStart(40, '0')}"><h2 class="cl-paper-title"><span>${escapeMarkup(title)}</span></h2></a>
      <ul class="cl-paper__bulleted-row">${authors.map((name) => `<span data-test-id="author-list"><a href="/author/x/1"><span>${name}</span></a></span>`).join('')}</ul>
      <div class="cl-paper-controls"><a data-test-id="paper-link" href="https://arxiv.org/pdf/${id}">[PDF]</a></div></div>`,
  list: (rows) => `<div data-test-id="results"><div class="result-page" data-test-id="result-page">${rows}</div></div>`,
};

/** OpenReview: a venue's papers and search results. Markup: openreview/openreview-web, components/Note.js. */
export const openReview: SinglePage = {
  origin: 'https://openreview.net/*',
  home: 'https://openreview.net/',
  views: ['/group?id=ICLR.cc/2026/Conference', '/search?term=experiments'],
  markup: { card: 'li > div.note', title: 'h4 > a', link: 'h4 > a' },
  row: ({ id, title, authors }) =>
    `<li><div class="note"><h4><a href="/forum?id=n${id.replace(/\D/g, '')}">${escapeMarkup(title)}</a></h4>
      <div class="note-authors">${authors.map((name) => `<a href="/profile?id=~x1">${name}</a>`).join(', ')}</div>
      <ul class="note-meta-info"><li>29 Sept 2025</li><li>ICLR 2026 Poster</li></ul></div></li>`,
  list: (rows) => `<div class="tab-content"><ul class="list-unstyled">${rows}</ul></div>`,
};

/** A site like alphaXiv, for which nobody wrote an adapter: links to papers, in boxes without names. */
export const withoutAdapter: SinglePage = {
  origin: 'https://www.alphaxiv.org/*',
  home: 'https://www.alphaxiv.org/about',
  views: ['/', '/?sort=New'],
  markup: { card: 'main > div > div', title: 'h3', link: 'h3 > a' },
  row: ({ id, title, abstract }) =>
    `<div><h3><a href="/abs/${id}">${escapeMarkup(title)}</a></h3><p>${escapeMarkup(abstract)}</p><p>13 Oct 2025</p></div>`,
  list: (rows) => `<div>${rows}</div>`,
};

/**
 * The site with two lists of papers: `go(0)` and `go(1)` lead to them, `go(-1)` home, and the browser's “back” works.
 * Each view is drawn some time after its address is there, into the place of the last.
 */
export function singlePage({ views, home, row, list }: SinglePage, lists: [ShownPaper[], ShownPaper[]]): string {
  const markup = lists.map((papers) => list(papers.map(row).join('')));
  const given = JSON.stringify({ views, home: new URL(home).pathname, markup }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Papers</title>
<style>body { font: 16px/24px sans-serif; width: 800px; margin: 24px auto } ul { list-style: none }</style></head>
<body><header>Papers</header><main><p>Welcome</p></main><script>
  window.errors = [];
  addEventListener('error', (event) => errors.push(event.message));
  const { views, home, markup } = ${given};
  const main = document.querySelector('main');
  const draw = (path) => {
    main.innerHTML = '<p>Loading…</p>';
    setTimeout(() => { main.innerHTML = markup[views.indexOf(path)] ?? '<p>Welcome</p>'; }, 100);
  };
  window.go = (index) => {
    history.pushState({}, '', views[index] ?? home);
    draw(views[index]);
  };
  addEventListener('popstate', () => draw(location.pathname + location.search));
</script></body></html>`;
}
