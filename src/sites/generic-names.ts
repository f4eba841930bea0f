import { maxNameLength, type Name } from '../core/name';
import { tidy } from '../core/text';
import { maxNames } from './read-fields';
import { surnameFirst } from './surname-first';

/** A line of authors: its names, and whether it says that there are more of them. */
export interface NameList {
  author: Name[];
  isIncomplete: boolean;
}

const particle =
  "(?:van|von|vom|der|den|de|het|la|le|du|da|das|dos|do|di|del|della|dal|ter|ten|te|zu|zum|zur|af|av|al|el|bin|ibn|d')";
const nameWord = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,40}|\\p{Lu}\\.(?:-?\\p{Lu}\\.)*)";
const person = new RegExp(
  `^${nameWord}(?: (?:${particle} ){0,3}${nameWord}| ${particle}){1,4}$|^[\\p{sc=Han}]{2,4}$`,
  'u',
);
const inverted = new RegExp(
  `^(?:${particle} ){0,2}${nameWord}(?: ${nameWord})?, ?${nameWord}(?: ${nameWord}){0,2}$`,
  'u',
);

const nobody = new Set(
  `abstract academy advances ai algorithms america american analysis annual applications applied approach artificial arxiv association biology cell center centre
   chemistry china chinese code college communications computational computer computing conference congress control data deep department design development
   edition editors engineering entropy european foundation foundations frontiers graphics group health human image in inference information institute
   intelligence international japan journal knowledge lab laboratory language languages large learning letters linguistics machine main management mathematics
   medicine mechanics media medical methods mining model models multimedia natural nature network networks neural neuroscience new north of oral paper papers
   pattern physical physics poster preprint press proceedings processing program project psychology publications quantum reasoning recognition report research
   retrieval review reviews robotics science sciences security session social society software source south speech spotlight statistics studies survey symposium system systems
   team technical technology the theory track transactions university usa vision visual volume west workshop workshops world`.split(
    /\s+/,
  ),
);

/** Characters of one name: more would take the expressions above long to turn down. */
const maxPerson = 80;

/** Whether a text is one person's name as listings print it: `Hugo Touvron`, `AA Salema`, `Hagger MS`. */
export function isPerson(text: string): boolean {
  return (
    text.length <= maxPerson && person.test(text) && !text.split(/[ -]/).some((word) => nobody.has(word.toLowerCase()))
  );
}

function isInverted(text: string): boolean {
  return text.length <= maxPerson && inverted.test(text);
}

const before = /^(?:authors?|editors?|by)\b ?:? ?/i;
const more =
  /[,;]? ?(?:\bet al\b\.?|(?:\band )?\b\d{1,4} (?:more|other) (?:co-?)?authors?\b|\band others\b|…|\.\.\.|\+ ?\d{1,4}\b).*$/u;
const behind = / [-–—|] |(?<=[\p{Ll}\p{Lu}]{2})\. (?=\S{2})|\.?\s*[([]?\b(?:19|20)\d{2}\b|\s*\[/u;

/**
 * Read a line of names; undefined where that isn't sure: every one must look like a person's, and there must be two,
 * or the line must say that it names authors (`By …`, or `isAuthors`: then most of them must).
 */
export function readNames(text: string, isAuthors = false): NameList | undefined {
  const line = tidy(text.slice(0, 20_000));
  const bare = line.replace(before, '');
  const isSaid = isAuthors || bare !== line;
  if (!isSaid && !/[,;·|/‧&]| and /.test(line)) return undefined;
  // What follows the names: a venue, a year, what a listing says of them.
  const [names = ''] = bare.split(behind, 1);
  const all = split(names.replace(more, '')).slice(0, maxNames);
  const people = all.filter((name) => isPerson(name) || isInverted(name)).length;
  if (isSaid ? people === 0 || people < 0.6 * all.length : people < 2 || people < all.length) return undefined;
  const printed = isSurnameFirst(all) ? all.map((name) => surnameFirst(name.replace(/\.$/, ''))) : all;
  return {
    author: printed.map((name) => ({ printed: name.slice(0, maxNameLength) })),
    isIncomplete: more.test(bare.slice(0, names.length + 3)),
  };
}

/** Whether a list prints `Hagger MS, Wood C`; a surname in capitals among other names (`Jun CEN`) is none of that. */
function isSurnameFirst(all: readonly string[]): boolean {
  const swapped = all.filter(
    (name) => / \p{Lu}{1,4}(?: (?:Jr|Sr|\d\w{2}))?\.?$/u.test(name) && !/,|^\p{Lu}{1,2}\.? /u.test(name),
  );
  return swapped.length >= 0.9 * all.length;
}

/** `Touvron, H.; Martin, L.` and `Touvron, H., Martin, L.` keep their commas. */
function split(line: string): string[] {
  const all = pieces(line, line.includes(';') ? /;|\band\b|&/u : /[,·|/‧]|\band\b|&/u);
  const isPaired =
    all.length > 1 &&
    all.length % 2 === 0 &&
    !line.includes(';') &&
    all.every((piece, index) => (index % 2 === 0 ? surname : initials).test(piece));
  return isPaired ? all.flatMap((piece, index) => (index % 2 === 0 ? [`${piece}, ${all[index + 1]}`] : [])) : all;
}

const surname = /^[^ .]{2,30}(?: [^ .]{2,30})?$/u;
const initials = /^(?:\p{Lu}\.?[ -]?){1,4}$/u;

function pieces(line: string, by: RegExp): string[] {
  return line
    .split(by)
    .map((piece) => piece.replace(/^[\s,;:·]+|[\s,;:·]+$|(?<=\p{L}{2})\.$/gu, '').trim())
    .filter((piece) => piece !== '');
}
