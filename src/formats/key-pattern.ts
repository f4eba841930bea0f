import { keyFunctions } from './key-functions';
import { type KeyArgument, type KeyFilter, type KeyFunction, type KeyParameters, keyFilters } from './key-terms';

/** A pattern of citation keys that can't be read. Its message says what was expected, and where, counted from 1. */
export class KeyPatternInvalid extends Error {
  override name = 'KeyPatternInvalid';
  /** Characters before the fault. */
  readonly at: number;

  constructor(expected: string, at: number) {
    super(`Expected ${expected} at character ${at + 1}`);
    this.at = at;
  }
}

/** The alternatives of a pattern: the first that says something of a paper makes its key. */
export type KeyPattern = readonly (readonly KeyTerm[])[];

/** A text as it stands, or what a function reads, with the filters behind it. */
export interface KeyTerm {
  source: string | Called<KeyFunction>;
  filters: readonly Called<KeyFilter>[];
}

/** A function or a filter with the values that it is given. */
export interface Called<T> {
  it: T;
  values: readonly KeyArgument[];
}

/** Characters of a pattern. */
export const maxKeyPatternLength = 500;

/**
 * Read a pattern of citation keys, as Better BibTeX writes them: `auth.lower + shorttitle(3,3) + year`, texts in quotes,
 * alternatives with `|`, and in its older form `[auth:lower][year]`.
 * Source: https://retorque.re/zotero-better-bibtex/citing/ (configurable citekey generator).
 * @throws KeyPatternInvalid
 */
export function parseKeyPattern(text: string): KeyPattern {
  if (text.length > maxKeyPatternLength) {
    throw new KeyPatternInvalid(`at most ${maxKeyPatternLength} characters`, maxKeyPatternLength);
  }
  const reader = new Reader(text);
  const isBracketed = text.replace(/"[^"]*"|'[^']*'/g, '').includes('[');
  const pattern = isBracketed ? reader.bracketed() : reader.alternatives();
  if (!pattern.some((terms) => terms.some(({ source }) => typeof source !== 'string'))) {
    throw new KeyPatternInvalid('something that is read from the paper, such as auth,', 0);
  }
  return pattern;
}

/** What may stand in a text: keys end at white space, and these mean nothing to LaTeX, BibTeX and Biber. */
const literal = /[A-Za-z0-9:._+/-]*/y;

/** Texts in quotes that don't go into keys as they are, by the names of what takes them. */
const ownTexts: Readonly<Record<string, RegExp>> = {
  relation: /["'](<=?|>=?|!?=)["']/y,
  creator: /["'](\*|[A-Za-z]{1,20})["']/y,
  format: /["']((?:[A-Za-z0-9:._+/-]|%[Yymd]){1,50})["']/y,
};

/** Reads a pattern from left to right. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  alternatives(): KeyTerm[][] {
    const all: KeyTerm[][] = [];
    do {
      const terms = [this.#term()];
      while (this.#takes(/\s*\+/y)) terms.push(this.#term());
      all.push(terms);
    } while (this.#takes(/\s*\|/y));
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#fault('“+”, “.”, “|” or the end');
    return all;
  }

  /** `[auth:lower]_[year]|…` */
  bracketed(): KeyTerm[][] {
    const all: KeyTerm[][] = [[]];
    while (this.#at < this.#text.length) {
      if (this.#takes(/\|\s*/y)) all.push([]);
      else if (this.#takes(/\[/y)) all.at(-1)?.push(this.#bracket());
      else all.at(-1)?.push(this.#bare());
    }
    if (all.some((terms) => terms.length === 0)) throw this.#fault('something beside “|”');
    return all;
  }

  /** What stands between brackets: `auth3_1:lower:(default)`. */
  #bracket(): KeyTerm {
    const at = this.#at;
    const name = this.#take(/[A-Za-z]+/y) ?? '';
    const numbers = (this.#take(/\d{0,3}(?:_\d{1,3}){0,3}/y) ?? '').split('_').filter((number) => number !== '');
    // `authetal2` has its number in its name.
    const isWhole = keyFunctions.has(name.toLowerCase() + numbers.join('_'));
    const it = isWhole
      ? keyFunctions.get(name.toLowerCase() + numbers.join('_'))
      : keyFunctions.get(name.toLowerCase());
    if (!it) throw new KeyPatternInvalid('a function', at);
    const filters: Called<KeyFilter>[] = [];
    while (this.#takes(/:/y)) filters.push(this.#bracketFilter());
    if (!this.#takes(/\]/y)) throw this.#fault('“:” or “]”');
    const values = isWhole ? [] : numbers.map(Number);
    return { source: { it, values: this.#filled(it.parameters, values, at) }, filters };
  }

  /** `abbr`, `condense=_`, `select,1,1`, or `(text)` for what stands in where there is none. */
  #bracketFilter(): Called<KeyFilter> {
    const at = this.#at;
    if (this.#takes(/\(/y)) {
      const values = [this.#take(literal) ?? ''];
      if (!this.#takes(/\)/y)) throw this.#fault('“)”');
      return { it: this.#named(keyFilters, 'default', at), values };
    }
    const it = this.#named(keyFilters, this.#take(/[A-Za-z]+/y) ?? '', at);
    const given = (this.#take(/[=,][^\]:]*/y) ?? '').slice(1);
    const values =
      given === '' ? [] : given.split(',').map((value) => (/^\d{1,3}$/.test(value) ? Number(value) : value));
    for (const value of values) this.#requireLiteral(value, at);
    return { it, values: this.#filled(it.parameters, values, at) };
  }

  /** A text that stands outside of brackets. */
  #bare(): KeyTerm {
    const text = this.#take(literal) ?? '';
    if (text !== '') return { source: text, filters: [] };
    if (this.#takes(/\s+/y)) return { source: '', filters: [] };
    throw this.#fault('“[”, or letters, digits and : . _ + / -');
  }

  #term(): KeyTerm {
    this.#skipSpace();
    const at = this.#at;
    const source = this.#quoted() ?? this.#called(keyFunctions, 'a function or a text in quotes', at);
    const filters: Called<KeyFilter>[] = [];
    while (this.#takes(/\s*\.\s*/y)) filters.push(this.#called(keyFilters, 'a filter', this.#at));
    return { source, filters };
  }

  #called<T extends KeyFunction | KeyFilter>(known: ReadonlyMap<string, T>, what: string, at: number): Called<T> {
    const it = this.#named(known, this.#take(/[A-Za-z]\w*/y) ?? '', at, what);
    if (!this.#takes(/\s*\(/y)) return { it, values: this.#filled(it.parameters, [], at) };
    const values: KeyArgument[] = it.parameters.map(({ otherwise }) => otherwise);
    let next = 0;
    while (!this.#takes(/\s*\)/y)) {
      if (next > 0 && !this.#takes(/\s*,/y)) throw this.#fault('“,” or “)”');
      this.#skipSpace();
      const name = this.#take(/([A-Za-z]+)\s*=(?!=)/y);
      const index = name === undefined ? next : it.parameters.findIndex((one) => one.name === name.toLowerCase());
      values[index] = this.#argument(it.parameters[index]);
      next += 1;
    }
    return { it, values };
  }

  #argument(parameter: KeyParameters[number] | undefined): KeyArgument {
    if (!parameter) throw this.#fault('no further value');
    this.#skipSpace();
    const at = this.#at;
    const own = ownTexts[parameter.name];
    const value = own ? this.#take(own) : this.#quoted();
    const word = value === undefined ? this.#take(/(?:\d{1,3}|true|false)(?!\w)/y) : undefined;
    const read = word === undefined ? value : /^\d/.test(word) ? Number(word) : word === 'true';
    if (typeof read !== typeof parameter.otherwise) {
      const wanted = { number: 'a number', boolean: 'true or false' }[String(typeof parameter.otherwise)];
      throw new KeyPatternInvalid(wanted ?? 'a text in quotes', at);
    }
    return read ?? parameter.otherwise;
  }

  #quoted(): string | undefined {
    const quote = this.#take(/["']/y);
    if (quote === undefined) return undefined;
    const text = this.#take(literal) ?? '';
    if (this.#take(quote === '"' ? /"/y : /'/y) === undefined) {
      throw this.#fault(`letters, digits, : . _ + / - or ${quote}`);
    }
    return text;
  }

  #named<T>(known: ReadonlyMap<string, T>, name: string, at: number, what = 'a filter'): T {
    const found = known.get(name.toLowerCase());
    if (!found) throw new KeyPatternInvalid(what, at);
    return found;
  }

  #filled(parameters: KeyParameters, values: readonly KeyArgument[], at: number): KeyArgument[] {
    if (values.length > parameters.length) throw new KeyPatternInvalid('fewer values', at);
    return parameters.map(({ otherwise }, index) => {
      const value = values[index] ?? otherwise;
      if (typeof value !== typeof otherwise) throw new KeyPatternInvalid('values of another kind', at);
      return value;
    });
  }

  #requireLiteral(value: KeyArgument, at: number): void {
    if (!/^[A-Za-z0-9:._+/-]*$/.test(String(value))) throw new KeyPatternInvalid('letters, digits and : . _ + / -', at);
  }

  #skipSpace(): void {
    this.#takes(/\s*/y);
  }

  #takes(expression: RegExp): boolean {
    return this.#take(expression) !== undefined;
  }

  /** Read what the expression finds right here: its first group, or all of it. */
  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (!found) return undefined;
    this.#at = expression.lastIndex;
    return found[1] ?? found[0];
  }

  #fault(expected: string): KeyPatternInvalid {
    return new KeyPatternInvalid(expected, this.#at);
  }
}
