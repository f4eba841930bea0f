import { fieldNamed, nearestField } from './fields';
import { looksLike, plainSigns } from './lookalikes';
import { QueryError } from './query';

/** What stands between a field's name and its value. */
export type Operator = ':' | '=' | '<' | '<=' | '>' | '>=';

/** One piece of a query. Offsets are in UTF-16 code units. */
export interface Token {
  kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'field' | 'word' | 'phrase' | 'pattern';
  /** Without quotes or slashes; of a field only its name. */
  text: string;
  at: number;
  end: number;
  /** Of a field. */
  operator?: Operator;
  /** Of a phrase with a `*` right behind it. */
  prefix?: true;
  /** Of a pattern: the letters behind it. */
  flags?: string;
}

const operators = new Map<string, Token['kind']>([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
]);

const space = /[\s\u200B-\u200F\u2060]+/y;
const minus = /-(?=[^\s)-])/y;
const name = /[\p{L}\p{M}\u00AD\u200B-\u200F\u2060]+/uy;
const operator = /:?(?:[<>]=?|[≤≥])|[:=]/y;
const looseOperator = /\s*(?:[<>]=?|[≤≥=])\s*/y;
const word = /[^\s()"]+/y;
const quotes = '"“”„‟«»＂';

/**
 * Cut a query into its pieces. A `-` counts as NOT only before something that it touches; a name and a colon are a
 * field only when the value touches it (`title:lora`), so that "Adam: a method" stays words. What touches a field's
 * colon is its value, whatever it looks like: `id:arxiv:2307.09288`, `title:NOT`. Around the comparison of a field that
 * is compared there may be white space.
 * @throws QueryError for a quote or a pattern that isn't closed
 */
export function tokens(text: string): Token[] {
  const plain = plainSigns(text);
  const found: Token[] = [];
  for (let at = after(space, text, 0); at < text.length; at = after(space, text, at)) {
    const last = found.at(-1);
    const field = last?.kind === 'field' && last.end === at ? last : undefined;
    const token = readToken(text, plain, at, field);
    found.push(token);
    at = token.end;
  }
  return found;
}

function readToken(text: string, plain: string, at: number, field: Token | undefined): Token {
  const sign = plain[at];
  if (sign === '(' || sign === ')') return { kind: sign === '(' ? 'open' : 'close', text: sign, at, end: at + 1 };
  if (sign === '"') return readPhrase(text, plain, at);
  if (after(minus, plain, at) > at) return { kind: 'not', text: '-', at, end: at + 1 };
  if (sign === '/' && /[^\s/]/.test(text[at + 1] ?? ' ')) return readPattern(text, at);
  if (field) return readValue(text, plain, at, field);
  return readField(text, plain, at) ?? readWord(text, plain, at);
}

function readPhrase(text: string, plain: string, at: number): Token {
  const closing = text[at] === '"' ? '"' : quotes;
  let content = '';
  for (let next = at + 1; next < text.length; next += 1) {
    const sign = text[next] ?? '';
    if (closing.includes(sign)) {
      const prefix = plain[next + 1] === '*';
      return { kind: 'phrase', text: content, at, end: next + (prefix ? 2 : 1), ...(prefix && { prefix }) };
    }
    const isEscape = sign === '\\' && /["\\]/.test(text[next + 1] ?? '');
    if (isEscape) next += 1;
    content += isEscape ? text[next] : sign;
  }
  throw new QueryError('unclosedQuote', {
    subject: text.slice(at),
    at,
    end: text.length,
    suggestion: `${text.trimEnd()}"`,
  });
}

function readPattern(text: string, at: number): Token {
  let isClass = false;
  for (let next = at + 1; next < text.length && !/[\n\r\u2028\u2029]/.test(text[next] ?? ''); next += 1) {
    const sign = text[next];
    if (sign === '\\') next += 1;
    else if (sign === '[') isClass = true;
    else if (sign === ']') isClass = false;
    else if (sign === '/' && !isClass) {
      const end = after(/[a-z]*/iy, text, next + 1);
      if (end < text.length && !/[\s()]/.test(text[end] ?? '')) break;
      return { kind: 'pattern', text: text.slice(at + 1, next), at, end, flags: text.slice(next + 1, end) };
    }
  }
  const end = after(word, text, at);
  const suggestion = `${text.slice(0, at)}"${text.slice(at, end)}"${text.slice(end)}`;
  throw new QueryError('unclosedPattern', { subject: text.slice(at, end), at, end, suggestion });
}

function readValue(text: string, plain: string, at: number, field: Token): Token {
  if (!/^(?:id|doi)$/i.test(field.text)) return tokenOf('word', text, at, after(word, plain, at));
  // An id may hold parentheses: doi:10.1016/0092-8674(95)90001-2.
  let depth = 0;
  let end = at;
  for (; end < text.length && /[^\s"]/.test(plain[end] ?? ''); end += 1) {
    if (plain[end] === '(') depth += 1;
    if (plain[end] === ')') depth -= 1;
    if (depth < 0) break;
  }
  return tokenOf('word', text, at, end);
}

function readField(text: string, plain: string, at: number): Token | undefined {
  const behind = after(name, text, at);
  if (behind === at) return undefined;
  const written = text.slice(at, behind);
  const typed = fieldNamed(written) ? written : written.normalize('NFKC');
  const known = fieldNamed(typed);
  const isCompared = known && ['year', 'number', 'age', 'day', 'added'].includes(known.takes);
  const end = after(operator, plain, behind);
  const sign = plainOperator(plain.slice(behind, end));
  if (end === behind || !/[^\s)]/.test(plain[end] ?? ' ')) {
    const loose = isCompared ? after(looseOperator, plain, behind) : behind;
    if (loose === behind || !/\d/.test(plain[loose] ?? '')) return undefined;
    return { kind: 'field', text: typed, at, end: loose, operator: plainOperator(plain.slice(behind, loose).trim()) };
  }
  const isMeant = known || (sign === ':' ? isNameLike(written) : /\d/.test(plain[end] ?? '') && nearestField(typed));
  return isMeant ? { kind: 'field', text: typed, at, end, operator: sign } : undefined;
}

/** Whether letters before a colon can only be meant as a field's name. */
function isNameLike(written: string): boolean {
  return /^[a-z]+$/i.test(written) || fieldNamed(looksLike(written)) !== undefined;
}

function plainOperator(written: string): Operator {
  const sign = written.replace('≥', '>=').replace('≤', '<=');
  return (sign.length > 1 ? sign.replace(':', '') : sign) as Operator;
}

function readWord(text: string, plain: string, at: number): Token {
  const end = after(word, plain, at);
  const written = text.slice(at, end);
  const kind = operators.get(written) ?? operators.get(written.normalize('NFKC'));
  const meant = looksLike(written).toUpperCase();
  if (operators.has(meant) && /^[\p{Lu}]+$/u.test(written) && /[\p{sc=Cyrillic}\p{sc=Greek}]/u.test(written)) {
    const suggestion = `${text.slice(0, at)}${meant}${text.slice(end)}`;
    throw new QueryError('lookalike', { subject: meant, at, end, suggestion });
  }
  return { ...tokenOf(kind ?? 'word', text, at, end), text: kind ? written.normalize('NFKC') : written };
}

function tokenOf(kind: Token['kind'], text: string, at: number, end: number): Token {
  return { kind, text: text.slice(at, end), at, end };
}

/** Where a sticky expression's match ends; where it begins if there is none. */
function after(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}
