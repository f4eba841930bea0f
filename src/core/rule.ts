/**
 * What a rule does to the papers that meet its query. Of those that hide in some way (`hide`, `collapse` to one line,
 * `dim`) the first in the order of the rules is decisive; `highlight` and `show` (always) beat them, wherever they
 * stand. `tag` does nothing on a page: it tags a paper when it is saved.
 */
export const ruleActions = ['hide', 'collapse', 'dim', 'highlight', 'show', 'tag'] as const;
/** One of `ruleActions`. */
export type RuleAction = (typeof ruleActions)[number];

/** What a highlight may be coloured with; the colours themselves are in ui/tokens.css. */
export const highlightColours = ['yellow', 'green', 'blue', 'pink', 'orange'] as const;
/** One of `highlightColours`. */
export type HighlightColour = (typeof highlightColours)[number];

/** A standing wish about papers that match a query. */
export interface Rule {
  /** Random and permanent. */
  id: string;
  name: string;
  /** In the query language, as the user wrote it. */
  query: string;
  action: RuleAction;
  /** Of a `highlight`; absent: the first of `highlightColours`. */
  colour?: HighlightColour;
  /** Of a `tag`: the tag that papers get. */
  tag?: string;
  /** Site ids where the rule applies; absent: everywhere. */
  sites?: string[];
  /** Site ids where the rule never applies. */
  exceptSites?: string[];
  /** Milliseconds since the Unix epoch after which the rule is over; absent: never. */
  expires?: number;
  enabled: boolean;
  /** Whether saved papers are hidden, too. */
  alsoSaved?: boolean;
  /** Milliseconds since the Unix epoch. */
  created: number;
  /** Rules are in the order of this number, the smallest first. */
  position: number;
}

/** A rule with how often it acted on this device: papers, each once per visit of a page. */
export interface ListedRule extends Rule {
  hits: number;
}

/** What a user decides when making a rule; the library adds the rest. A new rule is the first. */
export type NewRule = Omit<Rule, 'id' | 'created' | 'position'>;

/** The parts of a rule that can be changed; `undefined` takes an optional part away. */
export type RuleChange = { [Part in keyof NewRule]?: NewRule[Part] | undefined };

/** Characters of a rule's name. */
export const maxRuleNameLength = 100;

/** Characters of a query. */
export const maxQueryLength = 2_000;

/** Rules that a library can have. */
export const maxRules = 5_000;
