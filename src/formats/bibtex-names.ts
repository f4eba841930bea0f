import { type Name, splitName } from '../core/name';
import type { PaperFields } from '../core/paper';
import { type Encoding, escapeLatex } from './latex';
import { hasMoreAuthors } from './publication';

/**
 * Write a paper's authors for BibTeX and Biber, as `Surname, Given` joined by ` and `, ending in `and others` where the
 * page names only the first of them; absent where it names nobody.
 */
export function bibtexNames(paper: PaperFields, encoding: Encoding = 'ascii'): string | undefined {
  return nameList(paper.author ?? [], encoding, hasMoreAuthors(paper));
}

/** Write names as `bibtexNames` does, of whatever role. */
export function nameList(names: readonly Name[], encoding: Encoding, isIncomplete = false): string | undefined {
  let list = '';
  for (const name of names) {
    const written = bibtexName(name, encoding);
    if (written !== '') list = list === '' ? written : `${list} and ${written}`;
  }
  return list === '' ? undefined : list + (isIncomplete ? ' and others' : '');
}

/** Words of ASCII letters with a capital each, none of them `And`: nothing to escape or to be taken for something else. */
const simple = /^[A-Z](?![Nn][Dd]\b)[A-Za-z'.]*(?:[ -][A-Z](?![Nn][Dd]\b)[A-Za-z'.]*)*$/;

/** Write one name so that BibTeX splits it into the same parts again; empty where it has none. */
function bibtexName(written: Name, encoding: Encoding): string {
  const name = split(written);
  const { family = '', given = '' } = name;
  const isSimple = simple.test(family) && simple.test(given);
  if (isSimple && !name.suffix && !name['non-dropping-particle'] && !name.literal) return `${family}, ${given}`;
  return escapedName(name, encoding);
}

/** A name with a letter that has no command needs UTF-8 anyhow: then the whole of it, as styles cut commands within braces. */
function escapedName(name: Name, encoding: Encoding): string {
  const parts = (['non-dropping-particle', 'family', 'suffix', 'given', 'literal'] as const).map((key) =>
    key === 'given' ? (name[key] ?? '').replace(strayBeginning, '$1') : (name[key] ?? ''),
  );
  const written = parts.map((part) => escapeLatex(part, encoding));
  if (encoding === 'ascii' && /[^\0-\x7f]/.test(written.join(''))) return escapedName(name, 'utf-8');
  const [particle = '', family = '', suffix = '', given = '', literal = ''] = written;
  if (literal === '' && family !== '' && given !== '') {
    const surname = joined(particle && part(particle), surnamePart(family));
    return [surname, suffix && part(suffix), part(initialed(given, encoding))].filter((each) => each !== '').join(', ');
  }
  const whole = literal || [given, joined(particle, family), suffix].filter((each) => each !== '').join(' ');
  const isOneWord =
    literal === '' && whole === family && /^[^\s~,{}-]+$/.test(whole) && !/^(?:and|others)$/i.test(whole);
  if (whole === '' || isOneWord) return whole;
  return encoding === 'ascii' && cutByStyles.test(whole) ? joinedWord(whole) : `{${whole}}`;
}

/** Signs that stand before a given name by mistake only, and of whose commands programs make initials that don't compile. */
const strayBeginning = /(^|[\s-])[{}\\~^<>|]+/g;

/**
 * Programs make initials of given names, of commands in ways of their own: `bibtexu` takes a backslash outside of braces for a
 * letter, Biber the brace that closes one. No name begins with a command but by mistake; it compiles nevertheless.
 */
function initialed(given: string, encoding: Encoding): string {
  if (!given.includes('\\')) return given;
  const signs = given.replace(/(^|[\s-])(\\[#$%&_])/g, '$1{$2}');
  return encoding === 'ascii' ? signs.replace(/\{(\\text[a-z]+)\}/g, '$1{}') : signs;
}

/** Commands among the first characters, of which styles make labels. They know them for one character outside of braces only. */
const cutByStyles = /^.{0,4}[\\{]/;

/** The name as one word, because what parts words is in braces: what is in none is cut at characters. */
function joinedWord(name: string): string {
  return name.replace(/[\s,-]/g, '{$&}');
}

const eastAsian = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}ー々]';

/** The surname stands first in these scripts, parted from the given name by a space or a comma. */
const eastAsianName = new RegExp(`^(${eastAsian}{1,5})\\s?[\\s,，、]\\s?(${eastAsian}{1,8})$`, 'u');

/** `Surname, Given` in a script of its own. In Latin letters it may as well be a group with its town. */
const invertedName = /^([^\p{sc=Latin},،]{1,80})[,،] ?([^\p{sc=Latin},،]{1,80})$/u;

/** The parts of a name, also of one that came whole and yet says which they are. */
function split(name: Name): Name {
  if (name.printed === undefined && name.literal === undefined) return name;
  const { literal, ...parts } = splitName(name);
  const text = literal?.trim() ?? '';
  const [, family, given] = /[^ -~]/.test(text) ? (eastAsianName.exec(text) ?? invertedName.exec(text) ?? []) : [];
  if (family !== undefined && given !== undefined) return { ...parts, family, given };
  return literal === undefined ? parts : { ...parts, literal };
}

/** `van der` and `Berg` are two words, `d'` and `Alembert` one. */
function joined(particle: string, family: string): string {
  return particle === '' || /['`-]$/.test(particle) ? particle + family : `${particle} ${family}`.trim();
}

const partsNames = /,|(?:^|\s)and(?:\s|$)/i;

/** In braces if BibTeX would see more than one part in it. */
function part(text: string): string {
  return partsNames.test(text) ? `{${text}}` : text;
}

/**
 * BibTeX takes a surname's words, which hyphens part as well, for its particle up to the last that begins small, by
 * ASCII letters alone: `{Garcia y Vega}`, `{al-Khwarizmi}` and `{Özgür Ak}` have none.
 */
function surnamePart(text: string): string {
  const words = text.split(/(?<=[\s~-])/);
  if (words.length === 1) return part(text);
  const isSmall = words.map((word) => /^[^A-Za-z{]*[a-z]/.test(word));
  const isTaken = isSmall.lastIndexOf(true) > isSmall.indexOf(false) && isSmall.includes(false);
  const isJoined = words.some((word, at) => isSmall[at] && at < words.length - 1 && word.endsWith('-'));
  const isMistaken = words.some((word, at) => isSmall[at] && !/^\P{L}*\p{Ll}/u.test(word));
  return isTaken || isJoined || isMistaken ? `{${text}}` : part(text);
}
