import { displayName, splitName } from '../core/name';
import type { TagCount } from '../messaging/protocol';
import type { KnownValues } from '../query/complete';
import type { EditorsPage } from './editors';

/** Values of one kind that are offered; a page has no end of authors. */
const most = 2_000;

/** What completes a query on a page: what its papers have, and one's own tags. */
export function knownOn({ views, site }: EditorsPage, tags: readonly TagCount[]): KnownValues {
  const papers = views.map(({ paper }) => paper);
  return {
    tags: tags.map(({ tag }) => tag),
    authors: distinct(papers.flatMap(({ author = [] }) => author.map((name) => displayName(splitName(name))))),
    venues: distinct(papers.flatMap((paper) => paper['container-title'] ?? [])),
    categories: distinct(papers.flatMap(({ categories = [] }) => categories)),
    sites: [site.id],
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].slice(0, most);
}
