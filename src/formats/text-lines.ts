import { tidy } from '../core/text';

/** One line of a text. */
export interface Line {
  /** From 1. */
  number: number;
  /** Tidied; empty for a blank line. */
  text: string;
  isIndented: boolean;
}

/** Characters of a text that papers are read from. */
export const maxTextLength = 10_000_000;

/** Lines of one. */
export const maxLines = 500_000;

/** A text of more characters or lines than are read at once. */
export class TextTooLong extends Error {
  override name = 'TextTooLong';
}

/**
 * Hold a text against the limits, before anything else is done with it.
 * @throws TextTooLong
 */
export function checkLength(text: string): void {
  if (text.length > maxTextLength) {
    throw new TextTooLong(`Expected at most ${maxTextLength} characters, got ${text.length}`);
  }
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > maxLines) throw new TextTooLong(`Expected at most ${maxLines} lines, got ${lines}`);
}

/** Cut a text into its lines, whatever their ends are. */
export function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|[\n\r\f\u2028\u2029]/)
    .map((line, index) => ({ number: index + 1, text: tidy(line), isIndented: /^[ \t]/.test(line) }));
}
