import { isPerson, type NameList, readNames } from './generic-names';
import { isInline, isLabel, textOf } from './generic-text';
import { readTitle } from './generic-title';

/** Characters of a line of authors: some five hundred names. */
const maxNamesLength = 10_000;

/** Where a card names its authors. */
export interface AuthorLine {
  element: HTMLElement;
  names: NameList;
}

/**
 * Find a card's authors: a line that lists names, links to people, or what follows the title in its line.
 * @param isAuthors says of a line that the card's siblings name their authors there, so that one name is enough.
 */
export function findAuthors(
  lines: readonly HTMLElement[],
  title: HTMLElement,
  isAuthors: (line: HTMLElement) => boolean = () => false,
): AuthorLine | undefined {
  let isAwaited = true;
  for (const line of lines) {
    if (line.contains(title) || title.contains(line)) continue;
    const isExpected: boolean = isAwaited && isAuthors(line);
    isAwaited &&= !isExpected;
    const names = namesIn(line, isExpected);
    if (names) return { element: line, names };
  }
  const own = lines.find((line) => line.contains(title));
  if (own === undefined || isHeading.test(own.localName)) return undefined;
  const names = namesOfPieces(own, title) ?? namesOfLinks(own) ?? namesAround(own, title);
  return names && { element: own, names };
}

function namesIn(line: HTMLElement, isAuthors: boolean): NameList | undefined {
  if (!/\p{Lu}|\p{sc=Han}/u.test((line.textContent ?? '').slice(0, 500))) return undefined;
  const pieces = namesOfPieces(line, undefined);
  return pieces ?? readNames(spacedText(line), isAuthors || isHinted(line)) ?? namesOfLinks(line);
}

/** Of a line of several pieces the one that lists names; else those that are called authors, one by one. */
function namesOfPieces(line: HTMLElement, title: HTMLElement | undefined): NameList | undefined {
  const pieces = [...line.children]
    .slice(0, maxPieces)
    .filter((piece) => piece !== title && isInline(piece)) as HTMLElement[];
  for (const piece of pieces) {
    const names = readNames(spacedText(piece));
    if (names) return names;
  }
  const hinted = pieces.filter(isCalledAuthor).map(spacedText);
  return hinted.length === 0 ? undefined : readNames([...new Set(hinted)].join('; '), true);
}

const maxPieces = 500;

const authorLinks =
  'a[href*="author" i], a[href*="/people/"], a[href*="/profile?id=~"], a[href*="/pid/"], a[href*="/citations?user="], a[rel~="author"]';

function namesOfLinks(line: HTMLElement): NameList | undefined {
  if (!line.textContent || line.firstElementChild === null) return undefined;
  const texts = [...line.querySelectorAll(authorLinks)].map((link) => textOf(link, 100).replace(/[,;]$/, ''));
  if (texts.length === 0 || !texts.every(isPerson)) return undefined;
  return readNames(texts.join('; '), true);
}

/** Whether a page's own names for a line, or for what it stands in, say that it holds authors. */
function isHinted(line: Element): boolean {
  let at: Element | null = line;
  for (let steps = 0; at !== null && steps < 3; at = at.parentElement, steps += 1) if (isCalledAuthor(at)) return true;
  return false;
}

const hints = ['class', 'itemprop', 'data-testid', 'data-test-id', 'data-test'];

function isCalledAuthor(element: Element): boolean {
  return hints.some((name) => /author/i.test(element.getAttribute(name) ?? ''));
}

/** A line's text with a comma where two elements with a name each stand side by side. */
function spacedText(line: Element): string {
  const children = [...line.children].slice(0, maxPieces);
  if (children.length < 2) return textOf(line, maxNamesLength);
  let text = '';
  for (const { nodeType, textContent } of line.childNodes) {
    if (text.length > maxNamesLength) break;
    const piece = nodeType === 1 || nodeType === 3 ? (textContent ?? '').slice(0, maxNamesLength) : '';
    text += /[\p{L}.]$/u.test(text) && nodeType === 1 && /^\p{Lu}/u.test(piece) ? `, ${piece}` : piece;
  }
  return text;
}

const isHeading = /^h[1-6]$/;

/** The names behind a title in its line, or before it as in a citation. */
function namesAround(line: HTMLElement, title: HTMLElement): NameList | undefined {
  const all = textOf(line, maxNamesLength);
  const own = readTitle(title);
  const start = own === '' ? -1 : all.indexOf(own);
  if (start === -1) return undefined;
  return readNames(withoutLabels(all.slice(start + own.length))) ?? readNames(all.slice(0, start));
}

/** What is left of a text without the labels and punctuation at its start. */
function withoutLabels(text: string): string {
  let rest = text;
  for (let steps = 0; steps < 10; steps += 1) {
    const [label = ''] = /^[\s"”'.,:;·|)\]–—-]*[[(][^[\]()]{1,40}[\])]/.exec(rest) ?? [];
    if (label === '' || !isLabel(label)) break;
    rest = rest.slice(label.length);
  }
  return rest.replace(/^[\s"”'.,:;·|)\]–—-]+/, '');
}
