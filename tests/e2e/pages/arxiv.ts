import { escapeMarkup, type ShownPaper } from './papers';

/** A listing of new papers. Markup: https://arxiv.org/list/cs.CL/new */
export function listing(papers: readonly ShownPaper[]): string {
  const heading = `<h3>New submissions (showing ${papers.length} of ${papers.length} entries)</h3>`;
  return page(
    'Computation and Language',
    `<div id="dlpage"><h1>Computation and Language</h1><dl id="articles">${heading}${entries(papers)}</dl></div>`,
  );
}

/** The entries of a listing. */
export function entries(papers: readonly ShownPaper[]): string {
  return papers.map(entry).join('');
}

function entry({ id, title, authors, abstract }: ShownPaper, index: number): string {
  return `<dt><a name="item${index + 1}">[${index + 1}]</a> <a href ="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a>
    [<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}">pdf</a>, <a href="https://arxiv.org/html/${id}v1" id="html-${id}">html</a>]</dt>
    <dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${escapeMarkup(title)}</div>
    <div class="list-authors">${authors.map((name) => `<a href="/a/x">${escapeMarkup(name)}</a>`).join(', ')}</div>
    <div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">Computation and Language (cs.CL)</span></div>
    <p class="mathjax">${escapeMarkup(abstract)}</p></div></dd>`;
}

/** A paper's own page. Markup: https://arxiv.org/abs/2307.09288 */
export function paperPage({ id, title, authors, abstract }: ShownPaper): string {
  const names = authors.map((name) => `<a href="/a/x">${escapeMarkup(name)}</a>`).join(', ');
  const meta = authors
    .map((name) => `<meta name="citation_author" content="${escapeMarkup(name.split(' ').toReversed().join(', '))}">`)
    .join('');
  return page(
    `[${id}] ${escapeMarkup(title)}`,
    `<div id="abs-outer"><div class="leftcolumn"><div id="content-inner"><div id="abs"><div class="dateline">[Submitted on 13 Oct 2025]</div>
    <h1 class="title mathjax"><span class="descriptor">Title:</span>${escapeMarkup(title)}</h1>
    <div class="authors"><span class="descriptor">Authors:</span>${names}</div>
    <blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>${escapeMarkup(abstract)}</blockquote>
    <div class="metatable"><table><tr><td class="tablecell label">Subjects:</td><td class="tablecell subjects"><span class="primary-subject">Computation and Language (cs.CL)</span></td></tr>
    <tr><td class="tablecell label">Cite as:</td><td class="tablecell arxivid"><a href="https://arxiv.org/abs/${id}">arXiv:${id}</a></td></tr></table></div>
    </div></div></div><div class="extra-services"><a href="/pdf/${id}">View PDF</a></div></div>`,
    `<meta name="citation_title" content="${escapeMarkup(title)}">${meta}<meta name="citation_date" content="2025/10/13"><meta name="citation_arxiv_id" content="${id}">`,
  );
}

function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}
    <style>body { font: 15px/22px sans-serif; margin: 20px } dl { width: 900px }</style></head><body><main><div id="content">${body}</div></main></body></html>`;
}
