import { type Name, splitName } from '../core/name';
import type { Paper } from '../core/paper';
import { foldToAscii } from './ascii';
import { withoutFonts } from './latex-maths';
import { romanizedSurname } from './romanize';

/** Characters of one word of a key. */
const maxWordLength = 40;

/** Characters of a title that are looked at. */
const maxTitleLength = 1_000;

/** Words that say nothing at the head of a title. */
const stopWords = setOf(
  `a an the this these that those some any no not is are was were be been being am do does did can could should would
  will shall may might must has have had it its we our you your i my they their there here and or but nor so if than as
  of in on at by for from to into onto towards toward with without within via through over under about above across
  after against among around before behind below beneath beside between beyond during off out per since till until up upon
  how what when where which who whom whose why whether`,
);

/** Words that Better BibTeX leaves out of titles: articles and prepositions. Source: its preference `skipWords`. */
const skippedWords = setOf(
  `a ab aboard about above across after against al along amid among an and anti around as at before behind below beneath
  beside besides between beyond but by d da das de del dell dello dei degli della dalle delle dem den der des despite die
  do down du during ein eine einem einen einer eines el en et except for from gli i il in inside into is l la las le les
  like lo los near nor of off on onto or over past per plus round save since so some sur than the through to toward towards
  un una unas under underneath une unlike uno unos until up upon versus via von while with within without yet zu zum`,
);

/** The surname of a name in ASCII letters and digits, with its particles; of a group its whole name. Empty where it has no such spelling. */
export function surnameWord(name: Name | undefined): string {
  return name === undefined ? '' : (surnameOf(name) || plain(name.literal || name.given || '')).slice(0, maxWordLength);
}

/** The same, but of a group its first word that says something. */
export function firstWord(name: Name | undefined): string {
  if (name === undefined) return '';
  const group = (name.literal || name.given || '').split(/\s+/).map(plain);
  return (surnameOf(name) || group.find(saysSomething) || '').slice(0, maxWordLength);
}

function surnameOf(name: Name): string {
  return plain([name['non-dropping-particle'], name.family].filter(Boolean).join(' ')) || spelt(name);
}

/** With a capital, as surnames are in the other scripts. */
function spelt(name: Name): string {
  const surname = plain(romanizedSurname(name));
  return surname.charAt(0).toUpperCase() + surname.slice(1);
}

/** The first letter of a given name; empty where none is known. */
export function initialOf(name: Name | undefined): string {
  return name?.family === undefined ? '' : plain(name.given ?? '').slice(0, 1);
}

/** The first letters of all of a person's given names; empty where none is known. */
export function initialsOf(name: Name | undefined): string {
  const given = name?.family === undefined ? [] : (name.given ?? '').slice(0, 200).split(/[\s.‐‑-]+/);
  return given.map((one) => plain(one).slice(0, 1)).join('');
}

/** Who wrote a paper, or else who edited it. */
export function creatorsOf({ author = [], editor = [] }: Paper): readonly Name[] {
  return splitNames(author.length > 0 ? author : editor);
}

/** Names with their parts, also those that are as a page prints them. */
export function splitNames(names: readonly Name[]): readonly Name[] {
  return names.some(({ printed }) => printed !== undefined) ? names.map(splitName) : names;
}

/** The first word of a title that says something, as Google Scholar takes it: the first of hyphenated ones. */
export function headWord(title: string): string {
  const found = withoutFonts(title.slice(0, maxTitleLength))
    .split(/[\s/:,;.!?()[\]—–]+/)
    .map(headOf);
  return (found.find(saysSomething) ?? '').slice(0, maxWordLength);
}

/** The words of a title but articles and prepositions; hyphenated ones are one. */
export function titleWords(title: string): string[] {
  const found = withoutFonts(title.slice(0, maxTitleLength)).match(/[\p{L}\p{N}\p{M}'’‐‑-]+/gu) ?? [];
  return found
    .map((word) => plain(word).slice(0, maxWordLength))
    .filter((word) => word !== '' && !skippedWords.has(word.toLowerCase()));
}

/** Leave the words out that Better BibTeX leaves out of titles. */
export function skipWords(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => !skippedWords.has(word.toLowerCase()))
    .join(' ');
}

/** Write text with ASCII letters and digits alone, without spaces. */
export function plain(text: string): string {
  return foldToAscii(text.slice(0, 200)).replace(/[^A-Za-z0-9]+/g, '');
}

/** The first of hyphenated words; a single letter takes the next along: `Low` of `Low-Rank`, `UNet` of `U-Net`. */
function headOf(word: string): string {
  const [first = '', ...rest] = word
    .split(/[-‐‑]+/)
    .map(plain)
    .filter((part) => part !== '');
  return first.length > 1 ? first : first + (rest[0] ?? '');
}

function saysSomething(word: string): boolean {
  return word !== '' && !stopWords.has(word.toLowerCase());
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
