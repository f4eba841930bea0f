import { type TextKey, text } from './text';

/** The part of a text's name that says why a query can't be read. */
export type FaultReason = TextKey extends infer Key ? (Key extends `query_${infer Reason}` ? Reason : never) : never;

/** Why and where a query can't be read, as src/query/query.ts says it. */
export interface FieldFault {
  reason: FaultReason;
  /** What the sentence names. */
  subject: string;
  /** Where it begins, and where it ends: offsets in the query, in UTF-16 code units. */
  at: number;
  end: number;
  /** The whole query as it may have been meant. */
  suggestion?: string | undefined;
}

/** Say in one sentence what is wrong with a query, and where, counted from 1. */
export function faultText({ reason, subject, at }: FieldFault): string {
  return text(`query_${reason}`, subject, at + 1);
}
