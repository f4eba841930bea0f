// A search listing of Hugging Face's with as many cards as one likes: its structure, in markup of our own.
import { escapeMarkup } from './papers.mjs';

/** The address at which the listing is served to the extension. */
export const address = 'https://huggingface.co/papers?q=margins';

const picture =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'%3E%3Cpath fill='%23ccd' d='M0 0h16v9H0z'/%3E%3Cpath fill='%23889' d='M2 2h7v1H2zm0 2h12v1H2z'/%3E%3C/svg%3E";

const style = `
  *, ::before, ::after { box-sizing: border-box; margin: 0; border: 0 solid #e5e7eb; padding: 0 }
  body { font: 16px/1.5 "Source Sans Pro", ui-sans-serif, system-ui, sans-serif; color: #1f2937; background: #fff }
  a { color: inherit; text-decoration: none } ul { list-style: none } svg, img { display: block }
  main { max-width: 1000px; margin: 0 auto; padding: 32px 16px }
  .contents { display: contents } .relative { position: relative } .grid { display: grid; gap: 20px; margin-top: 24px }
  article { display: flex; flex-direction: column; overflow: hidden; border-width: 1px; border-radius: 12px }
  .thumb { height: 160px; overflow: hidden; background: #f3f4f6 } .thumb img { width: 100%; height: 100%; object-fit: cover }
  .inner { display: flex; padding: 32px 24px 24px; background: linear-gradient(to bottom, #f9fafb, #fff) }
  .inner > .gap-6 { display: flex; width: 100%; gap: 24px } .w-full { width: 100% }
  .vote { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 4px; width: 48px; height: 56px; border-radius: 12px; background: #fff; box-shadow: 0 1px 3px #0003 }
  .hidden { display: none }
  h3 { margin-bottom: 12px; font-size: 18px; line-height: 24px; font-weight: 600 }
  .line-clamp-3 { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 3; text-wrap: balance }
  .byline, .byline div, .comments { display: flex; align-items: center } .byline { justify-content: space-between; margin-top: 8px }
  .people { display: flex; flex-direction: row-reverse; font-size: 14px } .avatar { width: 16px; height: 16px; margin-right: -6px; border-radius: 8px; background: #cbd5e1 }
  .order-first { order: -1; margin-left: 12px }`;

/**
 * The listing's markup.
 * @param {object[]} papers as `makePapers` makes them
 * @param {boolean} [hasData] whether the page carries its own data in `data-props`
 */
export function page(papers, hasData = false) {
  const data = hasData ? ` data-props="${escapeMarkup(JSON.stringify(dataOf(papers)))}"` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Daily Papers - Hugging Face</title><style>${style}</style></head>
<body><main><div class="SVELTE_HYDRATER contents" data-target="DailyPapers"${data}><h1>Daily Papers</h1>
<div class="relative grid grid-cols-1 gap-5">${papers.map(cardOf).join('\n')}</div></div></main></body></html>`;
}

function cardOf({ id, title, authors, abstract, upvotes, comments }) {
  const own = `/papers/${id}`;
  const discussion = comments > 0 ? `<a href="${own}#community" class="comments">${icon(24)} ${comments}</a>` : '';
  return `<div><article class="relative flex flex-col overflow-hidden rounded-xl border">
<a href="${own}" class="thumb"><img src="${picture}" alt=""></a>
<div class="inner"><div class="flex w-full gap-6"><div><a href="/login?next=${encodeURIComponent(own)}"><div class="vote"><input disabled type="checkbox" class="peer hidden">${icon(12)}<div class="leading-none">${upvotes || '-'}</div></div></a></div>
<div class="w-full"><h3 class="mb-3"><a href="${own}" class="line-clamp-3 cursor-pointer text-balance">${escapeMarkup(title)}</a></h3>
<a href="${own}"><p>${escapeMarkup(abstract)}</p></a>
<div class="byline"><div><a href="${own}" class="flex"><ul class="people">${'<li class="avatar"></li>'.repeat(authors.length)}<li class="order-first"><span>${authors.length} authors</span></li></ul></a><div>·</div><span>Oct 13</span></div>${discussion}</div>
</div></div></div></article></div>`;
}

function icon(size) {
  return `<svg viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path fill="currentColor" d="M5.2 2.7a1 1 0 0 1 1.6 0l2.6 3.7c.5.6 0 1.6-.8 1.6H3.4c-.8 0-1.3-1-.8-1.6z"></path></svg>`;
}

/** The listing's own data, as the site writes it. */
function dataOf(papers) {
  const searchResults = papers.map(({ id, title, authors, abstract, upvotes, comments }) => ({
    paper: {
      id,
      authors: authors.map((name, at) => ({ _id: `${id}.${at}`, name, hidden: false })),
      publishedAt: '2025-10-13T00:00:00.000Z',
      title,
      summary: abstract,
      upvotes,
    },
    publishedAt: '2025-10-13T00:00:00.000Z',
    title,
    summary: abstract,
    numComments: comments,
  }));
  return { dateString: '2025-10-14', dailyPapers: searchResults.slice(0, 3), searchResults, query: 'margins' };
}
