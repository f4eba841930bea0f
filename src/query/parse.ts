import { maxQueryLength } from '../core/rule';
import { fold, words } from '../core/text';
import { exactFields, hasValues, isValues, type Query, QueryError, textFields } from './query';
import { type Token, tokens } from './tokens';

/** Parentheses and negations inside each other. Deeper JSON than they make is lost on its way into `storage.local`. */
export const maxDepth = 20;

/**
 * Read a query. The grammar, loosest first: `a OR b`; `a b` or `a AND b`; `-a` or `NOT a`; `(…)`, `field:value`,
 * `"a phrase"`, `word`. White space alone is the query that matches everything; signs among words are passed over.
 * @throws QueryError
 */
export function parse(text: string): Query {
  if (text.length > maxQueryLength) throw new QueryError('tooLong', String(maxQueryLength), maxQueryLength);
  const all = tokens(text);
  const telling = all.filter((token, index) => isTelling(token, all[index - 1]));
  const reader = new Reader(telling.length > 0 ? telling : all, text.length);
  if (reader.peek === undefined) return { kind: 'everything' };
  const query = reader.either();
  if (reader.peek) throw new QueryError('strayParenthesis', reader.peek.text, reader.peek.at);
  return query;
}

/** Write words so that they are read as one phrase of text, whatever signs they hold. */
export function quote(phrase: string): string {
  return `"${phrase.replace(/["\\]+/g, ' ').trim()}"`;
}

/** Whether a piece says anything: the dash of a title that was pasted doesn't. */
function isTelling({ kind, text }: Token, before: Token | undefined): boolean {
  return kind !== 'word' || before?.kind === 'field' || words(text).length > 0;
}

class Reader {
  readonly tokens: Token[];
  readonly end: number;
  next = 0;
  depth = 0;

  constructor(list: Token[], end: number) {
    this.tokens = list;
    this.end = end;
  }

  get peek(): Token | undefined {
    return this.tokens[this.next];
  }

  take(kind: Token['kind']): Token | undefined {
    return this.peek?.kind === kind ? this.tokens[this.next++] : undefined;
  }

  either(): Query {
    const of = [this.all()];
    while (this.take('or')) of.push(this.all());
    return of.length === 1 && of[0] ? of[0] : { kind: 'or', of };
  }

  all(): Query {
    const of = [this.one()];
    while (this.take('and') || (this.peek && this.peek.kind !== 'or' && this.peek.kind !== 'close'))
      of.push(this.one());
    return of.length === 1 && of[0] ? of[0] : { kind: 'and', of };
  }

  one(): Query {
    const not = this.take('not');
    if (not) return this.inside(not, () => ({ kind: 'not', of: this.one() }));
    const open = this.take('open');
    if (open) {
      const query = this.inside(open, () => this.either());
      if (!this.take('close')) throw new QueryError('unclosedParenthesis', '(', open.at);
      return query;
    }
    const field = this.take('field');
    const value = this.take('word') ?? this.take('phrase');
    if (!value) {
      const subject = field ? `${field.text}:` : (this.tokens[this.next - 1]?.text ?? this.peek?.text ?? '');
      throw new QueryError('missing', subject, this.peek?.at ?? this.end);
    }
    return field ? condition(field, value) : inWords(value);
  }

  inside(opening: Token, read: () => Query): Query {
    if (this.depth === maxDepth) throw new QueryError('tooDeep', String(maxDepth), opening.at);
    this.depth += 1;
    const query = read();
    this.depth -= 1;
    return query;
  }
}

function condition(field: Token, value: Token): Query {
  const name = field.text.toLowerCase();
  const text = textFields.find((known) => known === name);
  if (text) return inWords(value, text);
  if (name === 'author') return author(value);
  const exact = exactFields.find((known) => known === name);
  if (exact) return { kind: 'exact', field: exact, value: fold(value.text) };
  if (name === 'is') return { kind: 'is', what: oneOf(isValues, value) };
  if (name === 'has') return { kind: 'has', what: oneOf(hasValues, value) };
  throw new QueryError('field', field.text, field.at);
}

function inWords(value: Token, field?: (typeof textFields)[number]): Query {
  const folded = words(value.text).join(' ');
  if (folded === '') throw new QueryError('missing', value.text, value.at);
  return field ? { kind: 'words', field, words: folded } : { kind: 'words', words: folded };
}

function author(value: Token): Query {
  const [name = '', given = ''] = value.text.split(',').map((part) => words(part).join(' '));
  if (name === '') throw new QueryError('missing', value.text, value.at);
  return given === '' ? { kind: 'author', name } : { kind: 'author', name, given };
}

function oneOf<T extends string>(known: readonly T[], value: Token): T {
  const found = known.find((name) => name === value.text.toLowerCase());
  if (!found) throw new QueryError('value', known.join(', '), value.at);
  return found;
}
