import { parseListingDate } from '../../core/date';
import type { TaughtField } from '../../core/taught';
import { findFirst } from '../../sites/find';
import { findAuthors } from '../../sites/generic-authors';
import { isPerson, readNames } from '../../sites/generic-names';
import { linesOf, textOf } from '../../sites/generic-text';
import { bestOf, innerSelectors } from './selectors';

/** A card whose title is known. */
export interface TitledCard {
  parts: HTMLElement[];
  title: HTMLElement;
}

/** Cards that are looked at for a field that the first of them doesn't show. */
const enoughCards = 12;

/** Guess where cards say a field, as selectors; undefined where hardly any says it. The first card counts most. */
export function guessField(field: TaughtField, cards: readonly TitledCard[]): string[] | undefined {
  const some = cards.slice(0, enoughCards);
  for (const card of some) {
    const element = lookFor(field, card);
    const found = element && selectorFor(field, element, card, some);
    if (found && found.score >= 0.3) return apartFrom(field, found, some);
  }
  return field === 'authors' && readAround(some) >= 0.3 ? [':scope'] : undefined;
}

/** The selectors of a field by an element that was pointed at in a card; undefined where it is in none of its parts. */
export function pickField(
  field: TaughtField,
  element: HTMLElement,
  card: TitledCard,
  cards: readonly TitledCard[],
): string[] | undefined {
  const whole = field === 'authors' ? lineOfNames(element, card) : element;
  const found = selectorFor(field, whole, card, cards.slice(0, enoughCards));
  if (found) return [found.selector];
  const [plain] = innerSelectors(whole, card.parts).toReversed();
  return plain === undefined ? undefined : [plain];
}

/** What is looked at when a field is pointed at by keys: the lines of a card and the pieces in them. */
export function piecesOf({ parts, title }: TitledCard): HTMLElement[] {
  const lines = linesOf(parts);
  const pieces = lines.flatMap((line) => [line, ...line.querySelectorAll<HTMLElement>('*')]);
  return pieces.filter((piece) => !title.contains(piece) && /\S/.test(piece.textContent ?? '')).slice(0, 200);
}

function lookFor(field: TaughtField, card: TitledCard): HTMLElement | undefined {
  switch (field) {
    case 'authors': {
      const line = findAuthors(linesOf(card.parts), card.title)?.element;
      return line?.contains(card.title) ? undefined : line;
    }
    case 'abstract':
      return longestLine(card);
    case 'date':
      return dateIn(card);
  }
}

/** Names around the title count where no element has them for itself, or where that one serves fewer cards. */
function apartFrom(
  field: TaughtField,
  found: { selector: string; score: number },
  cards: readonly TitledCard[],
): string[] {
  const isLess = field === 'authors' && found.score < readAround(cards) - 0.1;
  return isLess ? [':scope'] : [found.selector];
}

function readAround(cards: readonly TitledCard[]): number {
  return cards.filter(({ parts, title }) => findAuthors(linesOf(parts), title)).length / Math.max(1, cards.length);
}

function selectorFor(field: TaughtField, element: HTMLElement, card: TitledCard, cards: readonly TitledCard[]) {
  return bestOf(innerSelectors(element, card.parts), (selector) => {
    if (findFirst(card.parts, selector) !== element) return 0;
    const shares = cards.map(({ parts, title }) => {
      const found = parts.flatMap((part) => [...part.querySelectorAll(selector)]);
      if (found.length === 0 || found[0]?.contains(title)) return 0;
      // All of a card's authors are read, of other fields the first element.
      const read = field === 'authors' ? found : found.slice(0, 1);
      return read.filter(says[field]).length / read.length;
    });
    return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, cards.length);
  });
}

/** Words of a text that can be an abstract, and how many of them begin small, unlike those of a citation. */
const fewestWords = 20;
const smallWords = 0.6;

const says: Record<TaughtField, (element: Element) => boolean> = {
  authors: (element) => readNames(textOf(element, 5_000), true) !== undefined,
  abstract(element) {
    const all = textOf(element, 1_000).split(' ');
    return all.length >= fewestWords && all.filter((one) => /^\p{Ll}/u.test(one)).length >= smallWords * all.length;
  },
  date: (element) => dayIn(element) !== undefined,
};

function longestLine({ parts, title }: TitledCard): HTMLElement | undefined {
  const lines = linesOf(parts).filter((line) => !line.contains(title) && !title.contains(line));
  const long = lines.filter((line) => says.abstract(line) && readNames(textOf(line, 5_000), true) === undefined);
  return long.sort((a, b) => textOf(b, 20_000).length - textOf(a, 20_000).length)[0];
}

function dateIn(card: TitledCard): HTMLElement | undefined {
  const pieces = piecesOf(card).filter((piece) => !piece.contains(card.title) && textOf(piece, 200).length <= 120);
  const dated = pieces.filter((piece) => dayIn(piece) !== undefined);
  // A day is better than a year, the smallest piece that says it better than its line.
  const days = dated.filter((piece) => parseListingDate(dayIn(piece) ?? '', today) !== undefined);
  const best = (days.length > 0 ? days : dated).sort((a, b) => textOf(a).length - textOf(b).length);
  return pieces.find((piece) => piece.localName === 'time' && dated.includes(piece)) ?? best[0];
}

/** Any day will do: it is only asked whether there is one. */
const today = '2100-01-01';

function dayIn(element: Element): string | undefined {
  const text = element.getAttribute('datetime') ?? textOf(element, 200);
  return parseListingDate(text, today) ?? /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
}

/** The line of an author's name that was pointed at, if it lists names. */
function lineOfNames(element: HTMLElement, { title }: TitledCard): HTMLElement {
  const line = element.parentElement;
  const isOne = line !== null && isPerson(textOf(element, 100)) && !line.contains(title);
  return isOne && readNames(textOf(line, 5_000)) !== undefined ? line : element;
}
