import { isParticle, type Name, parseName } from '../core/name';
import { decodeEntities } from './entities';
import { factsOf, limits } from './facts';
import { shortened } from './told';

/** A name as sources write it that keep its parts apart. */
export interface NameParts {
  family?: string | undefined;
  given?: string | undefined;
  suffix?: string | undefined;
  /** Of a group, or a person whose name isn't split. */
  literal?: string | undefined;
}

/** The name of a person or a group from its parts; particles are taken from the family name. Undefined where all are empty. */
export function nameOf(parts: NameParts): Name | undefined {
  const part = (text: string | undefined) =>
    text === undefined ? undefined : shortened(decodeEntities(text.slice(0, 4 * limits.name)), limits.name);
  const [family, given, suffix, literal] = [parts.family, parts.given, parts.suffix, parts.literal].map(part);
  if (family === undefined) return (literal ?? given) === undefined ? undefined : { literal: literal ?? given ?? '' };
  if (given === undefined && suffix === undefined) return { literal: family };
  const all = family.split(' ');
  const first = all.findIndex((word, index) => index === all.length - 1 || !isParticle(word));
  return factsOf<Name>({
    family: all.slice(first).join(' '),
    given,
    'non-dropping-particle': first > 0 ? all.slice(0, first).join(' ') : undefined,
    suffix,
  });
}

/** A name as it is printed, with entities, split. */
export function writtenName(text: string | undefined): Name | undefined {
  const name = text === undefined ? undefined : shortened(decodeEntities(text.slice(0, 4 * limits.name)), limits.name);
  return name === undefined ? undefined : parseName(name);
}
