// The demo's pages: a listing and papers' own pages, in the structure of Hugging Face's, with markup of our own.
import { readFileSync } from 'node:fs';

/** The demo's papers: ids, titles, names and dates are facts; abstracts are our words; votes and comments stand in. */
export const papers = JSON.parse(read('papers.json'));

const style = read('listing.css');
const query = 'attention';

/** The address at which the listing is served. */
export const listingAddress = `https://huggingface.co/papers?q=${query}`;

/**
 * Answer a request to huggingface.co: `{ status, contentType, body }`, a small 404 page for what the demo doesn't have.
 * @param {string} address
 * @param {{ theme?: 'light' | 'dark' }} [options] without a theme, the pages follow the system.
 */
export function respond(address, { theme } = {}) {
  const { pathname, searchParams } = new URL(address);
  const paper = papers.find(({ id }) => pathname === `/papers/${id}`);
  const isListing = pathname === '/papers' || pathname === '/papers/';
  const page = paper ? paperPage(paper) : isListing ? listingPage(searchParams.get('q') ?? '') : missingPage();
  const body = `<!doctype html><html lang="en" class="${theme ?? ''}">${page}</html>`;
  return { status: paper || isListing ? 200 : 404, contentType: 'text/html; charset=utf-8', body };
}

function listingPage(asked) {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const isAll = words.length === 0 || asked === query;
  const found = isAll ? papers : papers.filter((paper) => words.every((word) => textOf(paper).includes(word)));
  const items = found.map(asItem);
  const props = {
    dateString: today(),
    dailyPapers: items.slice(0, 3),
    searchResults: items,
    periodType: 'day',
    query: asked,
  };
  const heading = words.length > 0 ? `Papers matching “${toHtml(asked)}”` : 'Daily Papers';
  return frame(
    heading,
    `<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${toHtml(JSON.stringify(props))}">
    <h1>${heading}</h1>
    <div class="grid">${found.map((paper) => card(paper, words)).join('\n')}</div></div>`,
  );
}

function card(paper, words) {
  const own = `/papers/${paper.id}`;
  const comments = paper.comments > 0 ? `<a class="comments" href="${own}#community">${paper.comments}</a>` : '';
  return `<div><article><div class="card">
  ${upvote(paper)}
  <div class="text"><h3><a href="${own}">${highlight(paper.title, words)}</a></h3>
  <a class="abstract" href="${own}"><p>${toHtml(paper.abstract)}</p></a>
  <div class="byline"><div><a href="${own}"><ul>${avatars(paper)}<li>${paper.authorCount} authors</li></ul></a>
  <div>·</div><span>${shortDate(paper.submitted)}</span></div>${comments}</div></div></div></article></div>`;
}

function paperPage(paper) {
  const names = paper.authors.map((name) => `<span class="author"><span>${toHtml(name)}</span></span>`).join(',&nbsp;');
  return frame(
    toHtml(paper.title),
    `<div class="paper"><section>
    <div class="SVELTE_HYDRATER contents" data-target="PaperContent" data-props="${toHtml(JSON.stringify({ ...asItem(paper), comments: [] }))}">
    <div class="meta"><a href="/papers">Papers</a><div>arxiv:${paper.id}</div></div>
    <h1>${toHtml(paper.title)}</h1>
    <div class="meta"><div>Published on ${shortDate(paper.submitted)}</div></div>
    <div class="authors"><span>Authors:</span><div>${names}${paper.authorCount > paper.authors.length ? ' and others' : ''}</div></div>
    <h2>Abstract</h2><div><p>${toHtml(paper.abstract)}</p></div>
    <a class="button" href="https://arxiv.org/abs/${paper.id}">View arXiv page</a></div></section>
    <section>${upvote(paper)}</section></div>`,
  );
}

function missingPage() {
  return frame('Not found', '<h1>Not found</h1><p>The demo has one listing and the pages of its papers.</p>');
}

function frame(title, content) {
  return `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – demo</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><b>Papers</b><form action="/papers"><input name="q" aria-label="Search papers" placeholder="Search papers…"></form><a href="/papers">Daily</a></header>
<main>${content}<footer>Manicule’s demo, served from this machine in place of huggingface.co.</footer></main></body>`;
}

function upvote({ id, upvotes }) {
  const next = encodeURIComponent(`/papers/${id}`);
  return `<a href="/login?next=${next}"><div class="upvote"><input disabled type="checkbox"><div>${upvotes || '-'}</div></div></a>`;
}

function avatars({ authorCount }) {
  return '<li class="avatar"></li>'.repeat(Math.min(authorCount, 4));
}

/** A paper as the page's own data has it. */
function asItem({ id, title, authors, submitted, abstract, upvotes, comments }) {
  const publishedAt = `${submitted}T00:00:00.000Z`;
  const people = authors.map((name) => ({ name, hidden: false }));
  const paper = { id, authors: people, publishedAt, title, summary: abstract, upvotes };
  return { paper, publishedAt, title, summary: abstract, numComments: comments };
}

function textOf({ title, abstract, authors }) {
  return [title, abstract, ...authors].join(' ').toLowerCase();
}

function highlight(title, words) {
  if (words.length === 0) return toHtml(title);
  const any = new RegExp(`(${words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})`, 'i');
  return title
    .split(any)
    .map((part, at) => (at % 2 ? `<span class="highlight">${toHtml(part)}</span>` : toHtml(part)))
    .join('');
}

/** "Oct 13" for this year's, "May 10, 2024" for others. */
function shortDate(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  const year = iso.slice(0, 4) === today().slice(0, 4) ? undefined : 'numeric';
  return date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year, timeZone: 'UTC' });
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

function toHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function read(name) {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}
