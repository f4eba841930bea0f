import type { Matcher } from '../query/match';
import type { EditorsPage } from './editors';
import { subjectOf } from './view-subject';

/** Papers that a query would concern on a page. */
export interface Preview {
  /** Titles of the papers that would be hidden, in page order. */
  hidden: string[];
  /** How many more match but are saved, and stay. */
  kept: number;
}

/** What a query would hide on a page. */
export function previewOf(page: EditorsPage, matches: Matcher): Preview {
  const { views, mirror } = page;
  const meets = views.filter((view) => matches(subjectOf(view, page)) === true);
  const hidden = meets.filter(({ card }) => !mirror.mark(card.id)?.saved);
  return { hidden: hidden.map(({ title }) => title), kept: meets.length - hidden.length };
}
