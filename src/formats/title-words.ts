/** How a word is written, as bits: its first character is a small letter. */
export const startsSmall = 1;

/** Its first character is a capital. */
export const startsCapital = 2;

/** There is a capital behind its first character. */
export const hasInnerCapital = 4;

/**
 * Find the words of a title: letters, digits and the marks on them, with apostrophes within. Hyphens part words, except
 * after a single capital: `U-Net` is one word, `Image-Text` are two.
 * @param into gets where each begins, where it ends, and how it is written: three numbers a word, as there are many of them
 * @returns How many numbers that are.
 */
export function findWords(text: string, into: number[]): number {
  let count = 0;
  let start = -1;
  let end = -1;
  let how = 0;
  // One step beyond the end, where the last word ends.
  for (let at = 0; at <= text.length; ) {
    const kind = kindAt(text, at);
    const size = kind >= wide ? 2 : 1;
    if (kind !== none) {
      if (start < 0) {
        start = at;
        how = kind & (small | capital);
      } else if (kind & capital) how |= hasInnerCapital;
      if (kind & capital && text.charCodeAt(at) === dottedCapital) how |= hasInnerCapital;
      end = at + size;
    } else if (start >= 0 && !(end === at && joins(text, at, start, how))) {
      into[count] = start;
      into[count + 1] = end;
      into[count + 2] = how;
      count += 3;
      start = -1;
    }
    at += size;
  }
  return count;
}

/** Whether the character between a word and what follows keeps them together. */
function joins(text: string, at: number, start: number, how: number): boolean {
  const character = text[at];
  const isApostrophe = character === "'" || character === '’';
  const isHyphen = character === '-' && at - start === 1 && (how & startsCapital) !== 0 && text[start - 1] !== '-';
  return (isApostrophe || isHyphen) && kindAt(text, at + 1) !== none;
}

/** `İ`, of which what isn't Turkish makes an `i` with a second dot. */
const dottedCapital = 0x130;

const none = 0;
const small = startsSmall;
const capital = startsCapital;
const other = 4;

/** Added for a character of two code units. */
const wide = 8;

const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z]/.test(character) ? small : /[A-Z]/.test(character) ? capital : /\d/.test(character) ? other : none;
});

/** Whether a character is an ASCII letter or digit: quicker than an expression. */
export function isAsciiWord(code: number): boolean {
  return code < 128 && asciiKinds[code] !== none;
}

function kindAt(text: string, at: number): number {
  if (at >= text.length) return none; // Engines are slow where a character beyond the end is asked for.
  const code = text.charCodeAt(at);
  if (code < 128) return asciiKinds[code] ?? none;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return none;
  const kind = /\p{Lu}/u.test(character) ? capital : /\p{Ll}/u.test(character) ? small : other;
  return character.length === 2 ? kind + wide : kind;
}
