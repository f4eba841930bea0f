import { costlyPart } from './pattern-cost';
import type { QueryFault } from './query';

/** Characters of one regular expression. */
export const maxPatternLength = 500;

/** Why an expression is refused, with what the text about it names. */
export interface PatternFault {
  fault: QueryFault;
  subject: string;
  /** The expression that may have been meant. */
  suggestion?: string;
}

/** Say why a regular expression is refused; undefined where it can be used, with `u` and perhaps `i`. */
export function patternFault(source: string, flags: string): PatternFault | undefined {
  if (source.length > maxPatternLength) return { fault: 'patternTooLong', subject: String(maxPatternLength) };
  if (!/^i?$/i.test(flags)) {
    return { fault: 'patternFlags', subject: flags, suggestion: `/${source}/${/i/i.test(flags) ? 'i' : ''}` };
  }
  let expression: RegExp;
  try {
    expression = new RegExp(source, flags ? 'iu' : 'u');
  } catch (error) {
    // V8 and SpiderMonkey put the reason last: "Invalid regular expression: /(/u: Unterminated group".
    const message = error instanceof Error ? error.message : '';
    return { fault: 'patternInvalid', subject: message.slice(message.lastIndexOf(': ') + 1).trim() };
  }
  if (expression.test('')) return { fault: 'patternMatchesAll', subject: source };
  const slow = costlyPart(source, flags !== '');
  if (slow === undefined) return undefined;
  const rest = source.replace(/^\.[*+]\??/, '');
  const isFine = rest !== source && patternFault(rest, flags) === undefined;
  return { fault: 'patternSlow', subject: slow, ...(isFine && { suggestion: `/${rest}/${flags}` }) };
}
