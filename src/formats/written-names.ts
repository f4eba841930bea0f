import { isParticle, type Name, parseName } from '../core/name';
import { tidy } from '../core/text';

/**
 * Read a name as reference managers write it: `Family, Given`, `Family, Given, Suffix`, a group with a comma behind it,
 * or in the order of a page. What stands before the comma is the surname, whatever it looks like.
 * Source: https://en.wikipedia.org/wiki/RIS_(file_format) (AU).
 */
export function invertedName(written: string): Name {
  const [family = '', given = '', ...suffixes] = tidy(written.slice(0, 1_000)).split(/ ?, ?/);
  if (!written.includes(',')) return parseName(written);
  const suffix = suffixes.filter((part) => part !== '').join(', ');
  if (given === '' && suffix === '') return { literal: family };
  if (family === '') return parseName(given);
  return nameOfParts(family, given, suffix);
}

/** A name of its parts; particles in small letters at the head of a surname stand apart. */
export function nameOfParts(surname: string, given: string, suffix: string): Name {
  const words = surname.split(' ');
  const first = words.findIndex((word, index) => index === words.length - 1 || !isParticle(word));
  const particle = words.slice(0, first).join(' ');
  return {
    family: words.slice(first).join(' '),
    ...(given !== '' && { given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(suffix !== '' && { suffix }),
  };
}
