/** An entry of a BibTeX file as it is written. */
export interface BibtexEntry {
  /** The number of its line, from 1. */
  line: number;
  /** In small letters: `article`. */
  type: string;
  key: string;
  /** By name in small letters: the values without their delimiters, macros put in, LaTeX as it is. The first of a name counts. */
  fields: Map<string, string>;
}

/** The entries of a file, what stands in its comments, and where there is an entry that can't be read. */
export interface BibtexFile {
  entries: BibtexEntry[];
  comments: string[];
  broken: { line: number; text: string }[];
}

/** Say whether a text holds BibTeX entries. */
export function isBibtex(text: string): boolean {
  return /(?:^|[\n\r])[ \t\uFEFF]{0,20}@[a-z]{2,30}\s{0,20}(?:[{(]\s{0,20}[^\s,{}()=]{1,200}\s{0,20}|\{[^,{}\n\r]{1,300}),/i.test(
    text,
  );
}

/**
 * Cut a BibTeX file into entries and fields. An entry begins at the head of a line or right behind another; a brace that
 * is never closed ends its own entry only: the next line that begins one is taken for one.
 * Source: https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf (braces count even behind a backslash).
 */
export function readBibtexEntries(text: string): BibtexFile {
  const splitter = new Splitter(text);
  for (const done of splitter.steps()) void done;
  return splitter.file;
}

const start = /(?:^|[\n\r])[ \t\uFEFF]{0,20}@[ \t]{0,5}([a-z]{2,30})\s{0,20}[{(]/gi;
const startHere = /[\s,;]{0,1000}@[ \t]{0,5}([a-z]{2,30})\s{0,20}[{(]/iy;

/** Lines that seem to begin an entry which one that isn't closed before them may hold, and characters that it then has at most. */
const [maxHeld, maxEntryLength] = [20, 2_000_000];
const maxDepth = 30;
const maxFields = 200;

/** Of a macro, which may name others, and itself. */
const maxMacroLength = 2_000;

/** Pieces of one value. */
const maxPieces = 100;

/** Where an entry begins, and where what stands in its braces does. */
interface Start {
  at: number;
  behind: number;
  type: string;
}

/** Reads a file entry by entry, so that whoever reads it can rest. */
export class Splitter {
  readonly file: BibtexFile = { entries: [], comments: [], broken: [] };
  readonly #text: string;
  readonly #macros = new Map<string, string>();
  readonly #starts: Start[];
  #line = 1;
  #counted = 0;
  /** What may still be read of entries beyond lines that seem to begin another: each such line is read a few times at most. */
  #budget: number;

  constructor(text: string) {
    this.#text = text;
    this.#starts = [...text.matchAll(start)].map((found) => ({
      at: found.index + found[0].indexOf('@'),
      behind: found.index + found[0].length,
      type: (found[1] ?? '').toLowerCase(),
    }));
    this.#budget = 4 * text.length;
  }

  /** Read it; yields where it is, entry by entry. */
  *steps(): Generator<number> {
    let from = 0;
    for (let index = 0; index < this.#starts.length; index += 1) {
      const begin = this.#starts[index];
      if (!begin || begin.at < from) continue;
      from = this.#entry(begin, index);
      yield from;
      // Others may stand in the same line.
      for (let next = this.#here(from); next; next = this.#here(from)) {
        while ((this.#starts[index + 1]?.at ?? from) < from) index += 1;
        from = this.#entry(next, index);
        yield from;
      }
    }
  }

  #here(at: number): Start | undefined {
    startHere.lastIndex = at;
    const found = startHere.exec(this.#text);
    if (!found || /[\n\r]/.test(found[0].slice(0, found[0].indexOf('@')))) return undefined;
    const sign = at + found[0].indexOf('@');
    return { at: sign, behind: at + found[0].length, type: (found[1] ?? '').toLowerCase() };
  }

  /** Read one entry; answers where it ends, or at least is over. */
  #entry({ at, behind, type }: Start, index: number): number {
    this.#line += linesBetween(this.#text, this.#counted, at);
    this.#counted = at;
    const line = this.#line;
    if (type === 'comment' || type === 'preamble') return this.#skip(type, behind, index);
    for (let held = 0; held <= maxHeld; held += 1) {
      const limit = this.#starts[index + 1 + held]?.at ?? this.#text.length;
      const isLast = limit === this.#text.length;
      if (held > 0) this.#budget -= limit - behind;
      if (held > 0 && (this.#budget < 0 || limit - behind > maxEntryLength)) break;
      const reader = new Reader(this.#text, behind, limit, this.#macros);
      const key = type === 'string' ? '' : reader.key();
      const fields = key === undefined ? undefined : reader.fields();
      if (fields) {
        this.#keep(type, line, key ?? '', fields);
        return reader.at;
      }
      // Only within a value can there be what begins a line like an entry.
      if (isLast || !reader.isOpen) break;
    }
    const end = this.#starts[index + 1]?.at ?? this.#text.length;
    this.file.broken.push({ line, text: this.#text.slice(at, at + 200).split(/[\r\n]/, 1)[0] ?? '' });
    return Math.max(behind, Math.min(end, this.#endOfLine(behind)));
  }

  #keep(type: string, line: number, key: string, fields: Map<string, string>): void {
    if (type !== 'string') this.file.entries.push({ line, type, key, fields });
    else for (const [name, value] of fields) this.#macros.set(name, value.slice(0, maxMacroLength));
  }

  /** A comment with all that stands in its braces; where they aren't closed, its line. */
  #skip(type: string, behind: number, index: number): number {
    const limit = Math.min(this.#text.length, behind + maxEntryLength);
    const next = this.#starts[index + 1]?.at ?? this.#text.length;
    let end = endOfGroup(this.#text, behind, Math.min(next, limit));
    if (end === undefined && next < limit && this.#budget > 0) {
      end = endOfGroup(this.#text, behind, limit);
      this.#budget -= (end ?? limit) - behind;
    }
    if (end === undefined) return this.#endOfLine(behind);
    if (type === 'comment') this.file.comments.push(this.#text.slice(behind, end - 1));
    return end;
  }

  #endOfLine(at: number): number {
    const end = this.#text.indexOf('\n', at);
    return end === -1 ? this.#text.length : end;
  }
}

/** Behind the brace that closes a group; undefined where it doesn't come. */
function endOfGroup(text: string, from: number, limit: number): number | undefined {
  const closing = text[from - 1] === '(' ? ')' : '}';
  let depth = 0;
  for (let at = from; at < limit; at += 1) {
    const sign = text[at];
    if (depth === 0 && sign === closing) return at + 1;
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return undefined;
  }
  return undefined;
}

/** Reads what stands behind an entry's opening brace. */
class Reader {
  readonly #text: string;
  readonly #macros: ReadonlyMap<string, string>;
  readonly #limit: number;
  /** Where it is. */
  at: number;
  /** Whether a value that began hasn't come to its end. */
  isOpen = false;

  constructor(text: string, at: number, limit: number, macros: ReadonlyMap<string, string>) {
    this.#text = text;
    this.#macros = macros;
    this.#limit = limit;
    this.at = at;
  }

  /** The citation key, up to the comma as BibTeX has it, whatever it is; undefined where there is none. */
  key(): string | undefined {
    const key = this.#take(/\s*([^\s,{}()="]{0,300})\s*(?=[,})])/y) ?? this.#take(/\s*([^,{}\n\r]{1,300})(?=,)/y);
    this.#take(/,/y);
    return key?.trim();
  }

  /** All fields up to the closing brace; undefined where it doesn't come. */
  fields(): Map<string, string> | undefined {
    const fields = new Map<string, string>();
    for (let left = maxFields; left > 0; left -= 1) {
      this.#take(/[\s,]*/y);
      if (this.#take(/[})]/y) !== undefined) return fields;
      const name = this.#take(/([^\s,{}()="#%]{1,100})\s*=\s*/y);
      const value = name === undefined ? undefined : this.#value();
      if (name === undefined || value === undefined) return undefined;
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
    }
    return undefined;
  }

  /** `{…}`, `"…"`, a number or a macro, joined by `#`. */
  #value(): string | undefined {
    let value = '';
    for (let left = maxPieces; left > 0; left -= 1) {
      this.#take(/\s*/y);
      const piece = this.#delimited() ?? this.#named();
      if (piece === undefined) return undefined;
      value += piece;
      if (this.#take(/\s*#/y) === undefined) return value;
    }
    return undefined;
  }

  #named(): string | undefined {
    const name = this.#take(/([^\s,{}()="#%]{1,100})/y);
    return name === undefined ? undefined : (this.#macros.get(name.toLowerCase()) ?? name);
  }

  #delimited(): string | undefined {
    const open = this.#text[this.at];
    if (open !== '{' && open !== '"') return undefined;
    this.isOpen = true;
    let depth = 0;
    for (let at = this.at + 1; at < this.#limit; at += 1) {
      const sign = this.#text[at];
      if (depth === 0 && sign === (open === '{' ? '}' : '"')) {
        const value = this.#text.slice(this.at + 1, at);
        this.at = at + 1;
        this.isOpen = false;
        return value;
      }
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      if (depth < 0 || depth > maxDepth) {
        this.isOpen = false;
        return undefined;
      }
    }
    return undefined;
  }

  /** Read what the expression finds right here: its first group, or all of it. */
  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.#text);
    if (!found || expression.lastIndex > this.#limit) return undefined;
    this.at = expression.lastIndex;
    return found[1] ?? found[0];
  }
}

function linesBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|[\n\r\f\u2028\u2029]/g)?.length ?? 0;
}
