import { escapeMarkup, type ShownPaper } from './papers';

/** A lab's publication list, which nobody wrote an adapter for: a list, a title in bold, links to arXiv. */
export function labPage(papers: readonly ShownPaper[]): string {
  const items = papers.map(
    ({ id, title, authors }) =>
      `<li><strong>${escapeMarkup(title)}</strong><br>${authors.join(', ')}. 2026. <a href="https://arxiv.org/abs/${id}">arXiv</a> · <a href="https://arxiv.org/pdf/${id}">PDF</a></li>`,
  );
  return page('Publications', `<h1>Publications</h1><h2>2026</h2><ul class="pubs">${items.join('')}</ul>`);
}

/** A page of search results. Markup: https://scholar.google.com/scholar?q=… */
export function scholarPage(papers: readonly ShownPaper[]): string {
  const rows = papers.map(
    ({ id, title, authors: [first = ''] }) =>
      `<div class="gs_r gs_or gs_scl" data-cid="${id}"><div class="gs_ri"><h3 class="gs_rt"><a id="${id}" href="https://arxiv.org/abs/${id}">${escapeMarkup(title)}</a></h3><div class="gs_a">${first}, B Gloss - arXiv preprint, 2026 - arxiv.org</div></div></div>`,
  );
  return page('Google Scholar', `<div id="gs_res_ccl_mid">${rows.join('')}</div>`);
}

/** A Hugging Face listing after a redesign that its adapter knows nothing of. */
export function redesignedListing(papers: readonly ShownPaper[]): string {
  const rows = papers.map(
    ({ id, title, abstract }) =>
      `<section class="row"><div role="heading" aria-level="2"><a href="/papers/${id}">${escapeMarkup(title)}</a></div><p>${escapeMarkup(abstract)}</p></section>`,
  );
  return page('Papers', `<main><div class="rows">${rows.join('')}</div></main>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>body { font: 16px/24px sans-serif; width: 800px; margin: 24px auto }</style></head><body>${body}</body></html>`;
}
