import { longestAge, printAge, printDays } from './bounds';
import type { Query } from './query';

/** A condition: a query that holds no others. */
type Leaf = Exclude<Query, { kind: 'everything' | 'and' | 'or' | 'not' }>;
type Joined = Extract<Query, { kind: 'and' | 'or' }>;
type Around = 'and' | 'or' | 'not' | undefined;

/**
 * Write a query so that `parse` reads the same again. It may be longer than the text it was read from, and longer than
 * a query may be where folding lengthened its words.
 */
export function print(query: Query): string {
  return printIn(query, undefined, printLeaf);
}

/** Write a value so that it is read as it stands: bare where that will do, else in quotes. */
export function printValue(value: string): string {
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.:/_+#-]*[\p{L}\p{N}\p{M}./_+#-])?$/u.test(value);
  return isPlain ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function printIn(query: Query, around: Around, leaf: (leaf: Leaf) => string): string {
  switch (query.kind) {
    case 'everything':
      return '';
    case 'and':
    case 'or':
      return printJoined(query, around, leaf);
    case 'not':
      return (query.of.kind === 'not' ? 'NOT ' : '-') + printIn(query.of, 'not', leaf);
    default:
      return leaf(query);
  }
}

function printJoined(query: Joined, around: Around, leaf: (leaf: Leaf) => string): string {
  const isParted = around === 'not' || around === query.kind || (around === 'and' && query.kind === 'or');
  const field = isParted && leaf === printLeaf ? fieldOfAll(query) : undefined;
  const inner = field === undefined ? leaf : printValueOf;
  const text = query.of.map((part) => printIn(part, query.kind, inner)).join(query.kind === 'or' ? ' OR ' : ' ');
  return isParted ? `${field === undefined ? '' : `${field}:`}(${text})` : text;
}

/** The field that all conditions of a query ask, where they can stand in its group. */
function fieldOfAll(query: Query): string | undefined {
  switch (query.kind) {
    case 'and':
    case 'or': {
      const [first, ...rest] = query.of.map(fieldOfAll);
      return rest.every((field) => field === first) ? first : undefined;
    }
    case 'not':
      return fieldOfAll(query.of);
    case 'words':
    case 'pattern':
      return query.field;
    case 'author':
      return 'author';
    case 'exact':
      return query.field === 'id' ? undefined : query.field;
    default:
      return undefined;
  }
}

function printLeaf(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'number':
      return printNumbers(leaf);
    case 'day':
      return printDays(leaf.field, leaf);
    case 'is':
    case 'has':
      return `${leaf.kind}:${leaf.what}`;
    default: {
      const field = leaf.kind === 'author' ? 'author' : leaf.field;
      return field === undefined ? printValueOf(leaf) : `${field}:${printValueOf(leaf)}`;
    }
  }
}

/** A condition without its field. */
function printValueOf(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'words':
      return printStart(leaf.words, leaf.prefix);
    case 'author':
      return leaf.given === undefined ? printStart(leaf.name, leaf.prefix) : `"${leaf.name}, ${leaf.given}"`;
    case 'exact':
      return printStart(leaf.value, leaf.prefix);
    case 'pattern':
      return `/${leaf.source}/${leaf.ignoresCase ? 'i' : ''}`;
    default:
      return printLeaf(leaf);
  }
}

function printStart(value: string, isPrefix: true | undefined): string {
  return `${printValue(value)}${isPrefix ? '*' : ''}`;
}

function printNumbers({ field, from, to }: Extract<Query, { kind: 'number' }>): string {
  const isAge = field === 'age' || field === 'addedAge' || field === 'readAge';
  const name = field === 'age' ? field : field.replace(/Age$/, '');
  const write = isAge ? printAge : String;
  if (from !== undefined && to !== undefined) {
    return from === to ? `${name}:${write(from)}` : `${name}:${write(from)}..${write(to)}`;
  }
  if (from !== undefined) return `${name}>=${write(from)}`;
  if (to === undefined) return '';
  // People say "younger than a week", not "six days old at most".
  return isAge && to > 0 && to < longestAge ? `${name}<${printAge(to + 1)}` : `${name}<=${write(to)}`;
}
