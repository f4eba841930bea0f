import { parse } from '../query/parse';
import { type Query, QueryError } from '../query/query';
import { faultText } from '../ui/fault-text';

/** A typed query, or what to say about it; neither while it would match everything. */
export interface ReadQuery {
  query?: Query;
  fault?: string;
}

/** Read a query as it is typed. */
export function readQuery(typed: string): ReadQuery {
  try {
    const query = parse(typed);
    return query.kind === 'everything' ? {} : { query };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { fault: faultText(error) };
  }
}
