import { displayName, splitName } from '../core/name';
import type { Found } from './scan';
import { wholeSubjectOf } from './whole-subject';

/** Authors of one paper that count; collaborations have thousands. */
const mostAuthors = 30;

/** Tags and all that is above them, each once. */
export function levelsOf(tags: readonly string[]): string[] {
  const levels = new Set<string>();
  for (const tag of tags) {
    for (let end = tag.indexOf('/'); end !== -1; end = tag.indexOf('/', end + 1)) levels.add(tag.slice(0, end));
    levels.add(tag);
  }
  return [...levels];
}

/** A paper's authors, written so that a condition on one finds it: `Family, Given`. */
export function authorsOf({ paper }: Found): string[] {
  const names = (paper?.facts.author ?? []).slice(0, mostAuthors).map((printed) => {
    const name = splitName(printed);
    const { family, given, 'non-dropping-particle': particle } = name;
    if (family === undefined) return displayName(name);
    return [[particle, family].filter(Boolean).join(' '), given].filter(Boolean).join(', ');
  });
  return [...new Set(names)];
}

/** What a paper has: `star`, `note`. */
export function thingsOf({ annotation }: Found): string[] {
  return [...(annotation.starred.value ? ['star'] : []), ...(annotation.note.value === '' ? [] : ['note'])];
}

/** The year in which a paper appeared, as a condition on it would tell; empty where none is known. */
export function yearOf(found: Found): string {
  const { days } = wholeSubjectOf(found, undefined);
  return days ? yearOfDays(days.from, days.to) : '';
}

/** The year of some days, counted from 1970-01-01; empty where they aren't all of one. */
export function yearOfDays(from: number, to: number): string {
  if (from > to || to - from > 366) return '';
  const [first, last] = [from, to].map((day) => new Date(day * 86_400_000).getUTCFullYear());
  return first === last ? String(first) : '';
}
