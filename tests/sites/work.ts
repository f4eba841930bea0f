/** Reading asked more of a page than it may. */
export class TooMuchWork extends Error {
  override name = 'TooMuchWork';
}

/**
 * Do something with a page and count what it asks of it, in visits: one per call, per element that is searched, per
 * element on the way up, and per hundred characters of text. So what would hang is ended, on a slow machine as on a fast one.
 * @throws TooMuchWork after so many visits
 */
export function counted<T>(document: Document, limit: number, read: () => T): { result: T; visits: number } {
  for (const prototype of prototypesOf(document)) watch(prototype);
  let visits = 0;
  visit = (count) => {
    visits += count;
    if (visits > limit) throw new TooMuchWork(`more than ${limit} visits`);
  };
  try {
    return { result: read(), visits };
  } finally {
    visit = undefined;
  }
}

/** How big a page is, in the same unit: what one pass over all of it costs. */
export function sizeOf(document: Document): number {
  return document.getElementsByTagName('*').length + (document.documentElement?.textContent ?? '').length / 100;
}

/** The prototypes of documents and elements, which all pages of a window share. */
function prototypesOf(document: Document): object[] {
  const all = new Set<object>();
  for (const start of [document, document.createElement('div')]) {
    // The last one is that of all objects.
    for (let at = Object.getPrototypeOf(start); Object.getPrototypeOf(at); at = Object.getPrototypeOf(at)) all.add(at);
  }
  return [...all];
}

const watched = new WeakSet<object>();
/** Absent: nobody counts, or the DOM asks something of itself. */
let visit: ((count: number) => void) | undefined;

/** Have all that a prototype's properties answer counted, once and for all. */
function watch(prototype: object): void {
  if (watched.has(prototype)) return;
  watched.add(prototype);
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const original = descriptor.get ?? descriptor.value;
    if (!descriptor.configurable || name === 'constructor' || !(original instanceof Function)) continue;
    Object.defineProperty(prototype, name, {
      ...descriptor,
      [descriptor.get ? 'get' : 'value']: counting(name, original),
    });
  }
}

function counting(name: string, original: (this: Node, ...given: unknown[]) => unknown) {
  return function (this: Node, ...given: unknown[]): unknown {
    const count = visit;
    if (count === undefined) return original.apply(this, given);
    visit = undefined;
    try {
      const answer = original.apply(this, given);
      count(1 + costOf(name, this, answer));
      return answer;
    } finally {
      visit = count;
    }
  };
}

function costOf(name: string, node: Node, answer: unknown): number {
  if (name === 'textContent') return String(answer).length / 100;
  if (searches.has(name)) return (node as Element).getElementsByTagName('*').length;
  if (!climbs.has(name)) return 0;
  let depth = 0;
  for (let at = node.parentNode; at !== null; at = at.parentNode) depth += 1;
  return depth;
}

const searches = new Set(['querySelector', 'querySelectorAll', 'getElementsByTagName', 'getElementsByClassName']);
const climbs = new Set(['closest', 'contains', 'compareDocumentPosition']);
