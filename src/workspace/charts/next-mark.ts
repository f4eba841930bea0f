import type { Mark } from './chart';

/** The mark that a key leads to from another; undefined for keys that lead nowhere. */
export function nextMark(marks: readonly Mark[], from: string, key: string): Mark | undefined {
  const at = marks.findIndex((mark) => mark.key === from);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return marks[Math.min(at + 1, marks.length - 1)];
    case 'ArrowLeft':
    case 'ArrowUp':
      return marks[Math.max(at - 1, 0)];
    case 'Home':
      return marks[0];
    case 'End':
      return marks.at(-1);
    default:
      return undefined;
  }
}
