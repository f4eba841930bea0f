import { escapeTidy, tidyText } from './latex';
import { splitMaths } from './latex-maths';

/**
 * Write a title for BibTeX: escaped, its maths as it is, and in braces what a style that lowercases titles would spoil:
 * acronyms, words with a capital after their first letter, single letters, maths with capitals.
 */
export function bibtexTitle(title: string): string {
  const stretches = splitMaths(tidyText(title));
  const maths = stretches.flatMap(({ isMaths, text }) => (isMaths ? [text] : []));
  const text = stretches.map(({ isMaths, text }) => (isMaths ? mathsMark : text)).join('');
  return escapeTidy(isShouting(text) ? text : text.replace(words, protect))
    .replaceAll(opening, '{')
    .replaceAll(closing, '}')
    .replaceAll(mathsMark, () => protectMaths(maths.shift() ?? ''));
}

// Places in a tidied text, which holds no control characters of its own.
const opening = '\u0001';
const closing = '\u0002';
const mathsMark = '\u0003';

/** A word without its hyphens, except after a single capital: `U-Net` is one word, `Image-Text` are two. */
const words = /(?:\p{Lu}-)?[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

function protect(word: string, at: number, whole: string): string {
  const isLetter = /^\p{Lu}$/u.test(word);
  const isArticle = word === 'A' && whole[at + 1] === ' ';
  const isProtected = isLetter ? !isArticle : /^.[^\p{Lu}]*\p{Lu}/u.test(word);
  return isProtected ? opening + word + closing : word;
}

/** A whole title in capitals says nothing of its words. */
function isShouting(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu) ?? []).length > 3;
}

function protectMaths(maths: string): string {
  return /[A-Z]/.test(maths) ? `{${maths}}` : maths;
}
