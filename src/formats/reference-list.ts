import type { Line } from './text-lines';

/** One entry of a list: its lines put together. */
export interface ListEntry {
  /** The number of its first line, from 1. */
  line: number;
  /** Without the number or bullet in front of it. */
  text: string;
  /** It had one. */
  isMarked: boolean;
}

const bracketed = /^\[(?:\d{1,5}|[A-Z][\w+-]{1,20}\d{2}[a-z]?)\]\s*/;
const numbered = /^\(?\d{1,3}[.)](?=\s|$)\s*/;
const bullet = /^[-*•+](?=\s)\s*/;

/**
 * Cut lines into entries: at numbers, bullets and blank lines, and where neither holds lines together, line by line.
 * What goes on under a number belongs to it, under a bullet if it is indented, else where paragraphs are wrapped. A word
 * that was hyphenated at a line's end is put together.
 */
export function entriesOf(lines: readonly Line[]): ListEntry[] {
  const isWrapped = wraps(lines);
  // In a list with brackets, "30." at a line's beginning is a volume.
  const number = lines.some(({ text }) => bracketed.test(text)) ? bracketed : numbered;
  const entries: ListEntry[] = [];
  let holds: (line: Line) => boolean = () => false;
  for (const { number: line, text, isIndented } of lines) {
    const last = entries.at(-1);
    const own = text.replace(number, '').replace(bullet, '');
    const isMarked = own !== text;
    if (text === '') holds = () => false;
    else if (last && !isMarked && holds({ number: line, text, isIndented }) && last.text.length < maxEntryLength) {
      last.text = joined(last.text, text);
    } else {
      entries.push({ line, text: own, isMarked });
      holds = number.test(text) ? () => true : bullet.test(text) ? (next) => next.isIndented : () => isWrapped;
    }
  }
  return entries.filter(({ text }) => text !== '');
}

/** Lines are put together up to this; the rest begins a new entry. */
const maxEntryLength = 20_000;

/** Whether paragraphs of several lines, each about as long as the others, stand between blank lines. */
function wraps(lines: readonly Line[]): boolean {
  const inside = lines.filter((line, index) => line.text !== '' && (lines[index + 1]?.text ?? '') !== '');
  const isFilled = inside.filter(({ text }) => text.length >= 50 && text.length <= 130).length;
  const hasBlank = lines.some(({ text }, index) => text === '' && index > 0 && index < lines.length - 1);
  return (
    isFilled > 0 && isFilled >= 0.7 * inside.length && (hasBlank || inside.some((_, at) => lines[at + 1]?.isIndented))
  );
}

function joined(text: string, next: string): string {
  return /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;
}
