import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import type { ListedRule } from '../core/rule';
import type { PageReport } from '../messaging/protocol';
import { faultOf } from '../query/language';
import { compile } from '../query/match';
import { parse } from '../query/parse';
import { subjectOfListed } from '../query/subject';
import { text } from '../ui/text';

/**
 * What hides papers on a page, as a text each; nothing for those that are shown. The page says which are hidden and
 * which rules hide any: the first of these that hides the paper is the one.
 */
export function hiddenBy(
  { hidden, hiddenIds, site }: PageReport,
  marks: ReadonlyMap<PaperId, AnnotationMark>,
  rules: readonly ListedRule[],
): (paper: ListedPaper) => string | undefined {
  const ids = new Set(hiddenIds);
  const acting = new Set(hidden.map(({ rule }) => rule?.id));
  const hiding = rules
    .filter(({ id, query }) => acting.has(id) && faultOf(query) === undefined)
    .map(({ name, query, alsoSaved = false }) => ({ name, alsoSaved, matches: compile(parse(query)) }));
  return (paper) => {
    if (!ids.has(paper.id)) return undefined;
    const mark = marks.get(paper.id);
    if (mark?.hidden) return text('popupByHand');
    const subject = subjectOfListed(paper, site.id, mark);
    const rule = hiding.find(({ alsoSaved, matches }) => (alsoSaved || !mark?.saved) && matches(subject) === true);
    return rule && text('popupHiddenBy', rule.name);
  };
}
