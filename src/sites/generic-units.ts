import type { PaperId } from '../core/identifier';
import { type Holder, type Place, paperOf } from './generic-holders';
import { isInline } from './generic-text';
import { hasOwnTitle, linkedTitleIn } from './generic-title';

/** An element that holds one paper, or is about one: a card, or the part of one that its links are in. */
export interface Unit {
  element: HTMLElement;
  holder: Holder;
  /** The paper of its headings, or of all its links. */
  id: PaperId;
  /** Its place among the page's units. */
  order: number;
}

/** Units that are kept; what stands below them nobody scrolls to. */
export const maxUnits = 5_000;

/** Find the units of a page in page order: for each paper the largest element that holds it alone and is one of a kind. */
export function unitsOf(root: Holder): Unit[] {
  const units: Unit[] = [];
  const open = [root];
  while (units.length < maxUnits) {
    const holder = open.pop();
    if (holder === undefined) break;
    const found = unitsIn(holder);
    for (const unit of found) units.push({ ...unit, order: units.length });
    if (found.length === 0) open.push(...chainEnd(holder).children.toReversed());
  }
  return units;
}

/** The units that a holder is or has without looking further inside. */
function unitsIn(holder: Holder): Unit[] {
  const id = paperOf(holder);
  if (id === undefined) return [];
  if (holder.isMixed) return isRegular(holder.place) ? [unitOf(holder, id)] : [];
  if (holder.ids.length > 1 && isSeveral(chainEnd(holder))) return [];
  const chain = chainOf(holder);
  const top = chain.findIndex(({ element, place }) => isRegular(place) && !listTags.has(element.localName));
  if (top !== -1) return [unitOf(blockAround(withoutHeadings(chain, top), chain), id)];
  return loneHolders(chain).map((lone) => unitOf(lone, id));
}

/** Whether the blocks in a holder have titles of their own, so that its ids of several schemes are of several papers. */
function isSeveral({ children }: Holder): boolean {
  const titles = new Map<string, PaperId>();
  for (const child of children) {
    const title = isInline(child.element) ? undefined : linkedTitleIn(child);
    if (title !== undefined && child.ids[0] !== undefined) titles.set(title, child.ids[0]);
  }
  return new Set(titles.values()).size > 1;
}

function unitOf(holder: Holder, id: PaperId): Unit {
  return { element: holder.element, holder, id, order: 0 };
}

/** Whether most of what stands at a place holds one paper, and not always the same one. */
function isRegular({ hasTwoPapers, single, count }: Place): boolean {
  return hasTwoPapers && single >= 0.75 * count;
}

/** A holder, and the ones inside each other down to where its links part. */
function chainOf(holder: Holder): Holder[] {
  const chain = [holder];
  for (let [child] = holder.children, at = holder; child && at.children.length === 1; [child] = at.children) {
    chain.push(child);
    at = child;
  }
  return chain;
}

function chainEnd(holder: Holder): Holder {
  return chainOf(holder).at(-1) as Holder;
}

/** These hold cards and are none. */
const listTags = new Set(['body', 'dl', 'main', 'ol', 'table', 'tbody', 'tfoot', 'thead', 'ul']);
const itemTags = new Set(['article', 'dd', 'dt', 'li', 'tr']);
const besideItems = new Set(['br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'script', 'style', 'summary']);

/** A link can't be a card: the block around it that holds the same paper alone, where that is no more than a card. */
function blockAround(holder: Holder, chain: readonly Holder[]): Holder {
  if (!isInline(holder.element)) return holder;
  const block = chain.slice(0, chain.indexOf(holder)).findLast(({ element }) => !isInline(element));
  return block && isCompact(block.element) && !listTags.has(block.element.localName) ? block : holder;
}

/** A year's or a topic's section with one paper only: its item, which stands under the section's heading. */
function withoutHeadings(chain: readonly Holder[], top: number): Holder {
  const highest = chain[top] as Holder;
  if (top === chain.length - 1 || itemTags.has(highest.element.localName)) return highest;
  for (const holder of chain.slice(top)) {
    if (holder !== highest && itemTags.has(holder.element.localName)) return hasOwnTitle(holder) ? holder : highest;
    const [inner] = holder.children;
    const others = [...holder.element.children].filter((child) => child !== inner?.element);
    if (!others.every(({ localName }) => besideItems.has(localName))) return highest;
  }
  return highest;
}

/** Characters of what can still be one card, not a whole article. */
const maxCardLength = 6_000;

/**
 * The only paper at its place: the largest item that is no more than a card, else the largest element among its like,
 * else the largest of all. Of a definition list its items, which have no wrapper.
 */
function loneHolders(chain: readonly Holder[]): Holder[] {
  const compact: Holder[] = [];
  for (const holder of chain.toReversed()) {
    if (!isCompact(holder.element)) break;
    compact.unshift(holder);
  }
  const list = compact.find(({ element }) => element.localName === 'dl');
  const card =
    compact.find(({ element }) => itemTags.has(element.localName)) ??
    compact.find(({ element }) => hasTwin(element)) ??
    compact.find(({ element }) => element.localName === 'div');
  if (list) return list.children;
  return card ? [card] : [];
}

function isCompact(element: HTMLElement): boolean {
  if (['body', 'main'].includes(element.localName) || element.getAttribute('role') === 'main') return false;
  if ((element.textContent ?? '').length > maxCardLength) return false;
  return element.querySelector('h1, main') === null && element.querySelectorAll('h2, h3, h4').length <= 3;
}

function hasTwin(element: Element): boolean {
  const { nextElementSibling: next, previousElementSibling: previous } = element;
  return [next, previous].some(
    (other) => other?.localName === element.localName && other.className === element.className,
  );
}
