import '../core/all-schemes';
import { originOf } from '../core/origin';
import type { LeftForWorker, PageProbe } from '../messaging/probe';
import { countLinked } from '../sites/count-linked';
import { allSites, siteFor } from '../sites/registry';
import { siteWithoutAdapter } from '../sites/without-adapter';
import { describeLayout } from './describe-layout';
import { readerTaught } from './taught-pages';

/** Papers linked on a page without cards: nobody wants to know more exactly. */
const maxLinked = 1_000;

// Looks what could be read here, and leaves it for the worker. It draws nothing and stays on nothing.
(globalThis as LeftForWorker).maniculeProbe = probe(new URL(location.href));

async function probe(url: URL): Promise<PageProbe> {
  const read = await readerTaught();
  const site = siteFor(url, allSites);
  const origin = originOf(url);
  const reading = read(site ?? siteWithoutAdapter(url), document, url, today());
  const linked = countLinked(document, url, maxLinked);
  return {
    host: url.hostname,
    papers: reading.cards.length,
    linked: reading.cards.length > 0 ? 0 : linked,
    layout: describeLayout(site?.id, reading, linked, document, url),
    ...(site && { site: { id: site.id, name: site.name } }),
    ...(origin !== undefined && { origin }),
  };
}

/** Any day will do: dates aren't counted. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
