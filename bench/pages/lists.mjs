// Pages that link papers, on a site that nobody wrote an adapter for; and one that links none.
import { escapeMarkup } from './papers.mjs';

/** The address at which these pages stand. */
export const address = 'https://papers.manicule.invalid/list';

/**
 * A list with three links per paper: the paper's own, its PDF, its code.
 * @param {object[]} papers as `makePapers` makes them
 */
export function linking(papers) {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Papers</title></head><body><main><h1>Papers</h1>
<ul>${papers.map(entry).join('\n')}</ul></main></body></html>`;
}

function entry({ id, title, authors }) {
  return `<li class="entry"><div><a href="https://arxiv.org/abs/${id}">${escapeMarkup(title)}</a></div>
<div>${escapeMarkup(authors.join(', '))}</div>
<div><a href="https://arxiv.org/pdf/${id}">PDF</a> <a href="/code/${id}">Code</a></div></li>`;
}

/** The same list, whose links lead to no paper. */
export function linkingNone(papers) {
  return linking(papers).replaceAll('https://arxiv.org/', '/elsewhere/');
}
