import type { TaughtProblem } from '../core/taught';
import { text } from '../ui/text';

/** Say what is wrong with a property of a taught page, or with all of it. */
export function faultText({ property, problem }: { property: string; problem: TaughtProblem }): string {
  return property === '' ? text('taughtFault_whole') : text(`taughtFault_${problem}`, property);
}
