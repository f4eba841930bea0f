/**
 * A part of a regular expression. `first` says of each sign of the alphabet whether the part can begin with it,
 * `isOptional` whether it can be empty.
 */
export type Piece = { start: number; end: number; first: Uint8Array; isOptional: boolean } & (
  | { kind: 'signs' }
  | { kind: 'nothing' }
  | { kind: 'backreference' }
  /** Looks ahead or behind: matches on its own, and is never tried again. */
  | { kind: 'look'; of: Piece }
  | { kind: 'sequence'; of: Piece[] }
  | { kind: 'choice'; of: Piece[] }
  | { kind: 'repeat'; of: Piece; least: number; most: number }
);

const opening = /\((?:\?(?:[:=!]|<[=!]|<[^>]+>|[ims-]+:))?/y;
const times = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y;
const sign =
  /\\(?:u\{[\da-f]+\}|u[\da-f]{4}(?:\\u[\da-f]{4})?|x[\da-f]{2}|c[a-z]|[pP]\{[^}]*\}|k<[^>]+>|[1-9]\d*|.)|./isuy;
const signClass = /\[(?:\\.|[^\]\\])*\]/suy;

/**
 * Take an expression apart. It must be one that compiles with `u`: nothing is checked here.
 * Source: ECMA-262, “Patterns”.
 */
export function pieceOf(source: string, ignoresCase: boolean): Piece {
  return new Taker(source, ignoresCase).choice(false);
}

class Taker {
  readonly source: string;
  readonly alphabet: string[];
  readonly flags: string;
  readonly sets = new Map<string, Uint8Array>();
  readonly none: Uint8Array;
  at = 0;

  constructor(source: string, ignoresCase: boolean) {
    this.source = source;
    this.alphabet = alphabetOf(source);
    this.flags = ignoresCase ? 'iu' : 'u';
    this.none = new Uint8Array(this.alphabet.length);
  }

  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source);
    if (found) this.at = expression.lastIndex;
    return found ?? undefined;
  }

  /** @param isBackward Whether it is matched from its end, as what looks behind is. */
  choice(isBackward: boolean): Piece {
    const start = this.at;
    const of = [this.sequence(isBackward)];
    while (this.source[this.at] === '|') {
      this.at += 1;
      of.push(this.sequence(isBackward));
    }
    const first = this.union(of);
    const isOptional = of.some((piece) => piece.isOptional);
    return of.length === 1 && of[0] ? of[0] : { kind: 'choice', of, first, isOptional, start, end: this.at };
  }

  sequence(isBackward: boolean): Piece {
    const start = this.at;
    const of: Piece[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source[this.at] ?? '')) of.push(this.repeated(isBackward));
    if (isBackward) of.reverse();
    const needed = of.findIndex((piece) => !piece.isOptional);
    const first = this.union(needed === -1 ? of : of.slice(0, needed + 1));
    return { kind: 'sequence', of, first, isOptional: needed === -1, start, end: this.at };
  }

  repeated(isBackward: boolean): Piece {
    const start = this.at;
    const of = this.atom(isBackward);
    const found = this.take(times);
    if (!found) return of;
    const [how = '', count, comma, limit] = found;
    const least = count === undefined ? (how.startsWith('+') ? 1 : 0) : Number(count);
    const bound = comma === '' ? least : limit ? Number(limit) : Number.POSITIVE_INFINITY;
    const most = count === undefined ? (how.startsWith('?') ? 1 : Number.POSITIVE_INFINITY) : bound;
    const isOptional = least === 0 || of.isOptional;
    return { kind: 'repeat', of, least, most, first: of.first, isOptional, start, end: this.at };
  }

  atom(isBackward: boolean): Piece {
    const start = this.at;
    const [open] = this.take(opening) ?? [];
    if (open !== undefined) {
      const isLook = /[=!]$/.test(open);
      const of = this.choice(isLook ? open.includes('<') : isBackward);
      this.at += 1;
      return isLook ? { kind: 'look', of, ...this.nothing(start) } : of;
    }
    const [written = ''] = this.take(signClass) ?? this.take(sign) ?? [];
    if (/^(?:[\^$]|\\[bB])$/.test(written)) return { kind: 'nothing', ...this.nothing(start) };
    if (/^\\[1-9k]/.test(written)) return { kind: 'backreference', ...this.nothing(start) };
    return { kind: 'signs', first: this.setOf(written), isOptional: false, start, end: this.at };
  }

  nothing(start: number) {
    return { first: this.none, isOptional: true, start, end: this.at };
  }

  union(pieces: Piece[]): Uint8Array {
    return this.none.map((_, index) => (pieces.some(({ first }) => first[index]) ? 1 : 0));
  }

  setOf(written: string): Uint8Array {
    const known = this.sets.get(written);
    if (known) return known;
    const expression = new RegExp(`^(?:${written})$`, this.flags);
    // A property has more borders than can be looked up: it is taken to have every sign.
    const hasAll = /\\p/i.test(written);
    const set = this.none.map((_, index) => (hasAll || expression.test(this.alphabet[index] ?? '') ? 1 : 0));
    this.sets.set(written, set);
    return set;
  }
}

const common = [
  ...'\u00A0\u2028éßſKİαя注あ가–’😀',
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
];

/**
 * The signs that tell whether two sets of an expression have one in common: those that it names, their neighbours and
 * other sizes, and some of every kind. Two ranges that meet do so at an end of one of them.
 */
function alphabetOf(source: string): string[] {
  const escaped = [...source.matchAll(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2}))/gi)];
  const codes = escaped.map(([, long, unit, byte]) => Number.parseInt(long ?? unit ?? byte ?? '0', 16));
  const named = [...codes, ...[...source].map((one) => one.codePointAt(0) ?? 0)];
  const near = named.flatMap((code) => [code - 1, code, code + 1].filter((one) => one >= 0 && one <= 0x10ffff));
  const signs = near.map((code) => String.fromCodePoint(code));
  return [...new Set([...common, ...signs, ...signs.flatMap((one) => [one.toLowerCase(), one.toUpperCase()])])];
}
