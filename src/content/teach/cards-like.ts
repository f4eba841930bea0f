import { isPerson, readNames } from '../../sites/generic-names';
import { isFurniture } from '../../sites/generic-regions';
import { isInline, isLine, isTitleLike, textOf } from '../../sites/generic-text';

/** The cards of a page that are like the one whose title was pointed at. */
export interface Likeness {
  /** The parts of each card, in page order. */
  cards: HTMLElement[][];
  /** For each card the element that stands in it as the title's anchor stands in its own. */
  anchors: HTMLElement[];
  /** Which of them was pointed at. */
  taught: number;
}

/** Elements of one name that are looked at. */
const maxPeers = 20_000;

/** Siblings that one card can consist of. */
const maxParts = 8;

/**
 * Find the cards like the one around a title: where the page has such a title in the same place, two of them are in two
 * cards as soon as they are in two siblings.
 * @param wider how many elements further out, or in, a card reaches than it seems.
 */
export function cardsLike(title: HTMLElement, wider = 0): Likeness {
  const anchor = anchorOf(title);
  const peers = peersOf(anchor);
  const steps = Math.max(0, stepsToCard(anchor, peers) + wider);
  const own = climb(anchor, steps);
  const found = new Map<HTMLElement, HTMLElement>();
  for (const peer of peers) {
    const card = climb(peer, steps);
    const isFirst = !found.has(card) || peer === anchor;
    const isLike = card.parentElement === own.parentElement || isAlike(card, own);
    if (isFirst && isLike) found.set(card, peer);
  }
  const heads = [...found.keys()];
  const { before, behind } = besideOf(own, anchor, new Set(heads));
  return {
    cards: heads.map((head) => partsOf(head, before, behind, found)),
    anchors: [...found.values()],
    taught: heads.indexOf(own),
  };
}

/**
 * What of a title is repeated from card to card: its heading, if that says hardly more than the title, or the line that
 * a link is all of, for in other cards it may be no link.
 */
export function anchorOf(title: HTMLElement): HTMLElement {
  const length = textOf(title, 600).length;
  const heading = title.closest<HTMLElement>('h1, h2, h3, h4, h5, h6, [role="heading"]');
  if (heading !== null) return textOf(heading, 600).length <= 1.5 * length + 20 ? heading : title;
  const { parentElement: line } = title;
  // Only a class tells it from the card's other lines.
  const isAll = line !== null && line.classList.length > 0 && isLine(line) && textOf(line, 600).length === length;
  return title.localName === 'a' && isAll && !isInline(line) ? line : title;
}

/** Whether an element's text can be a paper's title, and is no name and no list of names. */
export function saysTitle(element: Element): boolean {
  const text = textOf(element, 420);
  if (!isTitleLike(text) || !/\S\s+\S|\p{sc=Han}{4}/u.test(text)) return false;
  // Four capital words are a title sooner than a person.
  return !(isPerson(text) && text.split(' ').length < 4) && readNames(text) === undefined;
}

/**
 * The elements that stand where one stands: under the same names from the body down and in the same column of a table,
 * or under the same few in what looks alike, for broken markup nests the later cards in the earlier ones.
 */
export function peersOf(anchor: HTMLElement): HTMLElement[] {
  const { body } = anchor.ownerDocument;
  const paths = new Map<Element, string>([[body, '']]);
  const path = pathOf(anchor, paths);
  const tail = tailOf(path);
  const standsAlike = (element: Element) =>
    pathOf(element, paths) === path || (tailOf(pathOf(element, paths)) === tail && isInAlike(element, anchor));
  return [...body.getElementsByTagName(anchor.localName)]
    .slice(0, maxPeers)
    .filter((element): element is HTMLElement => standsAlike(element))
    .filter(
      (element) =>
        element === anchor || (isAlike(element, anchor) && isTitled(element, anchor) && !isFurniture(element)),
    );
}

/** What the page itself gives the title's class needs to look like a title less. */
function isTitled(element: Element, anchor: Element): boolean {
  return anchor.classList.length > 0 ? isTitleLike(textOf(element, 420)) : saysTitle(element);
}

/** Whether the elements right around two are of the same classes, and have any. */
function isInAlike(one: Element, other: Element): boolean {
  let [a, b]: [Element | null, Element | null] = [one, other];
  for (let steps = 0; steps < 3 && a !== null && b !== null; steps += 1) {
    if (a.classList.length > 0 && isAlike(a, b)) return true;
    [a, b] = [a.parentElement, b.parentElement];
  }
  return false;
}

/** The last names of a path. */
function tailOf(path: string): string {
  return path.trim().split(' ').slice(-3).join(' ');
}

/** The names of the elements from the body down to one, those of cells with their column. */
export function pathOf(element: Element, paths: Map<Element, string>): string {
  const open: Element[] = [];
  let at: Element | null = element;
  while (at !== null && !paths.has(at)) {
    open.push(at);
    at = at.parentElement;
  }
  let path = (at && paths.get(at)) ?? '';
  for (const next of open.reverse()) {
    const column = next.localName === 'td' ? (next as HTMLTableCellElement).cellIndex : '';
    path = `${path} ${next.localName}${column}`;
    paths.set(next, path);
  }
  return path;
}

/**
 * How many steps out of the anchor its card is: where titles that follow each other are in two siblings. Of several such
 * places the innermost that isn't rare, for the others are between the lists of a page.
 */
function stepsToCard(anchor: HTMLElement, peers: readonly HTMLElement[]): number {
  const counts = new Map<number, number>();
  for (const [index, peer] of peers.entries()) {
    const next = peers[index + 1];
    const steps = next && stepsToSiblings(peer, next);
    if (steps !== undefined) counts.set(steps, (counts.get(steps) ?? 0) + 1);
  }
  const usual = [...counts].filter(([, count]) => count >= 0.2 * peers.length).map(([steps]) => steps);
  const inCards = new Set(peers);
  const innermost = usual.sort((a, b) => a - b).find((steps) => isCard(anchor, steps, inCards));
  return innermost ?? [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function stepsToSiblings(one: Element, other: Element): number | undefined {
  let [a, b]: [Element | null, Element | null] = [one, other];
  for (let steps = 0; a !== null && b !== null; steps += 1) {
    if (a.parentElement === b.parentElement) return steps;
    [a, b] = [a.parentElement, b.parentElement];
  }
  return undefined;
}

/** An element that holds a title and nothing else is a card only in a list of such, or as the head of what follows it. */
function isCard(anchor: HTMLElement, steps: number, peers: ReadonlySet<HTMLElement>): boolean {
  const card = climb(anchor, steps);
  const { parentElement: list } = card;
  if (list === null || textOf(card, 2_000).length > textOf(anchor, 2_000).length + 2) return true;
  if (/^(?:h[1-6]|dt)$/.test(card.localName)) return true;
  const rows = [...list.children].filter((child) => /\S/.test(child.textContent ?? ''));
  const titles = new Set([...peers].map((peer) => climb(peer, steps)));
  return rows.filter((row) => titles.has(row as HTMLElement)).length >= 0.8 * rows.length;
}

function climb(element: HTMLElement, steps: number): HTMLElement {
  let at = element;
  for (let step = 0; step < steps && at.parentElement && at.parentElement.localName !== 'body'; step += 1)
    at = at.parentElement;
  return at;
}

/** Whether two elements look alike to their page's style sheet: they share a third of their class names, if they have any. */
export function isAlike(one: Element, other: Element): boolean {
  const names = new Set([...one.classList, ...other.classList]);
  if (names.size === 0) return true;
  const shared = [...one.classList].filter((name) => other.classList.contains(name));
  return one.localName === other.localName && shared.length * 3 >= names.size;
}

const standsAlone = new Set(['article', 'li', 'td', 'section']);
const noPart = new Set(['script', 'style', 'template', 'manicule-margin']);

/** The names of the siblings before and behind a card that belong to it, because they stand so between most cards. */
function besideOf(
  own: HTMLElement,
  anchor: HTMLElement,
  heads: ReadonlySet<Element>,
): { before: string[]; behind: string[] } {
  const siblings = [...(own.parentElement?.children ?? [])].filter(({ localName }) => !noPart.has(localName));
  const places = siblings.flatMap((sibling, index) => (heads.has(sibling) ? [index] : []));
  const namesIn = (from: number, to: number) => siblings.slice(Math.max(0, from), to).map(({ localName }) => localName);
  const gaps = places.slice(1).map((place, index) => namesIn((places[index] ?? 0) + 1, place));
  const usual = mostCommon(gaps.map((gap) => gap.join(' ')));
  const pattern = usual?.split(' ') ?? [];
  // A list's own rows, of which some have no title, are no parts of others.
  const isMixed = siblings.some(
    (sibling) => !heads.has(sibling) && sibling.localName === own.localName && isAlike(sibling, own),
  );
  const isRare = gaps.filter((gap) => gap.join(' ') === usual).length < 0.6 * gaps.length;
  if (!usual || isMixed || isRare || pattern.length >= maxParts || standsAlone.has(own.localName))
    return { before: [], behind: [] };
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  const behindLast = namesIn(last + 1, last + 1 + pattern.length);
  const beforeFirst = namesIn(first - pattern.length, first);
  const isHead = own === anchor || own.localName === 'dt';
  const behind = isHead ? pattern.length : sharedLength(pattern, behindLast);
  const room = pattern.length - behind;
  const before = Math.min(room, sharedLength(pattern.toReversed(), beforeFirst.toReversed()));
  return { before: pattern.slice(pattern.length - before), behind: pattern.slice(0, pattern.length - before) };
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((name, index) => name !== other[index]);
  return end === -1 ? one.length : end;
}

function mostCommon(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function partsOf(
  head: HTMLElement,
  before: readonly string[],
  behind: readonly string[],
  heads: ReadonlyMap<Element, unknown>,
): HTMLElement[] {
  const parts = [head];
  for (const name of before.toReversed()) {
    const sibling = parts[0]?.previousElementSibling;
    if (sibling?.localName !== name || heads.has(sibling)) break;
    parts.unshift(sibling as HTMLElement);
  }
  for (const name of behind) {
    const sibling = parts.at(-1)?.nextElementSibling;
    if (sibling?.localName !== name || heads.has(sibling)) break;
    parts.push(sibling as HTMLElement);
  }
  return parts;
}
