/** An item of a JSON file, as it is written, and the line on which it begins. */
export interface JsonItem {
  line: number;
  /** The property's name, of an object's items. */
  name?: string;
  text: string;
  value: unknown;
}

/** What JSON can't read: where, and how it begins. */
export interface BrokenJson {
  line: number;
  text: string;
}

/**
 * Read the items of a JSON array or object one by one, so that one that is broken loses no other. `at` is where the array
 * or object opens.
 */
export function* jsonItems(text: string, at: number): Generator<JsonItem | BrokenJson> {
  const closing = text[at] === '{' ? '}' : ']';
  let line = linesBetween(text, 0, at) + 1;
  let counted = at;
  let endless = 0;
  for (let from = skipped(text, at + 1); from < text.length && text[from] !== closing && endless < maxEndless; ) {
    line += linesBetween(text, counted, from);
    counted = from;
    const found = endOfItem(text, from);
    if (found === undefined) endless += 1;
    const end = Math.max(from + 1, found ?? resumption(text, from));
    const written = text.slice(from, end);
    yield closing === '}' ? property(written, line) : { line, ...readValue(written, line) };
    from = skipped(text, end);
  }
}

/**
 * Where the first array or object begins behind white space, and where the one that is a property of that object does,
 * wherever it is in what is broken; undefined where there is none.
 */
export function openingOf(text: string, property?: string): number | undefined {
  const start = /^[\s\uFEFF]{0,10000}(?=[{[])/.exec(text)?.[0].length;
  if (property === undefined || start === undefined) return start;
  const named = new RegExp(`"${property}"\\s{0,1000}:\\s{0,1000}(?=[{[])`, 'y');
  for (let at = skipped(text, start + 1); at < text.length && text[at] !== '}' && text[at] !== ']'; ) {
    named.lastIndex = at;
    if (named.test(text)) return named.lastIndex;
    const end = endOfItem(text, at);
    if (end === undefined || end <= at) return anywhere(text, start, named);
    at = skipped(text, end);
  }
  return undefined;
}

function anywhere(text: string, start: number, { source }: RegExp): number | undefined {
  const found = new RegExp(source).exec(text.slice(start, start + 1_000_000));
  return found ? start + found.index + found[0].length : undefined;
}

function property(written: string, line: number): JsonItem | BrokenJson {
  const [whole, quoted] = /^("(?:[^"\\]|\\.){0,1000}")\s*:\s*/.exec(written) ?? [];
  const name = quoted === undefined ? undefined : parsed(quoted);
  if (whole === undefined || typeof name !== 'string') return { line, text: written.slice(0, 200) };
  return { line, name, ...readValue(written.slice(whole.length), line) };
}

function readValue(text: string, line: number): { text: string; value: unknown } | BrokenJson {
  const value = parsed(text);
  return value === undefined ? { line, text: text.slice(0, 200) } : { text, value };
}

/** Undefined where it is no JSON; JSON itself has no such value. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Items without an end, each of which is looked for through the whole file, that are read past. */
const maxEndless = 20;

/** Where an item ends: at the next comma or bracket that is not within it; undefined where it doesn't. */
function endOfItem(text: string, from: number): number | undefined {
  const sign = /["[\]{},]/g;
  sign.lastIndex = from;
  let depth = 0;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const [one] = found;
    if (one === '"') {
      const end = endOfString(text, found.index);
      if (end === undefined) return undefined;
      sign.lastIndex = end;
    } else if (one === '[' || one === '{') depth += 1;
    else if (depth === 0) return found.index;
    else if (one !== ',') {
      depth -= 1;
      if (depth === 0) return sign.lastIndex;
    }
  }
  return undefined;
}

/** Of an item that never ends: where the next one begins at the head of a line. */
function resumption(text: string, from: number): number {
  const indent = /[^\n\r]*$/.exec(text.slice(Math.max(0, from - 200), from))?.[0] ?? '';
  const next = /^\s*$/.test(indent) ? text.indexOf(`\n${indent}{`, from + 1) : -1;
  return next === -1 ? text.length : next;
}

/** A string of JSON has no line break: one that isn't closed ends there. */
function endOfString(text: string, at: number): number | undefined {
  const sign = /["\\\n]/g;
  sign.lastIndex = at + 1;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    if (found[0] === '"') return sign.lastIndex;
    if (found[0] === '\n') return undefined;
    sign.lastIndex += 1;
  }
  return undefined;
}

function skipped(text: string, at: number): number {
  const rest = /[\s,]*/y;
  rest.lastIndex = at;
  rest.exec(text);
  return rest.lastIndex;
}

function linesBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1;
}
