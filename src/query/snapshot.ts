import type { Rule } from '../core/rule';
import type { Query } from './query';

/** An enabled rule as the pages get it: with its query parsed. */
export interface RuleSnapshot extends Pick<Rule, 'id' | 'name' | 'query' | 'sites' | 'expires'> {
  parsed: Query;
}
