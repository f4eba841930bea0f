import type { WordField } from './folded';
import type { WordsCondition } from './match';
import type { Query } from './query';
import { segmented } from './texts';

/** Words of which one at least stands in a subject that a query is true of. */
export interface Trigger {
  /** Where; absent: in any text. */
  field?: WordField | undefined;
  /** As `spaced` writes them. */
  words: string;
  isPrefix: boolean;
}

/** The words that a query can't be true without: one of them at least. Undefined where it can do without any. */
export function triggersOf(query: Query): Trigger[] | undefined {
  switch (query.kind) {
    case 'words':
      return [triggerOf(query)];
    case 'author': {
      const words = segmented(query.name).split(' ');
      const word = words.reduce((longest, one) => (one.length > longest.length ? one : longest));
      // Initials are taken apart where a page prints them as one word.
      if (/^\w$/.test(word)) return undefined;
      return [{ field: 'author', words: word, isPrefix: query.prefix === true && word === words.at(-1) }];
    }
    case 'and':
      return query.of
        .map(triggersOf)
        .reduce((best, one) => (!best || (one && one.length < best.length) ? one : best), undefined);
    case 'or': {
      const all = query.of.map(triggersOf);
      return all.every((one) => one !== undefined) ? all.flat() : undefined;
    }
    default:
      return undefined;
  }
}

/** What is looked for by a condition on words. */
export function triggerOf({ field, words, prefix }: WordsCondition): Trigger {
  return { field, words: segmented(words), isPrefix: prefix === true };
}
