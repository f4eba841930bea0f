import { matchesEverything } from '../../query/everything';
import { parse } from '../../query/parse';
import { QueryError } from '../../query/query';
import { faultText } from '../../ui/fault-text';
import { text } from '../../ui/text';

/** Say what is wrong with a rule's query; undefined where nothing is. */
export function checkQuery(query: string): string | undefined {
  try {
    return matchesEverything(parse(query)) ? text('ruleFault_query') : undefined;
  } catch (error) {
    if (error instanceof QueryError) return faultText(error);
    throw error;
  }
}
