import { words } from '../core/text';
import { isUnspaced, segmented } from './texts';

/** One folded word, and from where to where it stands in UTF-16 code units; what folds into several has them in one place. */
export interface PlacedWord {
  word: string;
  start: number;
  end: number;
}

/** List the words of a text, as the query language compares them, with their places. */
export function wordsIn(text: string): PlacedWord[] {
  const found: PlacedWord[] = [];
  let start: number | undefined;
  let isAlone = false;
  let at = 0;
  const close = (end: number) => {
    if (start === undefined) return;
    const piece = text.slice(start, end);
    // Most are letters alone: that is found out sooner than they are folded.
    const all = isPlain.test(piece)
      ? [piece.toLowerCase()]
      : words(piece).flatMap((word) => segmented(word).split(' '));
    for (const word of all) found.push({ word, start, end });
    start = undefined;
  };
  for (const character of text) {
    const kind = kindOf(character);
    if (kind === 'apart') close(start === undefined ? at : at + signsAt(text, at));
    else if (kind === 'alone' || (kind === 'letter' && isAlone)) close(at);
    if (kind === 'alone' || kind === 'letter') isAlone = kind === 'alone';
    if (kind !== 'apart') start ??= at;
    at += character.length;
  }
  close(at);
  return found;
}

const isPlain = /^[a-z\d]+$/i;

/** How many signs belong to the word before them: those of `C++`. */
function signsAt(text: string, at: number): number {
  const signs = /^[+#]{1,3}(?![+#])/.exec(text.slice(at, at + 4))?.[0] ?? '';
  const next = text.codePointAt(at + signs.length);
  return next !== undefined && kindOf(String.fromCodePoint(next)) !== 'apart' ? 0 : signs.length;
}

/** What parts words, what is one, what belongs to one, and what goes with whatever is before it. */
type Kind = 'apart' | 'alone' | 'letter' | 'mark';

const kinds = new Map<string, Kind>();
const maxKinds = 5_000;

function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known) return known;
  const kind = find(character);
  if (kinds.size < maxKinds) kinds.set(character, kind);
  return kind;
}

function find(character: string): Kind {
  const [first, second, ...more] = words(`a${character}b`);
  if (first === 'a' && second === 'b' && more.length === 0) return 'apart';
  // Marks, what is invisible, and the voice marks of narrow Kana.
  if (/[\p{M}\p{Cf}\uFF9E\uFF9F]/u.test(character)) return 'mark';
  return isUnspaced(character) ? 'alone' : 'letter';
}
