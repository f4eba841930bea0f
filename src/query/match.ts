import type { Status } from '../core/annotation';
import { fold, words } from '../core/text';
import type { ExactField, Query, TextField } from './query';

/**
 * What a query is held against. An absent field is one that the page doesn't show: a condition on it is unknown.
 * What is known to be empty is `''` or `[]`.
 */
export interface Subject {
  title?: string;
  abstract?: string;
  author?: string[];
  /** True where `author` has only the first of them. */
  authorsIncomplete?: boolean;
  note?: string;
  tag?: string[];
  site?: string[];
  category?: string[];
  status?: Status;
  id?: string[];
  starred?: boolean;
  saved?: boolean;
  hidden?: boolean;
}

/** True, false, or undefined: the subject doesn't show enough to tell. Unknown never hides. */
export type Verdict = boolean | undefined;

/** A compiled query. */
export type Matcher = (subject: Folded) => Verdict;

/** Make a matcher of a query. */
export function compile(query: Query): Matcher {
  switch (query.kind) {
    case 'everything':
      return () => true;
    case 'and': {
      const parts = query.of.map(compile);
      return (subject) => every(parts, subject, false);
    }
    case 'or': {
      const parts = query.of.map(compile);
      return (subject) => every(parts, subject, true);
    }
    case 'not': {
      const inner = compile(query.of);
      return (subject) => negate(inner(subject));
    }
    case 'words': {
      const needle = ` ${query.words} `;
      const { field } = query;
      return field ? (subject) => subject.holds(field, needle) : (subject) => subject.says(needle);
    }
    case 'exact':
      return ({ exact }) => exact(query.field)?.some((value) => meets(query.field, value, query.value));
    case 'is':
      return ({ subject }) => subject[query.what];
    case 'has':
      return ({ subject }) => has(subject[query.what]);
  }
}

/** A subject with its fields folded on demand, and only once. */
export class Folded {
  readonly subject: Subject;
  #texts = new Map<TextField, string | undefined>();

  constructor(subject: Subject) {
    this.subject = subject;
  }

  /** The field's folded words, each with a space before and after; undefined where the page doesn't show it. */
  text(field: TextField): string | undefined {
    if (this.#texts.has(field)) return this.#texts.get(field);
    const value = this.subject[field];
    const text = value === undefined ? undefined : spaced(value);
    this.#texts.set(field, text);
    return text;
  }

  /** Whether a field has the words; unknown where it isn't shown, or where what is missing of it could have them. */
  holds(field: TextField, needle: string): Verdict {
    const found = this.text(field)?.includes(needle);
    return found === false && field === 'author' && this.subject.authorsIncomplete ? undefined : found;
  }

  /** Whether any shown text has the words; unknown when none has and the title or the abstract isn't shown. */
  says(needle: string): Verdict {
    for (const field of anywhere) if (this.text(field)?.includes(needle)) return true;
    return this.subject.title === undefined || this.subject.abstract === undefined ? undefined : false;
  }

  exact = (field: ExactField): string[] | undefined => {
    const value = this.subject[field];
    if (value === undefined) return undefined;
    return (typeof value === 'string' ? [value] : value).map(fold);
  };
}

const anywhere: readonly TextField[] = ['title', 'abstract', 'author', 'note'];

function spaced(value: string | string[]): string {
  // Two spaces between authors, so that no phrase runs from one into the next.
  if (typeof value !== 'string') return value.map(spaced).join(' ');
  return ` ${words(value).join(' ')} `;
}

function every(parts: Matcher[], subject: Folded, decisive: boolean): Verdict {
  let verdict: Verdict = !decisive;
  for (const part of parts) {
    const one = part(subject);
    if (one === decisive) return decisive;
    if (one === undefined) verdict = undefined;
  }
  return verdict;
}

function negate(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

function meets(field: ExactField, value: string, wanted: string): boolean {
  return value === wanted || (field === 'tag' && value.startsWith(`${wanted}/`));
}

function has(value: string | string[] | undefined): Verdict {
  return value === undefined ? undefined : value.length > 0;
}
