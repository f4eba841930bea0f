import type { Folded } from './folded';
import { compile, type Matcher } from './match';
import type { RuleSnapshot } from './snapshot';

/** What the rules of a site say of a paper. Never `hides` together with one of the others. */
export interface Judgement {
  /** The first rule that hides, collapses or dims. */
  hides?: RuleSnapshot;
  /** The first rule that highlights. */
  highlights?: RuleSnapshot;
  /** The first rule that says to show it always. */
  shows?: RuleSnapshot;
}

/** The rules that apply to a site, for many papers. */
export class Rulebook {
  readonly #rules: readonly { rule: RuleSnapshot; matches: Matcher }[];

  /**
   * @param rules in their order; those that don't apply to the site, are over or act on no page are left out
   * @param now milliseconds since the Unix epoch
   */
  constructor(rules: readonly RuleSnapshot[], site: string, now: number) {
    this.#rules = rules
      .filter((rule) => applies(rule, site, now))
      .map((rule) => ({ rule, matches: compile(rule.parsed) }));
  }

  /** How many rules there are. */
  get size(): number {
    return this.#rules.length;
  }

  /** What is to be done with a paper. Saved ones are hidden only by rules that say so. */
  judge(subject: Folded, isSaved: boolean): Judgement {
    const met = this.met(subject);
    const highlights = met.find(({ action }) => action === 'highlight');
    const shows = met.find(({ action }) => action === 'show');
    const hides = met.find((rule) => hiding.includes(rule.action) && (!isSaved || rule.alsoSaved));
    if (!highlights && !shows) return hides ? { hides } : {};
    return { ...(highlights && { highlights }), ...(shows && { shows }) };
  }

  /** All rules that a paper meets, in their order, whether or not they decide. */
  met(subject: Folded): RuleSnapshot[] {
    return this.#rules.filter(({ matches }) => matches(subject) === true).map(({ rule }) => rule);
  }
}

const hiding: readonly RuleSnapshot['action'][] = ['hide', 'collapse', 'dim'];

function applies({ action, sites, exceptSites, expires }: RuleSnapshot, site: string, now: number): boolean {
  if (action === 'tag' || (expires !== undefined && now >= expires)) return false;
  return (!sites || sites.includes(site)) && !exceptSites?.includes(site);
}
