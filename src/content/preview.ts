import type { NewRule } from '../core/rule';
import { compile } from '../query/match';
import type { Query } from '../query/query';
import { isHiding } from '../ui/rule-draft';
import type { HerePreview } from '../ui/use-rule-preview';
import type { EditorsPage } from './editors';
import { readQuery } from './query-fault';
import { subjectOf } from './view-subject';

/** A paper on a page that a query meets. */
export interface Met {
  title: string;
  isSaved: boolean;
}

/** Titles that a preview carries. */
const maxTitles = 3;

/** The papers on a page that a query meets, in page order. */
export function metOn(page: EditorsPage, query: Query): Met[] {
  const matches = compile(query);
  return page.views
    .filter((view) => matches(subjectOf(view, page)) === true)
    .map(({ card, title }) => ({ title, isSaved: page.mirror.mark(card.id)?.saved === true }));
}

/** What a rule would do to the papers of a page; undefined while its query can't be read. */
export function previewOn(page: EditorsPage, rule: NewRule): HerePreview | undefined {
  const { query } = readQuery(rule.query);
  if (!query) return undefined;
  const { site, views } = page;
  const isElsewhere = rule.sites?.includes(site.id) === false || rule.exceptSites?.includes(site.id) === true;
  const met = isElsewhere ? [] : metOn(page, query);
  const spares = isHiding(rule.action) && !rule.alsoSaved;
  const concerned = spares ? met.filter(({ isSaved }) => !isSaved) : met;
  return {
    matched: concerned.length,
    total: views.length,
    kept: met.length - concerned.length,
    titles: concerned.slice(0, maxTitles).map(({ title }) => title),
    ...(isElsewhere && { isElsewhere }),
  };
}
