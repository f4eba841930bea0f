import { displayName } from '../core/name';
import type { Paper } from '../core/paper';
import type { PageReport, TagCount } from '../messaging/protocol';
import type { KnownValues } from '../query/complete';

/** Values of one kind that are offered. */
const most = 2_000;

/** What completes a search: all tags, and what is known of the papers at hand, those of the library and of the page. */
export function knownOf(
  library: readonly { paper: Paper; sites: readonly string[] }[],
  report: PageReport | undefined,
  tags: readonly TagCount[],
): KnownValues {
  const papers = [...library.map(({ paper }) => paper), ...(report?.papers ?? [])];
  const sites = [...library.flatMap(({ sites: of }) => of), ...(report ? [report.site.id] : [])];
  return {
    tags: tags.map(({ tag }) => tag),
    authors: distinct(papers.flatMap(({ author = [] }) => author.map(displayName))),
    venues: distinct(papers.flatMap((paper) => paper['container-title'] ?? [])),
    categories: distinct(papers.flatMap(({ categories = [] }) => categories)),
    sites: distinct(sites),
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].slice(0, most);
}
