import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../src/core/all-schemes';
import { countLinked } from '../../src/sites/count-linked';
import { findPapers } from '../../src/sites/find-papers';
import { readAnywhere } from '../../src/sites/generic';
import { allSites, siteFor } from '../../src/sites/registry';
import type { PageReading } from '../../src/sites/site';
import { skeletonOf } from '../../src/sites/skeleton';
import { siteWithoutAdapter } from '../../src/sites/without-adapter';
import { type Damage, damaged } from './damage';
import { faultsOf } from './faults';
import type { Expected, Fixture } from './read-fixture';
import { counted, sizeOf } from './work';

/** How a damaged page was read, by its adapter and without one. */
export interface DamagedReading {
  /** What was wrong with that, one sentence each. */
  faults: string[];
  /** Cards that were found, both ways together. */
  cards: number;
  /** What the costlier way asked of the page, in passes over all of it. */
  passes: number;
}

/** Passes over a page that reading may cost; no fixture costs more than half of that as it stands. */
export const maxPasses = 80;

/** Read a fixture's page after damage, and hold what comes of it: nothing throws, work is bounded, cards are valid. */
export function readDamaged({ folder }: Fixture, damage: readonly Damage[]): DamagedReading {
  const { url: address, today } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const document = damaged(readFileSync(join(folder, 'page.html'), 'utf8'), damage);
  const url = new URL(address);
  const site = siteFor(url, allSites) ?? siteWithoutAdapter(url);
  const before = document.documentElement.outerHTML;
  const all = [
    readCounted('adapter', document, () => findPapers(site, undefined, document, url, today)),
    readCounted('generic', document, () => findPapers(siteWithoutAdapter(url), readAnywhere, document, url, today)),
  ];
  const faults = all.flatMap(({ faults }) => faults);
  if (document.documentElement.outerHTML !== before) faults.push('the page was changed');
  if (countLinked(document, url, 100) > 100) faults.push('more papers are linked than were asked for');
  return { faults, cards: sum(all.map(({ cards }) => cards)), passes: Math.max(...all.map(({ passes }) => passes)) };
}

function readCounted(how: string, document: Document, read: () => PageReading): DamagedReading {
  // A page that is all but lost costs something, too.
  const size = sizeOf(document) + 100;
  try {
    const { result, visits } = counted(document, maxPasses * size, () => {
      const reading = read();
      for (const card of reading.cards) card.read();
      skeletonOf(reading.cards[0]?.parts ?? [], 'https://example.org/');
      return reading;
    });
    const faults = faultsOf(result, document).map((fault) => `${how}: ${fault}`);
    return { faults, cards: result.cards.length, passes: visits / size };
  } catch (cause) {
    return { faults: [`${how}: ${cause instanceof Error ? cause.stack : cause}`], cards: 0, passes: 0 };
  }
}

function sum(all: readonly number[]): number {
  return all.reduce((one, other) => one + other, 0);
}
