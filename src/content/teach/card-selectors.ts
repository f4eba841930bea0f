import { findFirst } from '../../sites/find';
import { isAlike, type Likeness, saysTitle } from './cards-like';
import { kindsOf } from './lasting-names';
import { ancestorsOf, bestOf, enough, pathTo, type Rated } from './selectors';

/** Selectors that are put together where no single one finds all cards. */
const maxPieces = 3;

/**
 * Find selectors of the first parts of all cards: the best, and where that leans on a class name one that doesn't.
 * @param title the title's selector inside its card
 */
export function cardSelectors(title: string, like: Likeness): string[] {
  const heads = like.cards.flatMap(([head]) => head ?? []);
  const head = like.cards[like.taught]?.[0];
  if (head === undefined) return [];
  const best = coverOf(heads, [head], title, like, () => true);
  const plain = coverOf(heads, [head], title, like, (selector) => !/\.[a-z]/i.test(selector));
  if (best === undefined) return plain ? [plain.selector] : [];
  const isSpare = plain !== undefined && plain.selector !== best.selector && plain.score >= enough;
  return isSpare ? [best.selector, plain.selector] : [best.selector];
}

/** The best selector for the wanted elements, put together with that for those that it doesn't find, and so on. */
function coverOf(
  wanted: readonly HTMLElement[],
  pieces: readonly HTMLElement[],
  title: string,
  like: Likeness,
  isAllowed: (selector: string) => boolean,
): Rated | undefined {
  const [head] = pieces;
  if (head === undefined) return undefined;
  const candidates = candidatesFor(head, holdings(head, title, like)).filter(isAllowed);
  const best = bestOf(candidates, rating(head, wanted, title));
  if (best === undefined || best.score >= enough || pieces.length === maxPieces) return best;
  const left = wanted.filter((element) => !element.matches(best.selector));
  const [first] = left;
  const further = first && coverOf(left, [first, ...pieces], title, like, isAllowed);
  if (!further || further.score < 0.5) return best;
  const joined = `${best.selector}, ${further.selector}`;
  const score = rating(head, wanted, title)(joined);
  return score > best.score ? { selector: joined, score } : best;
}

/** How many of the wanted elements a selector finds, and how many of what it finds are wanted, whichever is less. */
function rating(head: HTMLElement, wanted: readonly HTMLElement[], title: string): (selector: string) => number {
  const all = new Set<Element>(wanted);
  const lists = new Set(wanted.map(({ parentElement }) => parentElement));
  // Others in the same lists, or of the same looks, are cards that our eye has missed.
  const isMissed = (element: Element) =>
    lists.has(element.parentElement) ||
    (head.classList.length > 0 && isAlike(element, head) && saysTitle(findFirst([element], title) ?? element));
  return (selector) => {
    const found = [...head.ownerDocument.querySelectorAll(selector)];
    const right = found.filter((element) => all.has(element)).length;
    const wrong = found.filter((element) => !all.has(element) && !isMissed(element)).length;
    return right === 0 ? 0 : Math.min(right / all.size, right / (right + wrong));
  };
}

/** What tells a card from other elements of its name: the title in it, the way down to it, the part behind it. */
function holdings(head: HTMLElement, title: string, { cards, anchors }: Likeness): string[] {
  const index = cards.findIndex(([first]) => first === head);
  const anchor = anchors[index];
  const next = cards[index]?.[1];
  if (anchor === head) return next ? [`:has(+ ${next.localName})`] : [];
  if (anchor === undefined || !head.contains(anchor)) return next ? [`:has(+ ${next.localName})`] : [];
  const way = pathTo(anchor, head, false).slice(':scope '.length);
  return title === ':scope' ? [`:has(${way})`] : [`:has(${title.replace(/^:scope\s*/, '')})`, `:has(${way})`];
}

function candidatesFor(head: HTMLElement, holding: readonly string[]): string[] {
  const own = kindsOf(head);
  const each = (prefix: string) => own.flatMap((kind) => [...holding, ''].map((one) => `${prefix}${kind}${one}`));
  const around = ancestorsOf(head, head.ownerDocument.body);
  const parents = around.slice(0, 1).flatMap((parent) => kindsOf(parent).map((kind) => `${kind} > `));
  const further = around
    .slice(1, 5)
    .flatMap((outer) =>
      kindsOf(outer).flatMap((kind) => ['', ...parents.slice(0, 2)].map((parent) => `${kind} ${parent}`)),
    );
  const path = [...around].reverse().map(({ localName }) => localName);
  return [
    ...each(''),
    ...parents.flatMap(each),
    ...further.flatMap(each),
    ...each(`body > ${[...path, ''].join(' > ')}`),
  ];
}
