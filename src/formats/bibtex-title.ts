import { type Encoding, escapeTidy, isPlain, tidyText } from './latex';
import { splitMaths } from './latex-maths';
import { isProperWord, mayBeProper } from './proper-words';
import { findWords, hasInnerCapital, isAsciiWord, startsCapital, startsSmall } from './title-words';

/**
 * Write a title for BibTeX: escaped, its maths as it is, and in braces what a style that lowercases titles would spoil:
 * acronyms, words with a capital after their first letter, single letters, proper names, maths with capitals.
 */
export function bibtexTitle(title: string, encoding: Encoding = 'ascii'): string {
  if (isPlain(title)) return protect(title, '{', '}');
  const tidied = tidyText(title);
  if (!tidied.includes('$')) return withBraces(escapeTidy(protect(tidied, opening, closing), encoding));
  const stretches = splitMaths(tidied);
  const maths = stretches.flatMap(({ isMaths, text }) => (isMaths ? [text] : []));
  const text = stretches.map(({ isMaths, text }) => (isMaths ? mathsMark : text)).join('');
  let next = 0;
  return withBraces(escapeTidy(protect(text, opening, closing), encoding)).replaceAll(mathsMark, () => {
    next += 1;
    return protectMaths(maths[next - 1] ?? '');
  });
}

// Places in a tidied text, which holds no control characters of its own.
const opening = '\u0001';
const closing = '\u0002';
const mathsMark = '\u0003';

function withBraces(marked: string): string {
  return marked.includes(opening) ? marked.replaceAll(opening, '{').replaceAll(closing, '}') : marked;
}

/** The words of the title that is looked at, by place: kept, so that ten thousand titles don't make as many lists. */
const words: number[] = [];

function protect(text: string, open: string, close: string): string {
  const count = findWords(text, words);
  const mode = modeOf(text, count);
  if (mode === 'capitals') return text;
  let written = '';
  let from = 0;
  for (let at = 0; at < count; at += 3) {
    const start = words[at] ?? 0;
    const end = words[at + 1] ?? 0;
    const how = words[at + 2] ?? 0;
    if (!isProtected(text, start, end, how, mode === 'sentence')) continue;
    written += text.slice(from, start) + open + text.slice(start, end) + close;
    from = end;
  }
  return from === 0 ? text : written + text.slice(from);
}

function isProtected(text: string, start: number, end: number, how: number, isSentence: boolean): boolean {
  if (how & hasInnerCapital) return true;
  if (!(how & startsCapital)) return false;
  if (end - start === 1) return text[start] !== 'A' || text[end] !== ' ';
  if (start === 0) return false;
  if (isSentence && !afterColon.test(before(text, start))) return true;
  if (mayBeProper(text.charCodeAt(start), text.charCodeAt(start + 1)) && isProperWord(text.slice(start, end)))
    return true;
  return isSentence && !functionWords.has(text.slice(start, end).toLowerCase());
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 3), at);
}

const afterColon = /[:–—] ?[("'“‘]?$|[–—-] $/;
const startsAnew = /[:.?!–—] ?[("'“‘]?$|- $/;

type Mode = 'capitals' | 'sentence' | 'title';

/**
 * How a title uses capitals. One in capitals alone says nothing of its words; in one that is written as a sentence is,
 * a capital within says that the word is a name; where every word has one, it says nothing.
 */
function modeOf(text: string, count: number): Mode {
  let capitals = 0;
  let small = 0;
  let shouted = 0;
  for (let at = 0; at < count; at += 3) {
    const start = words[at] ?? 0;
    const end = words[at + 1] ?? 0;
    const how = words[at + 2] ?? 0;
    if (how & hasInnerCapital) shouted += 1;
    else if (start > 0 && end - start > 3 && !isBeginning(text, start)) {
      if (how & startsCapital) capitals += 1;
      else if (how & startsSmall && !functionWords.has(text.slice(start, end))) small += 1;
    }
  }
  if (shouted > 3 && !/\p{Ll}/u.test(text)) return 'capitals';
  return (small > 0 && small >= capitals) || (small > 1 && 2 * small >= capitals) ? 'sentence' : 'title';
}

/** Whether a word stands behind a hyphen or at the beginning of a sentence, where a capital says nothing. */
function isBeginning(text: string, start: number): boolean {
  if (start > 1 && text[start - 1] === ' ') {
    if (isAsciiWord(text.charCodeAt(start - 2)) || /[\p{L}\p{N},;]/u.test(text[start - 2] ?? '')) return false;
  }
  const precedes = before(text, start);
  return !/[\s("'“‘]$/.test(precedes) || startsAnew.test(precedes);
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

function protectMaths(maths: string): string {
  return /[A-Z]/.test(maths) ? `{${maths}}` : maths;
}
