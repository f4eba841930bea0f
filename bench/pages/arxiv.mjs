// A list of new papers of arXiv's with as many entries as one likes: its structure, in markup of our own.
import { escapeMarkup } from './papers.mjs';

/** The address at which the listing is served to the extension. */
export const address = 'https://arxiv.org/list/cs.CL/new';

const style = `
  body { margin: 0; font: 14px/1.5 "Lucida Grande", Helvetica, Arial, sans-serif; color: #000; background: #fff }
  #content { padding: 16px 32px } a { color: #0068ac; text-decoration: none }
  dt { margin-top: 16px } dd { margin: 0 0 16px 32px } .list-title { font-size: 16px; font-weight: bold }
  .meta p { margin: 8px 0; max-width: 860px }`;

/**
 * The listing's markup.
 * @param {object[]} papers as `makePapers` makes them
 */
export function page(papers) {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Computation and Language</title><style>${style}</style></head>
<body><div class="flex-wrap-footer"><main><div id="content"><div id="content-inner"><div id="dlpage"><h1>Computation and Language</h1>
<dl id="articles"><h3>New submissions (showing ${papers.length} of ${papers.length} entries)</h3>${papers.map(entry).join('\n')}</dl>
</div></div></div></main></div></body></html>`;
}

function entry({ id, title, authors, abstract, comments }, index) {
  const remark = `<div class="list-comments mathjax"><span class="descriptor">Comments:</span> ${comments + 8} pages</div>`;
  return `<dt><a name="item${index + 1}">[${index + 1}]</a> <a href ="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a>
[<a href="/pdf/${id}" title="Download PDF" id="pdf-${id}">pdf</a>, <a href="https://arxiv.org/html/${id}v1" title="View HTML" id="html-${id}">html</a>, <a href="/format/${id}" title="Other formats" id="oth-${id}">other</a>]</dt>
<dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${escapeMarkup(title)}</div>
<div class="list-authors">${authors.map(person).join(', ')}</div>${comments > 0 ? remark : ''}
<div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">Computation and Language (cs.CL)</span>; Machine Learning (cs.LG)</div>
<p class="mathjax">${escapeMarkup(abstract)}</p></div></dd>`;
}

function person(name) {
  const [first, surname] = name.split(' ');
  return `<a href="https://arxiv.org/search/cs?searchtype=author&amp;query=${surname},+${first[0]}">${escapeMarkup(name)}</a>`;
}
