import { isParticle, type Name } from '../core/name';
import { decodeEntities } from '../formats/html-entities';
import { nameOfParts } from '../formats/written-names';
import { groupIn, limits, printedName } from './facts';
import { shortened } from './told';

/** A name as sources write it that keep its parts apart. */
export interface NameParts {
  family?: string | undefined;
  given?: string | undefined;
  suffix?: string | undefined;
  /** Of a group, or a person whose name isn't split. */
  literal?: string | undefined;
}

/** The name of a person or a group from its parts; particles are taken from the family name, or the end of the given ones. Undefined where all are empty. */
export function nameOf(parts: NameParts): Name | undefined {
  const part = (text: string | undefined) =>
    text === undefined ? undefined : shortened(decodeEntities(text.slice(0, 4 * limits.name)), limits.name);
  const [family, given, suffix, literal] = [parts.family, parts.given, parts.suffix, parts.literal].map(part);
  if (family === undefined) return printedGroup(literal ?? given);
  if (given === undefined && suffix === undefined) return { literal: family };
  const [before, trailing] = partedGiven(given);
  return nameOfParts([...trailing, family].join(' '), before, suffix ?? '');
}

/** A group without the words for whom its authors write; what isn't said to be split stays whole. */
function printedGroup(text: string | undefined): Name | undefined {
  return text === undefined ? undefined : { literal: groupIn(text) };
}

/** Given names, and the particles of the surname that some write behind them: `L. van der`. */
function partedGiven(given = ''): [given: string, particles: string[]] {
  const words = given.split(' ');
  const last = words.findLastIndex((word, index) => index === 0 || !isParticle(word));
  return [words.slice(0, last + 1).join(' '), words.slice(last + 1)];
}

/** A name as it is printed, with entities, split. */
export function writtenName(text: string | undefined): Name | undefined {
  return printedName(text === undefined ? undefined : decodeEntities(text.slice(0, 4 * limits.name)));
}
