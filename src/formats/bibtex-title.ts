import { type Encoding, escapeLatex, escapeTidy, tidyText } from './latex';
import { splitMaths } from './latex-maths';
import { isProperWord } from './proper-words';

/**
 * Write a title for BibTeX: escaped, its maths as it is, and in braces what a style that lowercases titles would spoil:
 * acronyms, words with a capital after their first letter, single letters, proper names, maths with capitals.
 */
export function bibtexTitle(title: string, encoding: Encoding = 'ascii'): string {
  if (!capital.test(title) && !title.includes('$')) return escapeLatex(title, encoding);
  const tidied = tidyText(title);
  if (!tidied.includes('$')) return withBraces(escapeTidy(protect(tidied), encoding));
  const stretches = splitMaths(tidied);
  const maths = stretches.flatMap(({ isMaths, text }) => (isMaths ? [text] : []));
  const text = stretches.map(({ isMaths, text }) => (isMaths ? mathsMark : text)).join('');
  return withBraces(escapeTidy(protect(text), encoding)).replaceAll(mathsMark, () => protectMaths(maths.shift() ?? ''));
}

const capital = /[A-Z]|[^ -~]/;

// Places in a tidied text, which holds no control characters of its own.
const opening = '\u0001';
const closing = '\u0002';
const mathsMark = '\u0003';

function withBraces(marked: string): string {
  return marked.includes(opening) ? marked.replaceAll(opening, '{').replaceAll(closing, '}') : marked;
}

/** A word without its hyphens, except after a single capital: `U-Net` is one word, `Image-Text` are two. */
const words = /(?:\p{Lu}-)?[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const asciiWords = /(?:[A-Z]-)?[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*/g;
const startsCapital = /^\p{Lu}/u;
const hasInnerCapital = /^.[^\p{Lu}]*\p{Lu}/u;

function protect(text: string): string {
  const found = /[^ -~]/.test(text) ? words : asciiWords;
  const mode = modeOf(text, found);
  if (mode === 'capitals') return text;
  return text.replace(found, (word: string, at: number) =>
    isProtected(word, at, text, mode === 'sentence') ? opening + word + closing : word,
  );
}

function isProtected(word: string, at: number, whole: string, isSentence: boolean): boolean {
  if (word.length === 1) return word !== 'A' ? startsCapital.test(word) : whole[at + 1] !== ' ';
  if (hasInnerCapital.test(word)) return true;
  if (at === 0 || !startsCapital.test(word)) return false;
  if (isProperWord(word)) return true;
  return isSentence && !(afterColon.test(before(whole, at)) && isFunctionWord(word));
}

function before(whole: string, at: number): string {
  return whole.slice(Math.max(0, at - 3), at);
}

const afterColon = /[:–—] ?[("'“‘]?$|[–—-] $/;
const startsAnew = /[:.?!–—] ?[("'“‘]?$|- $/;

type Mode = 'capitals' | 'sentence' | 'title';

/**
 * How a title uses capitals. One in capitals alone says nothing of its words; in one that is written as a sentence is,
 * a capital within says that the word is a name; where every word has one, it says nothing.
 */
function modeOf(text: string, found: RegExp): Mode {
  if (isShouting(text)) return 'capitals';
  let capitals = 0;
  let small = 0;
  for (const { 0: word, index } of text.matchAll(found)) {
    if (index === 0 || word.length < 4 || hasInnerCapital.test(word)) continue;
    const precedes = before(text, index);
    if (!/[\s("'“‘]$/.test(precedes) || startsAnew.test(precedes)) continue;
    if (startsCapital.test(word)) capitals += 1;
    else if (/^\p{Ll}/u.test(word) && !isFunctionWord(word)) small += 1;
  }
  return (small > 0 && small >= capitals) || (small > 1 && 2 * small >= capitals) ? 'sentence' : 'title';
}

/** A whole title in capitals says nothing of its words. */
function isShouting(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu) ?? []).length > 3;
}

/** Words that keep small in titles, or that begin a subtitle without being a name. */
const functionWords = new Set(
  `a an the this these those some any no not is are was were do does did can could should would will may might must has
  have had it its we our you your they their there here and or but nor so if than as of in on at by for from to into onto
  towards toward with without within via through over under about above across after against along amid among around
  before behind below beneath beside besides between beyond despite during except following inside like near off out
  outside per plus since till unlike until upon using versus when where while how what which who whom whose why whether
  that then both each every either neither`.split(/\s+/),
);

function isFunctionWord(word: string): boolean {
  return functionWords.has(word.toLowerCase());
}

function protectMaths(maths: string): string {
  return /[A-Z]/.test(maths) ? `{${maths}}` : maths;
}
