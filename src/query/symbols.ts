import { fold, words } from '../core/text';
import { isUnspaced } from './texts';

/** What stands between words. */
const apart = 0;
/** What hasn't been looked at yet. */
const unread = 1;

/** What can't be told from the character alone: the text has to be folded first. */
export const mustFold = 2;

/** What is less than this belongs to no word, or is a sign at its end. */
export const firstOfWords = 48;

const hash = 35;
const plus = 43;

/** Whether a symbol is one of those that may stand at a word's end: `C++`, `C#`. */
export function isSign(symbol: number): boolean {
  return symbol === plus || symbol === hash;
}

/** One number per UTF-16 code unit; behind them are the scripts of which each character is a word. */
const symbols = new Uint16Array(0x3000).fill(unread);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  symbols[code] = /[a-z\d+#]/i.test(character) ? character.toLowerCase().charCodeAt(0) : apart;
}

/**
 * What a code unit is when it is folded: a word's character (`firstOfWords` or more), a sign, what parts words (0), or
 * `mustFold`. Of a text that is written by `spaced` every code unit is what it is.
 */
export function symbolOf(code: number, isFolded: boolean): number {
  if (code < 128) return symbols[code] as number;
  if (isFolded) return code;
  const symbol = symbols[code] ?? mustFold;
  return symbol === unread ? read(code) : symbol;
}

function read(code: number): number {
  symbols[code] = find(String.fromCharCode(code));
  return symbols[code] as number;
}

function find(character: string): number {
  if (/\p{M}/u.test(character) || isUnspaced(character)) return mustFold;
  const [first = '', second, ...more] = words(`a${character}b`);
  if (first === 'a' && second === 'b' && more.length === 0) return /[+#]/.test(fold(character)) ? mustFold : apart;
  return /^a.b$/.test(first) && second === undefined ? first.charCodeAt(1) : mustFold;
}
