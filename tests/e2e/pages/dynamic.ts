import { listing as arxivListing, entries } from './arxiv';
import { card, listing } from './huggingface';
import type { ShownPaper } from './papers';

/** A listing that shows the first papers and brings the others by its own script, as sites do. */
export interface Dynamic {
  papers: readonly ShownPaper[];
  /** How many are there at first, and come at a time. */
  at: number;
}

/** Scrolling to the end brings the next papers a moment later, and names the place in the address. */
export function infiniteScroll(of: Dynamic): string {
  return scripted(
    of,
    `const sentinel = document.body.appendChild(document.createElement('footer'));
    sentinel.textContent = 'Loading…';
    new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) setTimeout(() => {
        const from = grid.childElementCount;
        grid.append(...nodesOf(cards.slice(from, from + at)));
        history.replaceState({}, '', '?p=' + Math.ceil(grid.childElementCount / at));
      }, 50);
    }, { rootMargin: '100px' }).observe(sentinel);`,
  );
}

/** A button brings the next papers, first as empty boxes. */
export function showMore(of: Dynamic): string {
  return scripted(
    of,
    `const more = document.body.appendChild(document.createElement('button'));
    more.textContent = 'Show more';
    more.onclick = () => {
      const boxes = nodesOf(Array.from({ length: at }, () => '<div><article><h3></h3></article></div>'));
      const from = grid.childElementCount;
      grid.append(...boxes);
      setTimeout(() => boxes.forEach((box, index) => box.replaceWith(...nodesOf([cards[from + index] ?? '']))), 100);
    };`,
  );
}

/** Buttons replace the whole list in place, each page with an address that the browser's “back” leads from. */
export function paging(of: Dynamic): string {
  return scripted(
    of,
    `const show = (number) => {
      grid.replaceChildren(...nodesOf(cards.slice((number - 1) * at, number * at)));
      scrollTo(0, 0);
    };
    const next = document.body.appendChild(document.createElement('button'));
    next.textContent = 'Next';
    next.onclick = () => {
      const number = Number(new URLSearchParams(location.search).get('p') ?? 1) + 1;
      history.pushState({}, '', '?p=' + number);
      show(number);
    };
    addEventListener('popstate', () => show(Number(new URLSearchParams(location.search).get('p') ?? 1)));`,
  );
}

/**
 * Tabs as Hugging Face has them: the address changes at once, the list when it has come, with a skeleton meanwhile.
 * `late`: the list first, then the address, with nothing after it.
 */
export function tabs(of: Dynamic, late = false): string {
  return scripted(
    of,
    `const nav = document.createElement('nav');
    document.body.prepend(nav);
    ['Daily', 'Weekly', 'Monthly'].forEach((name, index) => {
      const path = '/papers' + ['', '/week/2026-W02', '/month/2026-01'][index];
      const tab = Object.assign(document.createElement('a'), { textContent: name, href: path });
      tab.onclick = async (event) => {
        event.preventDefault();
        const go = () => history.pushState({ index }, '', path);
        if (!${late}) go();
        await show(index);
        if (${late}) setTimeout(go, 100);
      };
      nav.append(tab, ' ');
    });
    const show = async (index) => {
      grid.innerHTML = '<div class="skeleton"></div>'.repeat(at);
      await new Promise((done) => setTimeout(done, 150));
      grid.replaceChildren(...nodesOf(cards.slice(index * at, (index + 1) * at)));
    };
    addEventListener('popstate', (event) => show(event.state?.index ?? 0));`,
  );
}

/**
 * A scroller with few nodes that show other papers as it scrolls: their texts and links change in place.
 * `when`: the text with the link; some frames after it; or both in a frame's own callback, too late for one of ours.
 */
export function virtualScroll(of: Dynamic, when: 'at once' | 'text later' | 'in frames'): string {
  return scripted(
    of,
    `const papers = ${inScript(of.papers.map(({ id, title, abstract }) => ({ id, title, abstract })))};
    const scroller = document.createElement('div');
    scroller.className = 'scroller';
    scroller.style.cssText = 'height: 700px; overflow: auto; position: relative; width: 1000px';
    grid.replaceWith(scroller);
    const list = scroller.appendChild(grid);
    list.style.cssText = 'display: block; position: relative; margin: 0; height: ' + papers.length * 200 + 'px';
    const rows = [...list.children];
    const write = (row, { title, abstract }) => {
      row.querySelector('h3 a').firstChild.data = title;
      row.querySelector('p').firstChild.data = abstract;
    };
    const shown = new Map();
    const place = () => {
      if ('${when}' !== 'in frames') touched();
      const first = Math.min(Math.floor(scroller.scrollTop / 200), papers.length - rows.length);
      for (let at = first; at < first + rows.length; at += 1) {
        const row = rows[at % rows.length];
        row.style.cssText = 'position: absolute; left: 0; right: 0; height: 200px; overflow: hidden; top: ' + at * 200 + 'px';
        if (shown.get(row) === at) continue;
        shown.set(row, at);
        for (const link of row.querySelectorAll('a[href^="/papers/"]')) link.setAttribute('href', '/papers/' + papers[at].id);
        if ('${when}' === 'text later') setTimeout(() => { touched(); if (shown.get(row) === at) write(row, papers[at]); }, 60);
        else write(row, papers[at]);
      }
    };
    place();
    scroller.addEventListener('scroll', () => ('${when}' === 'in frames' ? requestAnimationFrame(place) : place()));`,
  );
}

/** A list whose rows the page clones to make others, attributes and all. */
export function cloning(of: Dynamic): string {
  return scripted(
    of,
    `window.clone = (from, to) => {
      const paper = ${inScript(of.papers.map(({ id, title, abstract }) => ({ id, title, abstract })))}[to];
      touched();
      const row = grid.children[from].cloneNode(true);
      for (const link of row.querySelectorAll('a[href^="/papers/"]')) link.setAttribute('href', '/papers/' + paper.id);
      row.querySelector('h3 a').textContent = paper.title;
      row.querySelector('p').textContent = paper.abstract;
      grid.append(row);
    };`,
  );
}

/** A listing of arXiv's whose formulas are typeset a moment after it has been read: texts are replaced in place. */
export function mathJax(papers: readonly ShownPaper[]): string {
  return atEnd(
    arxivListing(papers),
    `<script>${watchFaults}
    const typeset = () => {
      for (const element of document.querySelectorAll('.mathjax')) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) if (/\\$[^$]+\\$/.test(walker.currentNode.data)) found.push(walker.currentNode);
        for (const node of found) {
          const [before, tex, ...after] = node.data.split('$');
          const formula = document.createElement('mjx-container');
          formula.innerHTML = '<mjx-math data-latex="' + tex.replace(/"/g, '&quot;') + '"><mjx-c></mjx-c></mjx-math><mjx-assistive-mml><math><mi>O</mi></math></mjx-assistive-mml>';
          node.replaceWith(before, formula, after.join('$'));
        }
      }
      window.isTypeset = true;
    };
    addEventListener('load', () => setTimeout(typeset, 800));</script>`,
  );
}

/** A listing of arXiv's of which a button shows more entries. */
export function moreEntries(of: Dynamic): string {
  return atEnd(
    arxivListing(of.papers.slice(0, of.at)),
    `<button onclick="document.querySelector('dl').append(...new DOMParser().parseFromString(${escapeAttribute(
      inScript(`<dl>${entries(of.papers.slice(of.at))}</dl>`),
    )}, 'text/html').querySelector('dl').childNodes)">Show more</button>`,
  );
}

/**
 * What every page does: it counts its errors, and the frames in which a card that says “Speech” was painted.
 * `touched()` is called where the page changes itself, because what was changed since the last frame isn't painted yet.
 */
const watchFaults = `
  window.errors = [];
  window.flashes = 0;
  addEventListener('error', (event) => errors.push(event.message));
  let touchedAt = 0;
  const touched = () => { touchedAt = performance.now(); };
  const look = () => {
    const frame = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (touchedAt < frame) for (const card of document.querySelectorAll('article')) {
        const title = card.querySelector('h3');
        if (/Speech/.test(title?.textContent) && title.checkVisibility({ visibilityProperty: true })) flashes += 1;
      }
    };
    port2.postMessage(0);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

function scripted({ papers, at }: Dynamic, script: string): string {
  return listing(papers.slice(0, at), {
    end: `<script>${watchFaults}
      const at = ${at};
      const cards = ${inScript(papers.map(card))};
      const grid = document.querySelector('.grid');
      const nodesOf = (markup) => {
        touched();
        return [...new DOMParser().parseFromString(markup.join(''), 'text/html').body.childNodes];
      };
      ${script}</script>`,
  });
}

function atEnd(markup: string, more: string): string {
  return markup.replace('</body>', () => `${more}</body>`);
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
