// What bench/recognize.mjs runs inside a page: our readers, and the barest that could stand in for them.
import '../../src/core/all-schemes';
import { readAnywhere } from '../../src/sites/generic';
import { readPage } from '../../src/sites/read';
import { allSites } from '../../src/sites/registry';
import { sweep } from '../../src/sites/sweep';

const today = '2026-10-20';

/** One expression for the addresses of papers. */
const expression =
  /(?:arxiv\.org\/(?:abs|pdf|html)|huggingface\.co\/papers|alphaxiv\.org\/abs)\/(\d{4}\.\d{4,5})|doi\.org\/(10\.\d{4,9}\/[^?#]+)|openreview\.net\/forum\?id=([\w-]+)|aclanthology\.org\/([\w.-]+)|pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)|semanticscholar\.org\/paper\/(\S+)/;

/** Each reader takes a document and says how many papers it found. */
const readers: Record<string, (document: Document, address: string) => number> = {
  bare(document) {
    const ids = new Set<string>();
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      const found = expression.exec(link.href);
      if (found) ids.add(found[0]);
    }
    return ids.size;
  },
  generic: (document, address) => readAnywhere(document, new URL(address), today).cards.length,
};
for (const site of allSites) {
  readers[site.id] = (document, address) =>
    readPage(site, document, new URL(address), today, [], sweep(document)).cards.length;
}

let documents: Document[] = [];

/** Make so many documents of a page, of whose elements no script knows anything yet. */
function prepare(markup: string, address: string, count: number): void {
  const whole = `<base href="${address}">${markup}`;
  documents = Array.from({ length: count }, () => new DOMParser().parseFromString(whole, 'text/html'));
}

/** Let a reader read each of them; the number of papers that it finds in one. */
function read(reader: string, address: string): number {
  let found = 0;
  for (const document of documents) found = readers[reader]?.(document, address) ?? Number.NaN;
  return found;
}

/** Repeat a page's cards in place, as the adapter finds them, until there are so many: their markup. */
function multiplied(markup: string, site: string, address: string, count: number): string {
  const document = new DOMParser().parseFromString(markup, 'text/html');
  const adapter = allSites.find(({ id }) => id === site);
  const cards = adapter ? readPage(adapter, document, new URL(address), today).cards : [];
  const last = cards.at(-1)?.parts.at(-1);
  for (let index = cards.length; index < count && last; index += 1) {
    const { parts = [] } = cards[index % cards.length] ?? {};
    last.after(...parts.map((part) => part.cloneNode(true)));
  }
  return document.documentElement.outerHTML;
}

Object.assign(globalThis, { prepare, read, multiplied });
