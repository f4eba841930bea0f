import { identify } from '../core/identifier';
import { maxQueryLength } from '../core/rule';
import { words } from '../core/text';
import { readCondition } from './conditions';
import { fieldNamed, type KnownField, nearestField } from './fields';
import { looksLike } from './lookalikes';
import { type Query, QueryError } from './query';
import { type Token, tokens } from './tokens';

/** Parentheses and negations inside each other. Deeper JSON than they make is lost on its way into `storage.local`. */
export const maxDepth = 20;

/**
 * Read a query. The grammar, loosest first: `a OR b`; `a b` or `a AND b`; `-a` or `NOT a`; `(…)`, `field:value`,
 * `field:(…)`, `field>=value`, `"a phrase"`, `/a pattern/i`, `word`, `begin*`. White space alone is the query that
 * matches everything; signs among words are passed over. The fields are in src/query/fields.ts.
 * @throws QueryError
 */
export function parse(text: string): Query {
  if (text.length > maxQueryLength) {
    throw new QueryError('tooLong', { subject: String(maxQueryLength), at: maxQueryLength, end: text.length });
  }
  const all = tokens(text);
  const telling = tellingOf(all);
  const reader = new Reader(telling.length > 0 ? telling : all, text);
  if (reader.peek === undefined) return { kind: 'everything' };
  const query = reader.either();
  const { peek } = reader;
  if (peek) throw new QueryError('strayParenthesis', { ...placeOf(peek), suggestion: without(text, peek) });
  return query;
}

/** Write words so that they are read as one phrase of text, whatever signs they hold. */
export function quote(phrase: string): string {
  return `"${phrase.replace(/["\\]+/g, ' ').trim()}"`;
}

/** The pieces that say anything: the dash of a title that was pasted doesn't, a tag of signs does. */
function tellingOf(all: Token[]): Token[] {
  let depth = 0;
  return all.filter(({ kind, text }, index) => {
    const isValue = all[index - 1]?.kind === 'field';
    if (kind === 'open' && (depth > 0 || isValue)) depth += 1;
    if (kind === 'close' && depth > 0) depth -= 1;
    return kind !== 'word' || isValue || depth > 0 || words(text).length > 0;
  });
}

class Reader {
  readonly tokens: Token[];
  readonly source: string;
  next = 0;
  depth = 0;
  /** The field whose group is being read. */
  group: KnownField | undefined;

  constructor(list: Token[], source: string) {
    this.tokens = list;
    this.source = source;
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
    if (open) return this.inside(open, () => this.closed(open));
    const name = this.take('field');
    if (name) return this.inField(name);
    const value = this.value();
    if (!value) throw this.missing(this.tokens[this.next - 1] ?? this.peek);
    return readCondition({ field: this.group, operator: ':', value, at: value.at, source: this.source });
  }

  inField(name: Token): Query {
    const { source, group } = this;
    const field = fieldNamed(name.text);
    const open = field && !group && name.operator === ':' ? this.take('open') : undefined;
    if (field && open) {
      this.group = field;
      const query = this.closed(open);
      this.group = undefined;
      return query;
    }
    const value = this.value();
    if (!value && field) throw this.missing({ ...name, text: `${name.text}:` }, negated(source, name, this.peek));
    if (!field) throw unknown(source, name, value);
    if (group) throw new QueryError('fieldInField', { ...placeOf(name), subject: `${group.name}:(` });
    if (!value) throw this.missing(name);
    return readCondition({ field, operator: name.operator ?? ':', value, at: name.at, source });
  }

  value(): Token | undefined {
    return this.take('word') ?? this.take('phrase') ?? this.take('pattern');
  }

  closed(open: Token): Query {
    const query = this.either();
    if (this.take('close')) return query;
    throw new QueryError('unclosedParenthesis', { ...placeOf(open), suggestion: `${this.source.trimEnd()})` });
  }

  inside(opening: Token, read: () => Query): Query {
    if (this.depth === maxDepth) throw new QueryError('tooDeep', { ...placeOf(opening), subject: String(maxDepth) });
    this.depth += 1;
    const query = read();
    this.depth -= 1;
    return query;
  }

  /** @param before What wants something behind it. */
  missing(before: Token | undefined, corrected?: string): QueryError {
    const { source, peek } = this;
    const at = peek?.at ?? source.length;
    const loose = [before, peek].find((token) => token?.kind === 'or' || token?.kind === 'and');
    const suggestion = corrected ?? (loose && without(source, loose).trim());
    return new QueryError('missing', {
      subject: before?.text ?? '',
      at,
      end: peek?.end ?? at,
      suggestion: suggestion || undefined,
    });
  }
}

/** The query with a `-` that stands behind a field's colon put before the name. */
function negated(source: string, name: Token, behind: Token | undefined): string | undefined {
  if (behind?.kind !== 'not' || behind.at !== name.end || behind.end - behind.at > 1) return undefined;
  return `${source.slice(0, name.at)}-${source.slice(name.at, name.end)}${source.slice(behind.end)}`;
}

/** @param value What stands behind the name. */
function unknown(source: string, name: Token, value: Token | undefined): QueryError {
  const end = value?.end ?? name.end;
  const written = source.slice(name.at, end);
  const id = identify(written.replace(/\s+/g, ''));
  const near = fieldNamed(looksLike(name.text)) ?? nearestField(name.text);
  const sign = name.operator ?? ':';
  const corrected = id
    ? `id:${id}`
    : near
      ? `${near.name}${sign}${source.slice(name.end, end)}`
      : `"${written.replace(/"/g, '')}"`;
  const suggestion = source.slice(0, name.at) + corrected + source.slice(end);
  return new QueryError('field', { subject: name.text, at: name.at, end: name.end, suggestion });
}

function placeOf({ text, at, end }: Token): { subject: string; at: number; end: number } {
  return { subject: text, at, end };
}

function without(source: string, { at, end }: Token): string {
  return source.slice(0, at) + source.slice(end);
}
