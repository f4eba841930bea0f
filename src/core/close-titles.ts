import type { PaperId } from './identifier';
import type { Paper } from './paper';
import { isSamePaper, surnameOf } from './same-paper';
import { comparableTitle, isCutShort } from './title';

/** A paper as it is compared with others by its title. */
export interface Titled {
  paper: Pick<Paper, 'id' | 'aliases' | 'title' | 'author'>;
  /** Folded, in their order. */
  words: readonly string[];
  surnames: ReadonlySet<string>;
}

/** Authors that are compared; collaborations have thousands. */
const mostAuthors = 30;

/** Share of the words of two titles that must be in both. */
const likeness = 0.8;

/** Titles with fewer words have to be equal. */
const fewWords = 4;

/** What is compared of a paper; undefined where it has no whole title, or no authors. */
export function titledOf(paper: Titled['paper']): Titled | undefined {
  const { title = '', author = [] } = paper;
  const words = comparableTitle(title)
    .split(' ')
    .filter((word) => word !== '');
  const surnames = new Set(
    author
      .slice(0, mostAuthors)
      .map(surnameOf)
      .filter((name) => name !== ''),
  );
  return words.length === 0 || surnames.size === 0 || isCutShort(title) ? undefined : { paper, words, surnames };
}

/**
 * Whether two papers may be one, which somebody should look at: an author is in both, and their titles are equal or have
 * most words in common and the same numbers. More is taken for close here than `isSamePaper` takes for the same.
 */
export function isClose(one: Titled, other: Titled): boolean {
  if (![...one.surnames].some((name) => other.surnames.has(name))) return false;
  if (one.words.join(' ') === other.words.join(' ')) return true;
  if (isSamePaper(one.paper, other.paper)) return true;
  if (Math.min(one.words.length, other.words.length) < fewWords) return false;
  if (hasSameScheme(one.paper.id, other.paper.id) || numbersOf(one) !== numbersOf(other)) return false;
  const words = new Set(other.words);
  const shared = new Set(one.words.filter((word) => words.has(word))).size;
  return (2 * shared) / (new Set(one.words).size + words.size) >= likeness;
}

/** Two papers whose titles are close have one of these in common, mostly. */
export function blocksOf({ words }: Titled): string[] {
  const long = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [
    ...new Set([
      `< ${words.slice(0, 3).join(' ')}`,
      `> ${words.slice(-3).join(' ')}`,
      `= ${long.slice(0, 3).join(' ')}`,
    ]),
  ];
}

/** Two papers of one archive have two of its ids, and mostly are two. */
function hasSameScheme(one: PaperId, other: PaperId): boolean {
  const scheme = (id: PaperId) => id.slice(0, id.indexOf(':'));
  return scheme(one) === scheme(other) && scheme(one) !== 'title';
}

function numbersOf({ words }: Titled): string {
  return words.filter((word) => /\d|^[ivx]+$/.test(word)).join(' ');
}
