import { displayName, splitName } from '../core/name';
import type { PaperFields } from '../core/paper';
import type { KnownValues } from './complete';

/** Values of one kind that are offered; a page has no end of authors. */
const most = 2_000;

/** What completes a query: one's own tags, and what is known of the papers at hand, in their order. */
export function knownFrom(
  papers: readonly PaperFields[],
  sites: readonly string[],
  tags: readonly { tag: string }[],
): KnownValues {
  return {
    tags: tags.map(({ tag }) => tag),
    authors: distinct(papers.flatMap(({ author = [] }) => author.map((name) => displayName(splitName(name))))),
    venues: distinct(papers.flatMap((paper) => paper['container-title'] ?? [])),
    categories: distinct(papers.flatMap(({ categories = [] }) => categories)),
    sites: distinct(sites),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, most);
}
