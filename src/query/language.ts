import { type Completions, complete, type KnownValues } from './complete';
import { parse } from './parse';
import { piecesOf, type QueryPiece } from './pieces';
import { QueryError } from './query';
import { type SyntaxRow, syntax } from './syntax';

/** What a field in which queries are typed needs of the language. */
export interface QueryLanguage {
  /** What is wrong with a query; undefined if it can be read. */
  faultOf: (query: string) => QueryError | undefined;
  /** How a query could go on at the caret. */
  complete: (query: string, caret: number) => Completions;
  /** A query cut for colouring. */
  piecesOf: (query: string) => QueryPiece[];
  syntax: readonly SyntaxRow[];
}

/** The language for somebody who has these tags, authors and so on. */
export function languageFor(known: KnownValues): QueryLanguage {
  return { faultOf, complete: (query, caret) => complete(query, caret, known), piecesOf, syntax };
}

/** What is wrong with a query; undefined if it can be read. */
export function faultOf(query: string): QueryError | undefined {
  try {
    parse(query);
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
}
