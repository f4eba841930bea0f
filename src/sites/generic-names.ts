import { type Name, parseName } from '../core/name';
import { tidy } from '../core/text';
import { maxNames } from './read-fields';

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
const inverted = new RegExp(`^(?:${particle} ){0,2}${nameWord}(?: ${nameWord})?, ?(?:${nameWord} ?){1,3}$`, 'u');

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

/** Whether a text is one person's name as listings print it: `Hugo Touvron`, `AA Salema`, `Hagger MS`. */
export function isPerson(text: string): boolean {
  return text.length <= 80 && person.test(text) && !text.split(/[ -]/).some((word) => nobody.has(word.toLowerCase()));
}

const before = /^(?:(?:authors?|editors?|by)\b ?:? ?)/i;
const more = /(?:,? ?(?:et al\.?|and others|…|\.\.\.)(?=[\s,;.()–—-]|$).*)$/u;

/**
 * Read a line of names; undefined where that isn't sure: every one must look like a person's, and there must be two,
 * or the line must say that it names authors (`isAuthors`, or `By …`).
 */
export function readNames(text: string, isAuthors = false): NameList | undefined {
  const line = tidy(text.slice(0, 20_000));
  const bare = line.replace(before, '');
  const said = isAuthors || bare !== line;
  // What follows the names: a venue, a year, what a listing says of them.
  const [names = ''] = bare.split(/ [-–—|] |(?<=[\p{Ll}\p{Lu}]{2})\. |\.?\s*[([]?\b(?:19|20)\d{2}\b|\s*\[/u, 1);
  const shown = names
    .replace(more, '')
    .replace(/[\s,;.·:]+$/u, (end) =>
      end.startsWith('.') && / \p{Lu}$/u.test(names.replace(more, '').slice(0, -end.length)) ? '.' : '',
    );
  const all = split(shown).slice(0, maxNames);
  if (all.length < (said ? 1 : 2) || !all.every((name) => isPerson(name) || inverted.test(name))) return undefined;
  return { author: all.map(nameOf), isIncomplete: more.test(names) || /…/.test(bare.slice(0, names.length + 2)) };
}

/** `Touvron, H.; Martin, L.` and `Touvron, H., Martin, L.` keep their commas. */
function split(line: string): string[] {
  const pieces = (by: RegExp) =>
    line
      .split(by)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
  if (line.includes(';')) return pieces(/;|\band\b|&/u);
  const all = pieces(/[,·|]|\band\b|&/u);
  if (all.length < 2 || all.length % 2 !== 0) return all;
  const isPaired = all.every((piece, index) =>
    (index % 2 === 0 ? /^[^ .]{2,}(?: [^ .]{2,})?$/ : /^(?:\p{Lu}\.?[ -]?){1,4}$/u).test(piece),
  );
  return isPaired ? all.flatMap((piece, index) => (index % 2 === 0 ? [`${piece}, ${all[index + 1]}`] : [])) : all;
}

const surnameFirst = /^(\p{Lu}\p{L}*\p{Ll}.{0,60}?) (?!I{2,3}$|IV$)(\p{Lu}{1,4})$/u;

function nameOf(text: string): Name {
  return parseName(text.replace(surnameFirst, '$1, $2'));
}
