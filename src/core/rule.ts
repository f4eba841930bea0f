/** A standing wish about papers that match a query. */
export interface Rule {
  /** Random and permanent. */
  id: string;
  name: string;
  /** In the query language, as the user wrote it. */
  query: string;
  action: 'hide';
  /** Site ids where the rule applies; absent: everywhere. */
  sites?: string[];
  /** Milliseconds since the Unix epoch after which the rule is over; absent: never. */
  expires?: number;
  enabled: boolean;
  /** Milliseconds since the Unix epoch. */
  created: number;
}

/** What a user decides when making a rule; the library adds the rest. */
export type NewRule = Omit<Rule, 'id' | 'created'>;

/** Characters of a rule's name. */
export const maxRuleNameLength = 100;

/** Characters of a query. */
export const maxQueryLength = 2_000;
