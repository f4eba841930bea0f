import type { NewRule } from '../core/rule';
import { compile } from '../query/match';
import type { Query } from '../query/query';
import { type HerePreview, previewOf } from '../ui/here-preview';
import type { EditorsPage } from './editors';
import { readQuery } from './query-fault';
import { subjectOf } from './view-subject';

/** A paper on a page that a query meets. */
export interface Met {
  title: string;
  isSaved: boolean;
}

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
  return query && previewOf(rule, page.site.id, page.views.length, () => metOn(page, query));
}
