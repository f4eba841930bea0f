import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { ListedRule } from '../core/rule';
import type { PageReport } from '../messaging/protocol';
import { faultOf } from '../query/language';
import { compile } from '../query/match';
import { parse } from '../query/parse';
import { subjectOfListed } from '../query/subject';

/** Rules that are held against the page's papers at most. */
const maxReckoned = 200;

/**
 * On how many papers of a page rules act, by the rules' ids. The page counts what is hidden; of rules that dim,
 * highlight or always show that is reckoned here. A rule that acts on none is absent.
 */
export function ruleCounts(
  { hidden, hiddenIds, papers, paused, site }: PageReport,
  marks: ReadonlyMap<PaperId, AnnotationMark>,
  rules: readonly ListedRule[],
): ReadonlyMap<string, number> {
  const counts = new Map(hidden.flatMap(({ rule, count }) => (rule ? [[rule.id, count] as const] : [])));
  const acting = rules.filter(
    ({ action, enabled, exceptSites, query }) =>
      (action === 'dim' || action === 'highlight' || action === 'show') &&
      enabled &&
      !exceptSites?.includes(site.id) &&
      faultOf(query) === undefined,
  );
  if (paused !== undefined || acting.length === 0) return counts;
  const subjects = papers.map((paper) => ({
    id: paper.id,
    mark: marks.get(paper.id),
    subject: subjectOfListed(paper, site.id, marks.get(paper.id)),
  }));
  const hiding = new Set(hiddenIds);
  for (const { id, action, query, alsoSaved = false } of acting.slice(0, maxReckoned)) {
    const matches = compile(parse(query));
    const met = subjects.filter(({ id: paper, mark, subject }) => {
      const isSpared = hiding.has(paper) || mark?.shown === true || (mark?.saved === true && !alsoSaved);
      return !(action === 'dim' && isSpared) && matches(subject) === true;
    });
    if (met.length > 0) counts.set(id, met.length);
  }
  return counts;
}
