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

/** The entries of a file, and where there is one that can't be read. */
export interface BibtexFile {
  entries: BibtexEntry[];
  broken: { line: number; text: string }[];
}

const start = /(?:^|[\n\r])[ \t]{0,20}@[ \t]{0,5}([a-z]{2,30})\s{0,20}[{(]/gi;

/** Say whether a text holds BibTeX entries. */
export function isBibtex(text: string): boolean {
  return /(?:^|[\n\r])[ \t]{0,20}@[a-z]{2,30}\s{0,20}\{\s{0,20}[^\s,{}=]{1,200}\s{0,20},/i.test(text);
}

/**
 * Cut a BibTeX file into entries and fields, in one pass. A brace that is never closed ends its own entry only: the next
 * line that begins one is taken for one.
 * Source: https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf (braces count even behind a backslash).
 */
export function readBibtexEntries(text: string): BibtexFile {
  const file: BibtexFile = { entries: [], broken: [] };
  const macros = new Map(months.map((month, index) => [month, String(index + 1)]));
  const starts = [...text.matchAll(start)];
  let line = 1;
  let counted = 0;
  for (const [index, found] of starts.entries()) {
    const at = found.index + found[0].indexOf('@');
    line += linesBetween(text, counted, at);
    counted = at;
    const type = (found[1] ?? '').toLowerCase();
    if (type === 'comment' || type === 'preamble') continue;
    const reader = new Reader(
      text.slice(found.index + found[0].length, starts[index + 1]?.index ?? text.length),
      macros,
    );
    const key = type === 'string' ? '' : reader.key();
    const fields = key === undefined ? undefined : reader.fields();
    if (!fields) file.broken.push({ line, text: text.slice(at, at + 200).split(/[\r\n]/, 1)[0] ?? '' });
    else if (type === 'string') for (const [name, value] of fields) macros.set(name, value.slice(0, maxMacroLength));
    else file.entries.push({ line, type, key: key ?? '', fields });
  }
  return file;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const maxDepth = 30;
const maxFields = 200;

/** Of a macro, which may name others, and itself. */
const maxMacroLength = 2_000;

/** Pieces of one value. */
const maxPieces = 100;

/** Reads what stands behind an entry's opening brace. */
class Reader {
  readonly #text: string;
  readonly #macros: ReadonlyMap<string, string>;
  #at = 0;

  constructor(text: string, macros: ReadonlyMap<string, string>) {
    this.#text = text;
    this.#macros = macros;
  }

  /** The citation key; undefined where there is none. */
  key(): string | undefined {
    const key = this.#take(/\s*([^\s,{}()=]{0,300})\s*(?=[,})])/y);
    this.#take(/,/y);
    return key;
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
    const open = this.#text[this.#at];
    if (open !== '{' && open !== '"') return undefined;
    let depth = 0;
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const sign = this.#text[at];
      if (depth === 0 && sign === (open === '{' ? '}' : '"')) {
        const value = this.#text.slice(this.#at + 1, at);
        this.#at = at + 1;
        return value;
      }
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      if (depth < 0 || depth > maxDepth) return undefined;
    }
    return undefined;
  }

  /** Read what the expression finds right here: its first group, or all of it. */
  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (!found) return undefined;
    this.#at = expression.lastIndex;
    return found[1] ?? found[0];
  }
}

function linesBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|[\n\r\f\u2028\u2029]/g)?.length ?? 0;
}
