import { type Folded, type WordField, wordFields } from './folded';
import { compile, type Matcher, type WordsCondition } from './match';
import { Needles } from './needles';
import type { Query } from './query';
import { spaced } from './texts';
import { type Trigger, triggerOf } from './triggers';

const bits: Record<WordField, number> = { title: 1, abstract: 2, author: 4, note: 8, venue: 16 };
const anywhere = wordFields.reduce((all, field) => all | bits[field], 0);

/** Which of many words a subject has, and in which of its fields: all are looked for in one go. */
export class WordHits {
  /** The words that the subject has, by their numbers. */
  readonly found: number[] = [];
  readonly #needles = new Needles();
  /** The fields in which words may be asked for. */
  #asked = 0;
  /** Of each word, the fields that have it. */
  #fields = new Uint8Array(0);
  /** The same of the text that is being looked at. */
  readonly #fresh: number[] = [];
  readonly #note = (needle: number) => this.#fresh.push(needle);

  /** Look for these from now on; answers their number. */
  add({ field, words, isPrefix }: Trigger): number {
    this.#asked |= fieldBits(field);
    return this.#needles.add(words, isPrefix);
  }

  /** Look for all words that a query asks for, negated or not. */
  addAll(query: Query): void {
    if (query.kind === 'and' || query.kind === 'or') for (const part of query.of) this.addAll(part);
    else if (query.kind === 'not') this.addAll(query.of);
    else if (query.kind === 'words') this.add(triggerOf(query));
  }

  /** Make the matcher of words that were added; it answers for the subject that was read last, and must get that one. */
  matcherOf(condition: WordsCondition): Matcher {
    const needle = this.add(triggerOf(condition));
    const fields = fieldBits(condition.field);
    return (subject) => this.has(needle, fields) || subject.unfound(condition.field);
  }

  /** How many there are. */
  get size(): number {
    return this.#needles.size;
  }

  /** Look at a subject; what was found in the one before is forgotten. */
  read(subject: Folded): void {
    if (this.#fields.length < this.#needles.size) this.#fields = new Uint8Array(this.#needles.size);
    else for (const needle of this.found) this.#fields[needle] = 0;
    this.found.length = 0;
    if (this.size === 0) return;
    for (const field of wordFields) if (this.#asked & bits[field]) this.#readField(subject, field);
  }

  /** Whether the subject has a word in one of these fields (`fieldBits`). */
  has(needle: number, fields: number): boolean {
    return ((this.#fields[needle] ?? 0) & fields) !== 0;
  }

  #readField(subject: Folded, field: WordField): void {
    for (const text of subject.raw(field) ?? []) {
      const before = this.#fresh.length;
      if (this.#needles.scan(text, false, this.#note)) continue;
      this.#fresh.length = before;
      // Of authors each by itself: no phrase runs from one into the next.
      this.#needles.scan(field === 'author' ? spaced(text) : (subject.text(field) ?? ''), true, this.#note);
    }
    for (const needle of this.#fresh) {
      if (this.#fields[needle] === 0) this.found.push(needle);
      this.#fields[needle] = (this.#fields[needle] ?? 0) | bits[field];
    }
    this.#fresh.length = 0;
  }
}

/** Where words are asked for: in one field, or in any. */
export function fieldBits(field: WordField | undefined): number {
  return field ? bits[field] : anywhere;
}

/**
 * Make a matcher of a query for subjects that are looked at once: its words are looked for in the texts as they stand,
 * which takes a fraction of the time that folding them does. The verdicts are those of `compile`.
 */
export function compileForOnce(query: Query): Matcher {
  const hits = new WordHits();
  const matches = compile(query, (condition) => hits.matcherOf(condition));
  return (subject) => {
    hits.read(subject);
    return matches(subject);
  };
}
