import { firstOfWords, isSign, mustFold, symbolOf } from './symbols';

/** Letters of a word's beginning that are looked up; of a longer one the rest is compared. */
const maxBeginning = 31;

/** What a slot has: a needle, the first word of a phrase. */
const holds = 1;
const begins = 2;

/**
 * Words and phrases that are looked for in many texts at once. Every word of a text is looked up by a hash of its
 * letters, together with the word before it for phrases: what a text costs hardly depends on how many there are.
 */
export class Needles {
  readonly #words: string[] = [];
  readonly #isPrefix: boolean[] = [];
  /** Of each needle, the hash by which it is found. */
  readonly #keys: number[] = [];
  /** The needle after it that is in the same slot, or -1. */
  readonly #next: number[] = [];
  /** The first needle of each slot, or -1. Their number is a power of two. */
  #slots = new Int32Array(64).fill(-1);
  /** Of each slot, whether there is a needle in it, and whether it is that of a word by which a phrase begins. */
  #flags = new Uint8Array(64);
  /** Bit n is set where a beginning of n letters is looked for. */
  #beginnings = 0;

  /** How many different ones there are. */
  get size(): number {
    return this.#words.length;
  }

  /**
   * Take one up; answers its number, the same for the same one.
   * @param words as `spaced` writes them
   * @param isPrefix whether the last of them may go on
   */
  add(words: string, isPrefix: boolean): number {
    const key = keyOf(words, isPrefix);
    for (let known = this.#first(key); known !== -1; known = this.#next[known] as number)
      if (this.#words[known] === words && this.#isPrefix[known] === isPrefix) return known;
    if (this.#words.length * 8 >= this.#slots.length) this.#grow();
    const needle = this.#words.push(words) - 1;
    this.#isPrefix.push(isPrefix);
    this.#keys.push(key);
    this.#put(needle);
    if (isPrefix && !words.includes(' ')) this.#beginnings |= 1 << Math.min(words.length, maxBeginning);
    return needle;
  }

  /**
   * Find those that stand in a text.
   * @param isFolded whether `spaced` wrote the text; otherwise it is as the page shows it
   * @param found told the number of each as often as it stands there
   * @returns false where the text has to be folded first: then what was told is void
   */
  scan(text: string, isFolded: boolean, found: (needle: number) => void): boolean {
    const { length } = text;
    const beginnings = this.#beginnings;
    const flags = this.#flags;
    const slots = flags.length;
    let before = 0;
    let beforeAt = -1;
    let at = 0;
    while (at < length) {
      let symbol = symbolOf(text.charCodeAt(at), isFolded);
      if (symbol < firstOfWords) {
        if (symbol === mustFold) return false;
        at += 1;
        continue;
      }
      const start = at;
      let word = 0;
      do {
        word = mixed(word, symbol);
        at += 1;
        if (beginnings !== 0 && at - start <= maxBeginning && (beginnings >>> (at - start)) & 1)
          this.#check(~word, text, start, isFolded, found);
        symbol = at < length ? symbolOf(text.charCodeAt(at), isFolded) : 0;
      } while (symbol >= firstOfWords);
      if (symbol === mustFold) return false;
      for (const end = isSign(symbol) ? signsEnd(text, at, isFolded) : at; at < end; ) {
        word = mixed(word, text.charCodeAt(at));
        at += 1;
        if ((beginnings >>> (at - start)) & 1) this.#check(~word, text, start, isFolded, found);
      }
      if (beforeAt !== -1) this.#check(pair(before, word), text, beforeAt, isFolded, found);
      beforeAt = -1;
      const flag = flags[slotOf(word, slots)] as number;
      if (flag === 0) continue;
      if (flag & holds) this.#check(word, text, start, isFolded, found);
      if (flag & begins) {
        before = word;
        beforeAt = start;
      }
    }
    return true;
  }

  #first(key: number): number {
    return this.#slots[slotOf(key, this.#slots.length)] as number;
  }

  #check(key: number, text: string, start: number, isFolded: boolean, found: (needle: number) => void): void {
    for (let needle = this.#first(key); needle !== -1; needle = this.#next[needle] as number)
      if (this.#keys[needle] === key && this.#stands(needle, text, start, isFolded)) found(needle);
  }

  /** Whether a needle stands in a text from the start of a word on. */
  #stands(needle: number, text: string, start: number, isFolded: boolean): boolean {
    const words = this.#words[needle] as string;
    let at = start;
    let next = 0;
    for (;;) {
      const end = wordEnd(text, at, isFolded);
      const gap = words.indexOf(' ', next);
      const length = (gap === -1 ? words.length : gap) - next;
      const mayGoOn = gap === -1 && this.#isPrefix[needle];
      if (mayGoOn ? end - at < length : end - at !== length) return false;
      for (let index = 0; index < length; index += 1)
        if (symbolOf(text.charCodeAt(at + index), isFolded) !== words.charCodeAt(next + index)) return false;
      if (gap === -1) return true;
      next = gap + 1;
      for (at = end; at < text.length && symbolOf(text.charCodeAt(at), isFolded) < firstOfWords; ) at += 1;
    }
  }

  #put(needle: number): void {
    const key = this.#keys[needle] as number;
    const slot = slotOf(key, this.#slots.length);
    this.#next[needle] = this.#slots[slot] as number;
    this.#slots[slot] = needle;
    this.#flag(slot, holds);
    const words = this.#words[needle] as string;
    const gap = words.indexOf(' ');
    if (gap !== -1) this.#flag(slotOf(keyOf(words.slice(0, gap), false), this.#slots.length), begins);
  }

  #flag(slot: number, flag: number): void {
    this.#flags[slot] = (this.#flags[slot] as number) | flag;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    this.#flags = new Uint8Array(this.#slots.length);
    for (let needle = 0; needle < this.#words.length; needle += 1) this.#put(needle);
  }
}

/** Where the word that starts there ends, with the signs that belong to it. */
function wordEnd(text: string, start: number, isFolded: boolean): number {
  let at = start;
  let symbol = 0;
  do {
    at += 1;
    symbol = at < text.length ? symbolOf(text.charCodeAt(at), isFolded) : 0;
  } while (symbol >= firstOfWords);
  return isSign(symbol) ? signsEnd(text, at, isFolded) : at;
}

/** Where up to three signs end, if they belong to the word before them; else where they start. */
function signsEnd(text: string, start: number, isFolded: boolean): number {
  let at = start;
  let symbol = 0;
  do {
    at += 1;
    symbol = at < text.length ? symbolOf(text.charCodeAt(at), isFolded) : 0;
  } while (isSign(symbol));
  return symbol >= firstOfWords || at - start > 3 ? start : at;
}

/** @param slots how many there are */
function slotOf(key: number, slots: number): number {
  return (key ^ (key >>> 15)) & (slots - 1);
}

function mixed(key: number, symbol: number): number {
  return Math.imul(key ^ symbol, 0x01000193);
}

function pair(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1 | 0) ^ second ^ 0x55555555;
}

/** A phrase is found by its first two words, or by the first alone where the second is only a beginning. */
function keyOf(words: string, isPrefix: boolean): number {
  const isBeginning = isPrefix && !words.includes(' ');
  const end = isBeginning ? Math.min(words.length, maxBeginning) : words.length;
  let first: number | undefined;
  let word = 0;
  for (let at = 0; at < end; at += 1) {
    const code = words.charCodeAt(at);
    if (code !== space) word = mixed(word, code);
    else if (first !== undefined) return pair(first, word);
    else [first, word] = [word, 0];
  }
  if (first !== undefined) return isPrefix ? first : pair(first, word);
  return isBeginning ? ~word : word;
}

const space = 32;
