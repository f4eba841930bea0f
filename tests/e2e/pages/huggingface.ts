import { escapeMarkup, type ShownPaper } from './papers';

const style = `body { margin: 0; font: 16px/24px sans-serif; background: #fff; color: #111827 }
  h3 { margin: 0 0 4px; font-size: 18px } p { margin: 0 0 6px } a { color: inherit; text-decoration: none }
  ul { list-style: none; display: inline-flex; margin: 0; padding: 0 }
  .grid { display: grid; gap: 20px; width: 960px; margin: 24px auto }
  article { border: 1px solid #e5e7eb; border-radius: 12px; overflow: hidden }
  .flex { display: flex } .gap-6 { gap: 24px; padding: 18px 22px } .w-full { flex: 1; min-width: 0 } .hidden { display: none }`;

/** What a listing may have besides its papers. */
export interface ListingOptions {
  /** The `data-props` attribute as it stands there; absent: the page's own JSON. */
  props?: string;
  /** Markup at the end of the body, scripts for example. */
  end?: string;
  /** Cards of the site's that are no papers or are broken, in front of the papers. */
  before?: string;
}

/** A search listing. Markup: https://huggingface.co/papers?q=… */
export function listing(papers: readonly ShownPaper[], { props, end = '', before = '' }: ListingOptions = {}): string {
  const list = `<h1>Daily Papers</h1><div class="relative grid grid-cols-1 gap-5">${before}${papers.map(card).join('')}</div>`;
  const data = escapeMarkup(props ?? listingProps(papers));
  return page(
    'Daily Papers - Hugging Face',
    `<main><div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${data}">${list}</div></main>${end}`,
  );
}

/** One card of a search listing, inside its cell of the grid. */
export function card({ id, title, authors, abstract, upvotes, comments, date }: ShownPaper): string {
  const discussion =
    comments > 0 ? `<a href="/papers/${id}#community"><svg viewBox="0 0 24 24" width="16"></svg> ${comments}</a>` : '';
  return `<div><article class="relative flex flex-col overflow-hidden rounded-xl border"><div class="flex w-full"><div class="flex w-full gap-6">
    <div><a href="/login?next=%2Fpapers%2F${id}"><div><input disabled type="checkbox" class="peer hidden"><svg viewBox="0 0 12 12" width="12"></svg><div class="leading-none">${upvotes}</div></div></a></div>
    <div class="w-full"><h3 class="mb-3"><a href="/papers/${id}" class="line-clamp-3 cursor-pointer">${escapeMarkup(title)}</a></h3>
    <a href="/papers/${id}"><p>${escapeMarkup(abstract)}</p></a>
    <div class="flex items-center"><a href="/papers/${id}"><ul><li><span>${authors.length} authors</span></li></ul></a><div>·</div><span>${date}</span>${discussion}</div>
    </div></div></div></article></div>`;
}

/** A paper's own page. Markup: https://huggingface.co/papers/2509.24002 */
export function paperPage({ id, title, authors, abstract }: ShownPaper): string {
  const names = authors.map((name) => `<span class="author"><button>${escapeMarkup(name)}</button></span>`).join(', ');
  return page(
    `Paper page - ${escapeMarkup(title)}`,
    `<main class="flex flex-col"><section><div class="pb-10"><div class="mb-6"><h1 class="mb-2 text-2xl font-semibold">${escapeMarkup(title)}</h1>
    <div class="mb-6 text-sm">Published on Oct 13, 2025</div></div><div class="relative flex flex-wrap">Authors: ${names}</div>
    <div><h2>Abstract</h2><p class="text-gray-600">${escapeMarkup(abstract)}</p></div>
    <a class="btn" href="https://arxiv.org/abs/${id}">View arXiv page</a><a class="btn" href="https://arxiv.org/pdf/${id}">View PDF</a></div></section></main>`,
  );
}

/** The listing's own JSON, as the site writes it into `data-props`. */
export function listingProps(papers: readonly ShownPaper[]): string {
  const dailyPapers = papers.map(({ id, title, authors, abstract, upvotes, comments }) => ({
    paper: {
      id,
      title,
      summary: abstract,
      upvotes,
      publishedAt: '2025-10-13T00:00:00.000Z',
      authors: authors.map((name) => ({ name, hidden: false })),
    },
    title,
    summary: abstract,
    publishedAt: '2025-10-13T00:00:00.000Z',
    numComments: comments,
  }));
  return JSON.stringify({ canSubmit: false, dateString: '2025-10-14', dailyPapers, periodType: 'day', query: {} });
}

/** A whole page of the site's around some markup. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body>${body}</body></html>`;
}
