import type { Folded, WordField } from '../query/folded';
import { compile } from '../query/match';
import { hasValues, isValues } from '../query/query';

/** Where a word of a paper stands: bits that are joined by OR. */
export const marks = {
  title: 1,
  abstract: 2,
  author: 4,
  note: 8,
  venue: 16,
  /** In one of the forms of an author's name. */
  name: 32,
  /** It begins such a form, or is in the name of a group. */
  begins: 64,
  /** It is the whole of such a form, or is in the name of a group. */
  whole: 128,
} as const;

/** All texts. */
export const anyText = marks.title | marks.abstract | marks.author | marks.note | marks.venue;

/** Anywhere: of values, which stand nowhere in particular. */
export const anywhere = 255;

/** Bytes of a term that are kept: of longer ones only the beginning is known. */
export const maxTermLength = 200;

/** Fields whose values are terms. */
export type ValueField = 'tag' | 'site' | 'category' | 'status' | 'id' | 'is' | 'has';

/** A value of a field as a term: no word begins with the sign. */
export function termOf(field: ValueField, value: string): string {
  return `\u0001${field}:${value}`;
}

/** A term that papers have of which more authors are known than are named. */
export const moreAuthors = termOf('has', 'more authors');

/** A paper as the index knows it. */
export interface Searchable {
  /** Folded words and values, each with the bits of where it stands. */
  terms: Map<string, number>;
  /** The days on which it may have appeared, counted from 1970-01-01. */
  days: { from: number; to: number };
}

/** Days that can't be any, of a paper that has no date; and those of a paper whose date can't be told. */
export const noDays = { from: 1, to: 0 };
/** Days that may be any. */
export const allDays = { from: -0x80000000, to: 0x7fffffff };

const texts: readonly WordField[] = ['title', 'abstract', 'author', 'note', 'venue'];
const valued = ['tag', 'site', 'category', 'status'] as const;
const having = hasValues.map((what) => ({ what, isMet: compile({ kind: 'has', what }) }));

/** List what can be found of a paper without looking at its records: exactly what matchers of queries would find. */
export function searchableOf(folded: Folded): Searchable {
  const terms = new Map<string, number>();
  const add = (term: string, mark: number) => {
    if (term !== '') terms.set(term, (terms.get(term) ?? 0) | mark);
  };
  for (const field of texts)
    for (const word of folded.text(field)?.split(' ') ?? []) add(word, marks[field as 'title']);
  for (const { names, isGroup } of folded.people ?? []) {
    for (const name of names) {
      const all = name.split(' ');
      for (const [at, word] of all.entries()) {
        add(word, marks.name);
        if (isGroup || at === 0) add(word, marks.begins);
        if (isGroup || all.length === 1) add(word, marks.whole);
      }
    }
  }
  const value = (field: ValueField, one: string) => add(termOf(field, one), anywhere);
  for (const field of valued) for (const one of folded.exact(field) ?? []) value(field, one);
  for (const id of folded.exact('id') ?? []) {
    value('id', id);
    value('id', id.slice(id.indexOf(':') + 1));
  }
  for (const what of isValues) if (folded.subject[what]) value('is', what);
  for (const { what, isMet } of having) if (isMet(folded) === true) value('has', what);
  if (folded.hasMoreAuthors) add(moreAuthors, anywhere);
  return { terms, days: folded.days === false ? noDays : (folded.days ?? allDays) };
}
