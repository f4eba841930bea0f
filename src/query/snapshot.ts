import type { Rule } from '../core/rule';
import type { Query } from './query';

/** An enabled rule as the pages get it: with its query parsed. Rules that tag are none of theirs. */
export interface RuleSnapshot
  extends Pick<
    Rule,
    'id' | 'name' | 'query' | 'action' | 'colour' | 'sites' | 'exceptSites' | 'expires' | 'alsoSaved'
  > {
  parsed: Query;
}
