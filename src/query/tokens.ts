import { QueryError } from './query';

/** One piece of a query. `text` is without quotes; `at` its offset in UTF-16 code units. */
export interface Token {
  kind: 'open' | 'close' | 'or' | 'and' | 'not' | 'field' | 'word' | 'phrase';
  text: string;
  at: number;
}

const operators = new Map<string, Token['kind']>([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
]);

/**
 * Cut a query into its pieces. A `-` counts as NOT only before something that it touches; a name and a colon are a
 * field only when the value touches it (`title:lora`), so that "Adam: a method" stays words. What touches a field's
 * colon is its value, whatever it looks like: `id:arxiv:2307.09288`, `title:NOT`.
 * @throws QueryError for a quote that isn't closed
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const piece = /\s+|([()])|(-)(?=[^\s)-])|(?<![a-z]:)([a-z]+):(?=[^\s)])|"([^"]*)("?)|([^\s()"]+)/giy;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [whole, parenthesis, minus, field, phrase, closed, word] = match;
    const at = match.index;
    if (parenthesis) found.push({ kind: parenthesis === '(' ? 'open' : 'close', text: parenthesis, at });
    else if (minus) found.push({ kind: 'not', text: minus, at });
    else if (field) found.push({ kind: 'field', text: field, at });
    else if (phrase !== undefined) {
      if (closed === '') throw new QueryError('unclosedQuote', whole, at);
      found.push({ kind: 'phrase', text: phrase, at });
    } else if (word) {
      const kind = found.at(-1)?.kind === 'field' ? 'word' : (operators.get(word) ?? 'word');
      found.push({ kind, text: word, at });
    }
  }
  return found;
}
