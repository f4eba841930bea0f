import { matchesEverything } from '../query/everything';
import { parse } from '../query/parse';
import { type Query, QueryError } from '../query/query';
import { faultText } from '../ui/fault-text';
import { text } from '../ui/text';

/** A typed query, or what to say about it; neither while nothing is typed. */
export interface ReadQuery {
  query?: Query;
  fault?: string;
}

/** Read a rule's query as it is typed: one that would match everything is refused. */
export function readQuery(typed: string): ReadQuery {
  try {
    const query = parse(typed);
    if (!matchesEverything(query)) return { query };
    return query.kind === 'everything' ? {} : { fault: text('ruleFault_query') };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { fault: faultText(error) };
  }
}
