import type { FieldFault } from './fault-text';
import type { TextKey } from './text';

/** The part of a text's name that explains a piece of the query language. */
export type SyntaxName = TextKey extends infer Key ? (Key extends `syntax_${infer Name}` ? Name : never) : never;

/** One way to go on with a query. */
export interface FieldCompletion {
  /** What stands in place of the range. */
  insert: string;
  /** The field that it is of. */
  field: SyntaxName;
  /** Whether a value has still to be typed behind it. */
  isOpen: boolean;
}

/** Ways to go on, and the range that each replaces. */
export interface FieldCompletions {
  from: number;
  to: number;
  options: readonly FieldCompletion[];
}

/** A stretch of a query, and whether it is a field's name (`k`), an operator (`o`) or neither. */
export interface FieldPiece {
  text: string;
  look?: 'k' | 'o';
}

/** What a field needs of the query language: src/query/language.ts has it. */
export interface FieldLanguage {
  faultOf: (query: string) => FieldFault | undefined;
  complete: (query: string, caret: number) => FieldCompletions;
  piecesOf: (query: string) => readonly FieldPiece[];
  syntax: readonly { name: SyntaxName; examples: readonly string[] }[];
}
