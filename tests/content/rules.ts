import { parse } from '../../src/query/parse';
import type { RuleSnapshot } from '../../src/query/snapshot';

/** An enabled rule as the mirror has it; its id and its name are its query unless said otherwise. */
export function snapshot(query: string, said: Partial<RuleSnapshot> = {}): RuleSnapshot {
  return { id: query, name: query, query, action: 'hide', parsed: parse(query), ...said };
}
