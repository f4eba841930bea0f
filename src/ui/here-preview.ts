import type { NewRule } from '../core/rule';
import { isHiding } from './rule-draft';

/** What a rule would do to the papers of a page that is open. */
export interface HerePreview {
  /** Papers on which it would act. */
  matched: number;
  /** Papers of the page. */
  total: number;
  /** Papers that meet the query, but are saved and stay as they are. */
  kept: number;
  /** The first titles of those on which it would act, in page order. */
  titles: string[];
  /** The page's title; absent: the page that the form is on. */
  page?: string;
  /** The rule doesn't apply on the page's site. */
  isElsewhere?: boolean;
}

/** Titles that a preview carries. */
const maxTitles = 3;

/**
 * What a rule would do to the papers of a site's page.
 * @param total all papers of the page
 * @param met finds those that meet the rule's query, in page order; asked only where the rule applies
 */
export function previewOf(
  rule: NewRule,
  site: string,
  total: number,
  met: () => readonly { title: string; isSaved: boolean }[],
): HerePreview {
  if (rule.sites?.includes(site) === false || rule.exceptSites?.includes(site))
    return { matched: 0, total, kept: 0, titles: [], isElsewhere: true };
  const all = met();
  const spares = isHiding(rule.action) && !rule.alsoSaved;
  const concerned = spares ? all.filter(({ isSaved }) => !isSaved) : all;
  return {
    matched: concerned.length,
    total,
    kept: all.length - concerned.length,
    titles: concerned.slice(0, maxTitles).map(({ title }) => title),
  };
}
