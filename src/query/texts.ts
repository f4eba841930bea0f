import { words } from '../core/text';

/** Scripts that are written without spaces, or, as Korean, with endings that nobody searches for. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;
/** With its marks; signs behind it are none of its. */
const eachUnspaced = new RegExp(`(${unspaced.source}\\p{M}*)[+#]*`, 'gu');

/** None of these scripts comes before Thai: most texts are told by that, quickly. */
const mayBeUnspaced = /[\u0E00-\uFFFF]/;

/** Whether a character is a word of its own, because its script parts words by nothing. */
export function isUnspaced(character: string): boolean {
  return unspaced.test(character);
}

/**
 * Write a text as its folded words (core/text), parted by single spaces; of scripts without spaces each character is a
 * word, so that whole words are met by what is inside a run of them.
 */
export function spaced(text: string): string {
  return segmented(words(text).join(' '));
}

/** The same of words that are folded already. */
export function segmented(folded: string): string {
  if (!mayBeUnspaced.test(folded)) return folded;
  return folded.replace(eachUnspaced, ' $1 ').replace(/ {2,}/g, ' ').trim();
}

/** Whether a text, whose words all have a space before and behind, has these words; with `isPrefix` the last may go on. */
export function hasWords(text: string, needle: string, isPrefix: boolean): boolean {
  // Looking for the letters first is quicker than for the space before them, which is everywhere.
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1))
    if (text[at - 1] === ' ' && (isPrefix || text[at + needle.length] === ' ')) return true;
  return false;
}
