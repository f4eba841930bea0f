import { type Folded, type Verdict, wordFields } from './folded';
import { isPerson } from './people';
import { dayOf, numberOf, wantedDays, within } from './quantities';
import type { hasValues, Query } from './query';
import { segmented } from './texts';

/** A compiled query. */
export type Matcher = (subject: Folded) => Verdict;

/** A query that asks for words. */
export type WordsCondition = Extract<Query, { kind: 'words' }>;

/** A query that asks for the whole of a value. */
export type ExactCondition = Extract<Query, { kind: 'exact' }>;

/**
 * Make a matcher of a query. Its verdict is true or false only where all that could be shown would leave it so.
 * @param lookFor what makes the matchers of words: by default each looks through the folded texts
 */
export function compile(query: Query, lookFor: (condition: WordsCondition) => Matcher = inTexts): Matcher {
  switch (query.kind) {
    case 'everything':
      return () => true;
    case 'and':
    case 'or':
      return joined(
        query.of.map((part) => compile(part, lookFor)),
        query.kind === 'or',
      );
    case 'not': {
      const inner = compile(query.of, lookFor);
      return (subject) => negate(inner(subject));
    }
    case 'words':
      return lookFor(query);
    case 'author':
      return author(query);
    case 'pattern':
      return pattern(query);
    case 'exact':
      return exact(query);
    case 'number': {
      const wanted = { from: query.from ?? -Infinity, to: query.to ?? Infinity };
      return (subject) => within(numberOf(subject, query.field), wanted);
    }
    case 'day': {
      const wanted = wantedDays(query);
      return (subject) => within(dayOf(subject, query.field), wanted);
    }
    case 'is':
      return ({ subject }) => subject[query.what];
    case 'has':
      return (subject) => has(subject, query.what);
  }
}

function inTexts({ field, words, prefix }: WordsCondition): Matcher {
  const needle = segmented(words);
  return (subject) => subject.finds(field, needle, prefix === true);
}

/** True as soon as one is; unknown if none is and one of them could be. */
function joined(parts: Matcher[], decisive: boolean): Matcher {
  return (subject) => {
    let verdict: Verdict = !decisive;
    for (const part of parts) {
      const one = part(subject);
      if (one === decisive) return decisive;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };
}

function negate(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

/** Of ids that may not be all, only those of the same scheme say that a paper isn't the one. */
function exact(condition: ExactCondition): Matcher {
  const { field, value: wanted } = condition;
  const scheme = wanted.slice(0, wanted.indexOf(':') + 1);
  return (folded) => {
    const values = folded.exact(field);
    if (!values || values.some((value) => meets(condition, value))) return values && true;
    const isOpen = field === 'id' && folded.subject.idsIncomplete === true;
    return isOpen && !(scheme !== '' && values.some((value) => value.startsWith(scheme))) ? undefined : false;
  };
}

function author(condition: Extract<Query, { kind: 'author' }>): Matcher {
  return (subject) => {
    let verdict: Verdict = subject.unfound('author');
    for (const person of subject.people ?? []) {
      const one = isPerson(person, condition);
      if (one) return true;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };
}

/** One that this browser can't read finds nothing, and nothing follows from that. */
function pattern({ field, source, ignoresCase }: Extract<Query, { kind: 'pattern' }>): Matcher {
  const expression = expressionOf(source, ignoresCase);
  if (!expression) return () => undefined;
  const fields = field ? [field] : wordFields;
  const test = (value: string) => expression.test(value.slice(0, maxPatternText));
  return (subject) => {
    const texts = fields.flatMap((one) => subject.raw(one) ?? []);
    if (texts.some(test)) return true;
    return texts.some(({ length }) => length > maxPatternText) ? undefined : subject.unfound(field);
  };
}

/** Characters of a text that a pattern is looked for in: it may take as many steps as their square. Behind them is unknown. */
const maxPatternText = 10_000;

/** Make a pattern's expression; undefined where this browser can't read it. */
export function expressionOf(source: string, ignoresCase: boolean, flags = ''): RegExp | undefined {
  try {
    return new RegExp(source, `${flags}u${ignoresCase ? 'i' : ''}`);
  } catch {
    return undefined;
  }
}

/** Whether a folded value is what a condition asks for. */
export function meets({ field, value: wanted, prefix }: ExactCondition, value: string): boolean {
  const isMet = (one: string) => one === wanted || (prefix === true && one.startsWith(wanted));
  // An id without its scheme is one, too.
  if (field === 'id') return isMet(value) || isMet(value.slice(value.indexOf(':') + 1));
  return isMet(value) || (field === 'tag' && value.startsWith(`${wanted}/`));
}

function has({ subject, days }: Folded, what: (typeof hasValues)[number]): Verdict {
  switch (what) {
    case 'doi':
      if (subject.id?.some((id) => id.startsWith('doi:'))) return true;
      return subject.id === undefined || subject.idsIncomplete ? undefined : false;
    case 'date':
      return days === undefined ? undefined : days !== false;
    default: {
      const value = subject[what];
      return value === undefined ? undefined : value.length > 0;
    }
  }
}
