import type { Folded } from './folded';
import { compile, type Matcher } from './match';
import type { RuleSnapshot } from './snapshot';
import { triggersOf } from './triggers';
import { fieldBits, WordHits } from './word-hits';

/** What the rules of a site say of a paper. Never `hides` together with one of the others. */
export interface Judgement {
  /** The first rule that hides, collapses or dims. */
  hides?: RuleSnapshot;
  /** The first rule that highlights. */
  highlights?: RuleSnapshot;
  /** The first rule that says to show it always. */
  shows?: RuleSnapshot;
}

/**
 * The rules that apply to a site, for many papers. All their words are looked for at once; then only those rules are
 * asked whose words are there, and those that can be true without any.
 */
export class Rulebook {
  readonly #rules: readonly RuleSnapshot[];
  /** One per rule, made when it is first asked. */
  readonly #matchers: (Matcher | undefined)[] = [];
  readonly #hits = new WordHits();
  /** Rules that no word leads to, by their numbers. */
  readonly #always: number[] = [];
  /** Of each word, the first of the rules that it leads to, or undefined; then from each to the next. */
  readonly #firstUse: (number | undefined)[] = [];
  readonly #uses: { rule: number; fields: number; next: number | undefined }[] = [];
  /** The last subject, counted, for which a rule was asked: each once. */
  readonly #asked: number[];
  #count = 0;

  /**
   * @param rules in their order; those that don't apply to the site, are over or act on no page are left out
   * @param now milliseconds since the Unix epoch
   */
  constructor(rules: readonly RuleSnapshot[], site: string, now: number) {
    this.#rules = rules.filter((rule) => applies(rule, site, now));
    this.#asked = this.#rules.map(() => 0);
    for (const [index, rule] of this.#rules.entries()) this.#take(rule, index);
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
    this.#hits.read(subject);
    this.#count += 1;
    const met = this.#always.filter((rule) => this.#matcher(rule)(subject) === true);
    for (const needle of this.#hits.found) {
      for (let use = this.#use(this.#firstUse[needle]); use; use = this.#use(use.next)) {
        const { rule, fields } = use;
        if (this.#asked[rule] === this.#count || !this.#hits.has(needle, fields)) continue;
        this.#asked[rule] = this.#count;
        if (this.#isWords(rule) || this.#matcher(rule)(subject) === true) met.push(rule);
      }
    }
    return met.sort((a, b) => a - b).flatMap((rule) => this.#rules[rule] ?? []);
  }

  #take({ parsed }: RuleSnapshot, index: number): void {
    const triggers = triggersOf(parsed);
    for (const trigger of triggers ?? []) {
      const needle = this.#hits.add(trigger);
      const next = this.#firstUse[needle];
      this.#firstUse[needle] = this.#uses.push({ rule: index, fields: fieldBits(trigger.field), next }) - 1;
    }
    if (!triggers) this.#always.push(index);
    if (parsed.kind !== 'words') this.#hits.addAll(parsed);
  }

  #use(index: number | undefined) {
    return index === undefined ? undefined : this.#uses[index];
  }

  /** Whether a rule asks for words alone, and is met where they stand. */
  #isWords(rule: number): boolean {
    return this.#rules[rule]?.parsed.kind === 'words';
  }

  #matcher(rule: number): Matcher {
    const known = this.#matchers[rule];
    if (known) return known;
    const query = this.#rules[rule]?.parsed ?? { kind: 'everything' };
    const matcher = compile(query, (condition) => this.#hits.matcherOf(condition));
    this.#matchers[rule] = matcher;
    return matcher;
  }
}

const hiding: readonly RuleSnapshot['action'][] = ['hide', 'collapse', 'dim'];

function applies({ action, sites, exceptSites, expires }: RuleSnapshot, site: string, now: number): boolean {
  if (action === 'tag' || (expires !== undefined && now >= expires)) return false;
  return (!sites || sites.includes(site)) && !exceptSites?.includes(site);
}
