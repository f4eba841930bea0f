import { type Finder, findAll, findFirst, listOf } from './find';
import type { Selectors } from './site';

type Parts = readonly HTMLElement[];

/**
 * Make a finder for a page of many cards. It asks the page for each selector once, and a card only where that doesn't
 * say what is in it; and it asks for no `:has()` that can be told otherwise: for each card that costs a browser more than all else.
 * For one reading: what the page changes afterwards it doesn't see. The cards come in page order.
 */
export function sweep(document: Document): Finder {
  const sweeps = new Map<string, Sweep>();
  const firstOf = (parts: Parts, selector: string) => {
    let one = sweeps.get(selector);
    if (one === undefined) {
      one = new Sweep(document, selector);
      sweeps.set(selector, one);
    }
    return one.firstIn(parts);
  };
  return { first, all };

  function first(parts: Parts, selectors: Selectors): HTMLElement | undefined {
    for (const selector of listOf(selectors)) {
      const found = firstOf(parts, selector);
      if (found) return found;
    }
    return undefined;
  }

  function* all(_: readonly ParentNode[], selectors: Selectors): Generator<HTMLElement> {
    for (const selector of listOf(selectors)) {
      let isFound = false;
      for (const element of allOf(selector)) {
        isFound = true;
        yield element;
      }
      if (isFound) return;
    }
  }

  function* allOf(selector: string): Generator<HTMLElement> {
    const [, outer = '', inner = ''] = endsInHas.exec(selector) ?? [];
    if (outer === '') {
      // By number: to spread them takes twice as long.
      const found = document.querySelectorAll<HTMLElement>(selector);
      for (let at = 0, { length } = found; at < length; at += 1) yield found[at] as HTMLElement;
    } else if (inner.startsWith('>')) {
      const found = parentsOf(findAll([document], `${outer} ${inner}`), inner.split(/ ?> /).length - 1);
      const isInOrder = found.every((element, at) => !holds([element], found[at - 1]));
      yield* isInOrder ? found : findAll([document], selector);
    } else for (const element of allOf(outer)) if (firstOf([element], inner)) yield element;
  }
}

const plain = '(?:[^"()]|"[^"\\\\]*")';
const simple = `(?:[^"()\\s>+~,]|"[^"\\\\]*"|\\(${plain}*\\))+`;

/** `X:has(Y)` and `X:has(> Y > Z)`. */
const endsInHas = new RegExp(
  `^((?:[^"(),]|"[^"\\\\]*"|\\(${plain}*\\))+):has\\((${simple}|> ${simple}(?: > ${simple})*)\\)$`,
);

function parentsOf(elements: readonly HTMLElement[], steps: number): HTMLElement[] {
  let found = elements as readonly (HTMLElement | null | undefined)[];
  for (let step = 0; step < steps; step += 1) found = found.map((element) => element?.parentElement);
  return [...new Set(found)] as HTMLElement[];
}

/**
 * What one selector finds, on the way down the page. One with combinators costs a browser so much for a single card that
 * the page is asked for all at once; any other only whether there is one.
 */
class Sweep {
  readonly #selector: string;
  readonly #found: ArrayLike<HTMLElement> | undefined;
  readonly #isAbsent: boolean;
  /** The next of those found, which no card had so far. */
  #next: HTMLElement | undefined;
  #at = 0;
  #parts: Parts = [];
  #first: HTMLElement | undefined;

  constructor(document: Document, selector: string) {
    const isOfPage = !selector.includes(':scope');
    this.#selector = selector;
    this.#isAbsent = isOfPage && document.querySelector(selector) === null;
    if (isOfPage && hasCombinator.test(selector)) this.#found = document.querySelectorAll<HTMLElement>(selector);
    this.#next = this.#found?.[0];
  }

  firstIn(parts: Parts): HTMLElement | undefined {
    if (this.#isAbsent) return undefined;
    if (parts[0] === this.#parts[0] && parts.length === this.#parts.length) return this.#first;
    while (holds(this.#parts, this.#next)) this.#step();
    this.#parts = parts;
    this.#first = holds(parts, this.#next) ? this.#next : this.#look(parts);
    return this.#first;
  }

  #look(parts: Parts): HTMLElement | undefined {
    const found = findFirst(parts, this.#selector);
    while (found && this.#next && this.#next !== found) this.#step();
    return found;
  }

  #step(): void {
    this.#at += 1;
    this.#next = this.#found?.[this.#at];
  }
}

const hasCombinator = /[ >+~,](?![^[]*\])/;

function holds(parts: Parts, element: HTMLElement | undefined): boolean {
  if (element === undefined) return false;
  for (const part of parts) if (part !== element && part.contains(element)) return true;
  return false;
}
