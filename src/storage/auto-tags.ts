import type { Rule } from '../core/rule';
import { compile, type Matcher } from '../query/match';
import { parse } from '../query/parse';
import { type Draft, edit } from './drafts';
import { editsOf } from './edits';
import type { Batch } from './journal';
import { byPosition, isPresent } from './placed';
import type { ChangeTransaction } from './schema';
import { subjectOf } from './whole-subject';

/** A rule that tags, ready to be held against papers. */
interface TagRule {
  tag: string;
  isMatch: Matcher;
}

/**
 * Tag papers that a change has just saved: by each rule that tags, is enabled and not over, applies to the site of the
 * change, and whose query is true of what is known of the paper by now; what isn't known, like an abstract that the page
 * doesn't show, tags nothing. The rules look at the paper without each
 * other's tags, so their order matters only to the order of the tags. A rule with `sites` doesn't apply where no site
 * is named. Papers that were saved before are nobody's to tag: whoever calls leaves them out.
 */
export async function tagByRules(
  tx: ChangeTransaction,
  saved: readonly Draft[],
  site: string | undefined,
  batch: Batch,
): Promise<void> {
  if (saved.length === 0) return;
  const rules = await tagRules(tx, site, batch.time);
  for (const draft of new Set(saved)) {
    const subject = subjectOf(draft, undefined);
    const tags = rules.filter(({ isMatch }) => isMatch(subject) === true).map(({ tag }) => tag);
    for (const tag of tags) {
      for (const step of editsOf(draft.annotation, { do: 'add tag', tag }, batch.time)) edit(draft, step, batch);
    }
  }
}

async function tagRules(tx: ChangeTransaction, site: string | undefined, time: number): Promise<TagRule[]> {
  const all = await tx.objectStore('rules').index('action').getAll('tag');
  return all
    .filter((rule) => isPresent(rule) && rule.enabled && applies(rule, site, time))
    .sort(byPosition)
    .flatMap(({ tag, query }): TagRule[] => {
      const isMatch = matcherOrNothing(query);
      return tag !== undefined && isMatch ? [{ tag, isMatch }] : [];
    });
}

function applies({ sites, exceptSites = [], expires }: Rule, site: string | undefined, time: number): boolean {
  if (expires !== undefined && expires <= time) return false;
  if (site === undefined) return sites === undefined;
  return (sites === undefined || sites.includes(site)) && !exceptSites.includes(site);
}

/** A query of an earlier version that can no longer be read tags nothing, and doesn't stop the change. */
function matcherOrNothing(query: string): Matcher | undefined {
  try {
    return compile(parse(query));
  } catch {
    return undefined;
  }
}
