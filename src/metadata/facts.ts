import { maxNameLength, type Name, parseName } from '../core/name';
import type { PaperFields } from '../core/paper';
import { shortened } from './told';

/** Characters and numbers that are kept of what a source says. */
export const limits = {
  title: 2_000,
  abstract: 20_000,
  name: maxNameLength,
  names: 5_000,
  editors: 100,
  venue: 500,
  short: 100,
};

/** The parts that are there: what is undefined, or an empty list, is left out. */
export function factsOf<T extends object>(parts: { [Part in keyof T]: T[Part] | undefined }): T {
  const there = Object.entries(parts).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && !part.length),
  );
  return Object.fromEntries(there) as T;
}

/** The authors of a list, and how many there are where there are more than are kept. */
export function authorsOf(
  names: readonly (Name | undefined)[],
  count = names.length,
): Pick<PaperFields, 'author' | 'authorCount' | 'authorsIncomplete'> {
  const author = names.slice(0, limits.names).filter((name) => name !== undefined);
  const isCut = author.length > 0 && count > limits.names;
  return factsOf<Pick<PaperFields, 'author' | 'authorCount' | 'authorsIncomplete'>>({
    author,
    authorCount: isCut ? count : undefined,
    authorsIncomplete: isCut ? true : undefined,
  });
}

/** A name as it is printed, split; a group without the words for whom its authors write: `for the ATLAS Collaboration`. */
export function printedName(text: string | undefined): Name | undefined {
  const name = text === undefined ? undefined : shortened(text, limits.name);
  return name === undefined ? undefined : parseName(groupIn(name));
}

/** The name of a group, or of anybody, without the words for whom its authors write. */
export function groupIn(name: string): string {
  const [, group] =
    /^(?:on behalf of|for) (?:the )?(.{1,180}\b(?:collaboration|consortium|group|team|network|investigators)s?)$/i.exec(
      name,
    ) ?? [];
  return group ?? name;
}

/** An ISO date that exists, as precise as its parts say: year, month and day from 1. */
export function dateOf(year: number | undefined, month?: number, day?: number): string | undefined {
  if (year === undefined || !Number.isInteger(year) || year < 1_000 || year > 2_200) return undefined;
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return String(year);
  const toMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined || !Number.isInteger(day) || day < 1) return toMonth;
  return new Date(Date.UTC(year, month, 0)).getUTCDate() < day ? toMonth : `${toMonth}-${String(day).padStart(2, '0')}`;
}

/** The date of a text that begins with one: `2017-07-27T08:18:33Z`, `2017-07`, `2017`. */
export function isoDate(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?!\d))?)?(?![\d])/.exec(text ?? '') ?? [];
  return year ? dateOf(Number(year), month ? Number(month) : undefined, day ? Number(day) : undefined) : undefined;
}

/** An address of the web; undefined for anything else. */
export function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/\S{1,1900}$/.test(text) ? text : undefined;
}
