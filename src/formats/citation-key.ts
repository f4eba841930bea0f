import type { Name } from '../core/name';
import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { issuedOf } from './publication';

/**
 * Propose a citation key: the first author's surname or group, the year, and the title's first word that says something,
 * as in `touvron2023llama`. Only `a` to `z` and digits, and never empty.
 */
export function proposeKey(paper: Paper): string {
  const title = titleWord(paper.title ?? '');
  const author = authorWord(paper.author?.[0]);
  const year = issuedOf(paper).year?.toString() ?? '';
  if (author === '' && title === '' && year === '') return 'paper';
  return (author || 'anonymous') + year + title;
}

/** Make a key that isn't taken, by adding a, b, … z, aa, ab and so on. */
export function uniqueKey(proposed: string, taken: ReadonlySet<string>): string {
  let key = proposed;
  for (let count = 1; taken.has(key); count += 1) key = proposed + letters(count);
  return key;
}

/** Characters of one part of a key. */
const maxPartLength = 40;

/** Words that say nothing at the head of a title. */
const stopWords = new Set(
  `a an the this these that those some any no not is are was were be been being am do does did can could should would
  will shall may might must has have had it its we our you your i my they their there here and or but nor so if than as
  of in on at by for from to into onto towards toward with without within via via through over under about above across
  after against among around before behind below beneath beside between beyond during off out per since till until up upon
  how what when where which who whom whose why whether`.split(/\s+/),
);

function authorWord(name: Name | undefined): string {
  if (name === undefined) return '';
  const surname = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  const group = (name.literal || name.given || '').split(/\s+/).map(fold);
  return (fold(surname) || group.find((word) => word !== '' && !stopWords.has(word)) || '').slice(0, maxPartLength);
}

function titleWord(title: string): string {
  const found = title
    .slice(0, 1_000)
    .split(/[\s/:,;.!?()[\]—–]+/)
    .map(headOf);
  return (found.find((word) => word !== '' && !stopWords.has(word)) ?? '').slice(0, maxPartLength);
}

/** The first of hyphenated words; a single letter takes the next along: `low` of `Low-Rank`, `unet` of `U-Net`. */
function headOf(word: string): string {
  const [first = '', ...rest] = word
    .split(/[-‐‑]+/)
    .map(fold)
    .filter((part) => part !== '');
  return first.length > 1 ? first : first + (rest[0] ?? '');
}

function fold(text: string): string {
  return foldToAscii(text.slice(0, 200))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** Count in letters: 1 is `a`, 26 `z`, 27 `aa`. */
function letters(count: number): string {
  const before = Math.floor((count - 1) / 26);
  return (before > 0 ? letters(before) : '') + String.fromCharCode(97 + ((count - 1) % 26));
}
