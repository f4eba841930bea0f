// What bench/recognize.mjs runs inside a page: our readers, and the barest that could stand in for them.
import '../../src/core/all-schemes';
import { readAnywhere } from '../../src/sites/generic';
import { readPage } from '../../src/sites/read';
import { allSites, siteFor } from '../../src/sites/registry';

/** One expression for the addresses of papers. */
const expression =
  /(?:arxiv\.org\/(?:abs|pdf|html)|huggingface\.co\/papers|alphaxiv\.org\/abs)\/(\d{4}\.\d{4,5})|doi\.org\/(10\.\d{4,9}\/[^?#]+)|openreview\.net\/forum\?id=([\w-]+)|aclanthology\.org\/([\w.-]+)|pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)/;

/** The ids that a page's links name: what any tool must do at least. */
function bare(): number {
  const ids = new Set<string>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const found = expression.exec(link.href);
    if (found) ids.add(found[0]);
  }
  return ids.size;
}

const today = '2026-10-20';

Object.assign(globalThis, {
  /** Fill the page anew, so that nothing is known of its elements, and time one of the readers: milliseconds and what it found. */
  timeOf(reader: 'bare' | 'generic' | 'adapter', markup: string, address: string) {
    document.body.innerHTML = markup;
    const url = new URL(address);
    const site = siteFor(url, allSites);
    const began = performance.now();
    const found =
      reader === 'bare'
        ? bare()
        : (reader === 'adapter' && site ? readPage(site, document, url, today) : readAnywhere(document, url, today))
            .cards.length;
    return { time: performance.now() - began, found };
  },
});
