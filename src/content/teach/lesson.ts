import { identify } from '../../core/identifier';
import { displayName, splitName } from '../../core/name';
import { type TaughtField, type TaughtSite, taughtFields, taughtKeyOf } from '../../core/taught';
import { findFirst } from '../../sites/find';
import type { Card, PageReading, Site } from '../../sites/site';
import { readTaught } from '../../sites/taught';
import { cardSelectors } from './card-selectors';
import { cardsLike, type Likeness } from './cards-like';
import { guessField, pickField, type TitledCard } from './fields';
import { bestOf, innerSelectors } from './selectors';
import { titleSelectors } from './title-selectors';

/** What a field reads from the card that was pointed at and from the next; absent where it reads nothing. */
export interface FieldSample {
  field: TaughtField;
  /** Whether it was guessed or pointed at, so that it can be switched on and off. */
  isKnown: boolean;
  isOn: boolean;
  here?: string;
  next?: string;
}

/** What the reader has taught so far: one title, what is like it, and the fields of its cards. */
export class Lesson {
  readonly title: HTMLElement;
  /** How many elements further out than guessed a card reaches. */
  readonly #wider: number;
  readonly #site: Site;
  readonly #url: URL;
  readonly #like: Likeness;
  readonly #cards: TitledCard[];
  readonly #taught: TaughtSite;
  readonly #fields = new Map<TaughtField, string[]>();
  readonly #off = new Set<TaughtField>();
  /** What was pointed at. */
  readonly #picked = new Map<TaughtField, HTMLElement>();

  constructor(title: HTMLElement, site: Site, url: URL, wider = 0) {
    this.title = title;
    this.#wider = wider;
    this.#site = site;
    this.#url = url;
    this.#like = cardsLike(title, wider);
    const titles = titleSelectors(title, this.#like);
    const card = cardSelectors(titles[0] ?? ':scope', this.#like);
    const next = this.#parts.slice(1).map(({ localName }) => localName);
    this.#cards = ownFirst(this.#like).flatMap((parts) => titledCard(parts, titles));
    const link = linkSelector(this.#cards, url.href);
    this.#taught = {
      ...taughtKeyOf(url),
      card,
      ...(next.length > 0 && { next }),
      title: titles,
      ...(link !== undefined && { link: [link] }),
    };
    for (const field of taughtFields) {
      const guess = guessField(field, this.#cards);
      if (guess) this.#fields.set(field, guess);
    }
  }

  /** What is to be kept. */
  get taught(): TaughtSite {
    const fields = [...this.#fields].filter(([field]) => !this.#off.has(field));
    return { ...this.#taught, ...Object.fromEntries(fields) };
  }

  /** The page as it is read by what was taught; undefined where that finds nothing. */
  read(): PageReading | undefined {
    const { title, card } = this.#taught;
    if (title.length === 0 || card.length === 0) return undefined;
    return readTaught(this.taught, this.#site, this.title.ownerDocument, this.#url, today());
  }

  /** What each field reads, by a reading. */
  samples(reading: PageReading | undefined): FieldSample[] {
    const cards = reading?.cards ?? [];
    const own = cards.findIndex(({ parts }) => parts.some((part) => part.contains(this.title)));
    const [here, next] = [cards[own], cards[own + 1] ?? cards[own - 1]];
    return taughtFields.map((field) => ({
      field,
      isKnown: this.#fields.has(field),
      isOn: this.#fields.has(field) && !this.#off.has(field),
      ...say('here', field, here),
      ...say('next', field, next),
    }));
  }

  /** The same with cards that reach further out (1) or less far (-1): itself where they can't. What was said of fields stays. */
  widened(by: 1 | -1): Lesson {
    const next = new Lesson(this.title, this.#site, this.#url, this.#wider + by);
    const [own, other] = [this.#parts, next.#parts];
    if (own.length === other.length && own.every((part, index) => part === other[index])) return this;
    for (const [field, element] of this.#picked) next.pick(field, element);
    for (const field of this.#off) next.switch(field, false);
    return next;
  }

  switch(field: TaughtField, isOn: boolean): void {
    if (isOn) this.#off.delete(field);
    else this.#off.add(field);
  }

  /** Take a field from an element that was pointed at in any card. Answers whether it is in one. */
  pick(field: TaughtField, element: HTMLElement): boolean {
    const card = this.cardAround(element);
    const found = card && pickField(field, element, card, this.#cards);
    if (!found) return false;
    this.#fields.set(field, found);
    this.#picked.set(field, element);
    this.#off.delete(field);
    return true;
  }

  /** The card that an element is in. */
  cardAround(element: Element): TitledCard | undefined {
    return this.#cards.find(({ parts }) => parts.some((part) => part.contains(element)));
  }

  get #parts(): HTMLElement[] {
    return this.#like.cards[this.#like.taught] ?? [];
  }

  /** The card that was pointed at. */
  get own(): TitledCard | undefined {
    return this.cardAround(this.title);
  }
}

function ownFirst({ cards, taught }: Likeness): HTMLElement[][] {
  return [...cards.slice(taught), ...cards.slice(0, taught)];
}

function titledCard(parts: HTMLElement[], titles: string[]): TitledCard[] {
  const title = titles.length > 0 ? findFirst(parts, titles) : undefined;
  return title ? [{ parts, title }] : [];
}

/** Where the paper's link is, if it isn't the title's. */
function linkSelector(cards: readonly TitledCard[], base: string): string | undefined {
  const identifies = (link: Element | null | undefined) =>
    link != null && identify(link.getAttribute('href') ?? '', base) !== undefined;
  const titled = cards.filter(({ title }) => identifies(title.closest('a[href]') ?? title.querySelector('a[href]')));
  if (titled.length >= 0.5 * cards.length) return undefined;
  const card = cards.find(({ parts }) => linksIn(parts).some(identifies));
  const link = card && linksIn(card.parts).find(identifies);
  if (!card || !link) return undefined;
  const share = (selector: string) =>
    cards.filter(({ parts }) => identifies(findFirst(parts, selector))).length / cards.length;
  return bestOf(innerSelectors(link, card.parts), share)?.selector;
}

function linksIn(parts: readonly HTMLElement[]): Element[] {
  return parts.flatMap((part) => [...part.querySelectorAll('a[href]')]).slice(0, 50);
}

function say(key: 'here' | 'next', field: TaughtField, card: Card | undefined): { here?: string; next?: string } {
  const paper = card?.read();
  const said = {
    authors: paper?.author?.map((name) => displayName(splitName(name))).join(', '),
    abstract: paper?.abstract,
    date: paper?.issued,
  }[field];
  return said ? { [key]: said.slice(0, 200) } : {};
}

/** The local day as `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
