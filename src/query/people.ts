import { displayName, isParticle, type Name, splitName } from '../core/name';
import { fold, words } from '../core/text';
import type { Query } from './query';
import { hasWords, isUnspaced, segmented, spaced } from './texts';

/** A name as an author's condition compares it: folded words with single spaces between them. */
export interface Person {
  /** The surname with its particles and without, and the whole name both ways round. Of a group only the whole. */
  names: string[];
  /** The surname in both forms; none for a group. */
  surnames: string[];
  /** The given names or their initials. */
  given: string[];
  /** A name that can't be split, whose words all count. */
  isGroup: boolean;
}

/** A condition on an author. */
export type AuthorCondition = Extract<Query, { kind: 'author' }>;

/** Take a name apart. */
export function personOf(printed: Name): Person {
  const name = turned(splitName(printed));
  if (name.family === undefined) return { names: [spaced(displayName(name))], surnames: [], given: [], isGroup: true };
  const { family, given = '', 'non-dropping-particle': particle = '' } = name;
  const surname = words(family);
  const bare = surname.slice(
    Math.max(
      0,
      surname.findIndex((word) => !isParticle(word)),
    ),
  );
  const long = [...words(particle), ...surname];
  const first = initialsApart(given);
  const surnames = [...new Set([bare, surname, long].map((one) => segmented(one.join(' '))))];
  const whole = [[...first, ...long], [...words(given), ...long], words(displayName(name)), [...long, ...first]];
  return {
    names: [...surnames, ...whole.map((one) => segmented(one.join(' ')))],
    surnames,
    given: first,
    isGroup: false,
  };
}

/** Whether a person is the one of a condition; undefined where too little is said of the given names. */
export function isPerson({ names, surnames, given, isGroup }: Person, condition: AuthorCondition): boolean | undefined {
  const name = segmented(condition.name);
  if (isGroup) {
    const whole = ` ${names[0]} `;
    const rest = condition.given === undefined ? '' : ` ${segmented(condition.given)}`;
    return rest === ''
      ? hasWords(whole, name, condition.prefix === true)
      : hasWords(whole, `${name}${rest}`, true) || hasWords(whole, `${rest.trim()} ${name}`, false);
  }
  if (condition.given === undefined) {
    const isWhole = names.some((one) => (condition.prefix ? one.startsWith(name) : one === name));
    return isWhole || (!condition.prefix && isInShort({ surnames, given }, name));
  }
  return surnames.includes(name) && goBy(given, condition.given.split(' '));
}

/** Whether a whole name leaves out given names, or has initials of them: `Edward Hu`, `E. Hu` for `Edward J. Hu`. */
function isInShort({ surnames, given }: Pick<Person, 'surnames' | 'given'>, name: string): boolean | undefined {
  const surname = surnames.find((one) => name.endsWith(` ${one}`));
  if (surname === undefined) return false;
  let verdict: boolean | undefined = true;
  for (const [index, want] of name
    .slice(0, -surname.length - 1)
    .split(' ')
    .entries()) {
    const have = given[index];
    if (have === want || (have?.startsWith(want) && want.length === 1 && !isUnspaced(want))) continue;
    if (have !== undefined && !(have.length === 1 && want.startsWith(have))) return false;
    verdict = undefined;
  }
  return verdict;
}

/** Whether given names go by others or their initials; undefined where the paper has initials or fewer of them. */
function goBy(given: string[], wanted: string[]): boolean | undefined {
  if (wanted.length === 1 && given.length > 1 && wanted[0] === given.map((one) => one[0]).join('')) return true;
  let verdict: boolean | undefined = true;
  for (const [index, want] of wanted.entries()) {
    const have = given[index];
    if (have?.startsWith(want)) continue;
    if (have !== undefined && !(have.length === 1 && want.startsWith(have))) return false;
    verdict = undefined;
  }
  return verdict;
}

/** Medical indexes write the surname first and initials behind: `Wilkinson MD` has been split into `Wilkinson` and `MD`. */
function turned(name: Name): Name {
  const { family = '', given = '' } = name;
  if (!capitals.test(family) || given === '' || capitals.test(given.replace(/[. ]/g, ''))) return name;
  return { ...name, family: given, given: family };
}

function initialsApart(given: string): string[] {
  return given.split(/[\s.-]+/).flatMap((word) => (capitals.test(word) ? [...fold(word)] : words(word)));
}

const capitals = /^\p{Lu}{1,4}$/u;
