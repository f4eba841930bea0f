import '../core/all-schemes';
import { originOf } from '../core/origin';
import { type PageProbe, type Probed, probeKey } from '../messaging/probe';
import { countLinked } from '../sites/count-linked';
import { findPapers } from '../sites/find-papers';
import { readAnywhere } from '../sites/generic';
import { allSites, siteFor } from '../sites/registry';
import { siteWithoutAdapter } from '../sites/without-adapter';

/** Papers linked on a page without cards: nobody wants to know more exactly. */
const maxLinked = 1_000;

// Counts what could be read here, and leaves it for the worker. It draws nothing and stays on nothing.
(globalThis as Probed)[probeKey] = probe(new URL(location.href));

function probe(url: URL): PageProbe {
  const site = siteFor(url, allSites);
  const origin = originOf(url);
  const { cards } = findPapers(site ?? siteWithoutAdapter(url), readAnywhere, document, url, today());
  return {
    host: url.hostname,
    papers: cards.length,
    linked: cards.length > 0 ? 0 : countLinked(document, url, maxLinked),
    ...(site && { site: { id: site.id, name: site.name } }),
    ...(origin !== undefined && { origin }),
  };
}

/** Any day will do: dates aren't counted. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
