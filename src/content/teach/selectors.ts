import { kindsOf } from './lasting-names';

/** A selector and how well it serves, from 0 to 1. */
export interface Rated {
  selector: string;
  score: number;
}

/** What is enough to take a selector without looking for a better one. */
export const enough = 0.98;

/** Selectors that are tried for one thing. */
const maxTried = 150;

/** The selector with the highest score, the first of those that are good enough; undefined where none serves at all. */
export function bestOf(selectors: readonly string[], score: (selector: string) => number): Rated | undefined {
  let best: Rated | undefined;
  for (const selector of [...new Set(selectors)].slice(0, maxTried)) {
    const reached = score(selector);
    if (reached > (best?.score ?? 0)) best = { selector, score: reached };
    if (reached >= enough) break;
  }
  return best;
}

/** Selectors that may find an element in its card's parts, those that lean on the least first. */
export function innerSelectors(element: Element, parts: readonly HTMLElement[]): string[] {
  const part = parts.find((one) => one.contains(element));
  if (part === undefined) return [];
  if (part === element) return part === parts[0] ? [':scope'] : [];
  const around = ancestorsOf(element, part);
  const own = kindsOf(element);
  const within = around
    .slice(0, 2)
    .flatMap((outer) => kindsOf(outer).flatMap((kind) => own.map((one) => `${kind} ${one}`)));
  const way = around[0] ? `${pathTo(around[0], part, false)} > ` : ':scope > ';
  return [...own, ...within, ...own.map((kind) => way + kind), pathTo(element, part, true)];
}

/** The elements around one, the nearest first, up to another that isn't among them. */
export function ancestorsOf(element: Element, end: Element): Element[] {
  const all: Element[] = [];
  for (let at = element.parentElement; at !== null && at !== end; at = at.parentElement) all.push(at);
  return all;
}

/** The way from a card's part down to an element in it, with each step's place among its like or without. */
export function pathTo(element: Element, part: Element, isCounted: boolean): string {
  const steps = [element, ...ancestorsOf(element, part)].reverse();
  return `:scope > ${steps.map((step) => step.localName + (isCounted ? placeOf(step) : '')).join(' > ')}`;
}

function placeOf(element: Element): string {
  const alike = [...(element.parentElement?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
}
