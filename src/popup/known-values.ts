import type { Paper } from '../core/paper';
import type { PageReport, TagCount } from '../messaging/protocol';
import type { KnownValues } from '../query/complete';
import { knownFrom } from '../query/known-values';

/** What completes a search: all tags, and what is known of the papers of the library and of the page. */
export function knownOf(
  library: readonly { paper: Paper; sites: readonly string[] }[],
  report: PageReport | undefined,
  tags: readonly TagCount[],
): KnownValues {
  const papers = [...library.map(({ paper }) => paper), ...(report?.papers ?? [])];
  const sites = [...library.flatMap(({ sites: of }) => of), ...(report ? [report.site.id] : [])];
  return knownFrom(papers, sites, tags);
}
