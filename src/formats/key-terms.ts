import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { plain, skipWords } from './key-words';

/** A value that a pattern hands to a function or a filter. */
export type KeyArgument = number | string | boolean;

/** What may be handed to it, in order, and what holds where it isn't. */
export type KeyParameters = readonly { name: string; otherwise: KeyArgument }[];

/** Reads a part of a paper. What it gives may have spaces between words; empty where the paper doesn't say. */
export interface KeyFunction {
  parameters: KeyParameters;
  /** What it reads: of a paper without authors there is a word that stands for them. */
  of: 'authors' | 'date' | 'other';
  read(paper: Paper, ...values: never[]): string;
}

/** Makes a part another; undefined where the next alternative is to be taken. */
export interface KeyFilter {
  parameters: KeyParameters;
  apply(text: string, ...values: never[]): string | undefined;
}

const n = (otherwise: number) => ({ name: 'n', otherwise });
const sep = (otherwise: string) => ({ name: 'sep', otherwise });

const transliterate: KeyFilter = { parameters: [], apply: (text) => foldToAscii(text) };
const alphanum: KeyFilter = { parameters: [], apply: (text) => text.split(/\s+/).map(plain).join(' ') };
const orElse: KeyFilter = {
  parameters: [{ name: 'text', otherwise: '' }],
  apply: (text, other: string) => (text === '' ? other : text),
};

/** By their names in small letters. Source: https://retorque.re/zotero-better-bibtex/citing/ (filters). */
export const keyFilters: ReadonlyMap<string, KeyFilter> = new Map(
  Object.entries<KeyFilter>({
    lower: { parameters: [], apply: (text) => text.toLowerCase() },
    upper: { parameters: [], apply: (text) => text.toUpperCase() },
    capitalize: { parameters: [], apply: (text) => text.split(/\s+/).map(capital).join(' ') },
    abbr: { parameters: [n(1)], apply: (text, letters: number) => inWords(text, (word) => word.slice(0, letters)) },
    ascii: transliterate,
    fold: transliterate,
    transliterate,
    alphanum,
    clean: alphanum,
    condense: { parameters: [sep('')], apply: (text, between: string) => text.trim().replace(/\s+/g, between) },
    default: orElse,
    fallback: orElse,
    prefix: {
      parameters: [{ name: 'text', otherwise: '' }],
      apply: (text, before: string) => (text === '' ? '' : before + text),
    },
    postfix: {
      parameters: [{ name: 'text', otherwise: '' }],
      apply: (text, behind: string) => (text === '' ? '' : text + behind),
    },
    select: {
      parameters: [{ name: 'start', otherwise: 1 }, n(0)],
      apply: (text, start: number, count: number) => cutFrom(text.trim().split(/\s+/), start, count).join(' '),
    },
    substring: {
      parameters: [{ name: 'start', otherwise: 1 }, n(0)],
      apply: (text, start: number, count: number) => cutFrom([...text], start, count).join(''),
    },
    skipwords: { parameters: [], apply: skipWords },
    len: {
      parameters: [
        { name: 'relation', otherwise: '>' },
        { name: 'length', otherwise: 0 },
      ],
      apply: (text, relation: string, length: number) =>
        isSo(text.replace(/\s+/g, '').length, relation, length) ? text : undefined,
    },
  }),
);

function inWords(text: string, change: (word: string) => string): string {
  return text.split(/\s+/).map(change).join('');
}

/** So many of its letters; all for 0. */
export function cut(text: string, letters: number): string {
  return letters > 0 ? text.slice(0, letters) : text;
}

function cutFrom<T>(all: readonly T[], start: number, count: number): T[] {
  const from = Math.max(start, 1) - 1;
  return all.slice(from, count > 0 ? from + count : undefined);
}

/** With a capital at its head. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isSo(length: number, relation: string, other: number): boolean {
  switch (relation) {
    case '<':
      return length < other;
    case '<=':
      return length <= other;
    case '=':
      return length === other;
    case '!=':
      return length !== other;
    case '>=':
      return length >= other;
    default:
      return length > other;
  }
}
