import { tidy } from '../core/text';
import { shownText } from './shown-text';
import type { Field, Selectors } from './site';

/** All elements that the first selector finds in a card's parts, or a document, which finds any. */
export function findAll(parts: readonly ParentNode[], selectors: Selectors): HTMLElement[] {
  for (const selector of listOf(selectors)) {
    const found = parts.flatMap((part) => (selector === ':scope' ? [part] : [...part.querySelectorAll(selector)]));
    if (found.length > 0) return found as HTMLElement[];
  }
  return [];
}

/** How cards are found on a page, and what is in them. */
export interface Finder {
  all(roots: readonly ParentNode[], selectors: Selectors): Iterable<HTMLElement>;
  first(parts: readonly HTMLElement[], selectors: Selectors): HTMLElement | undefined;
}

/** The first element that the selectors find in a card's parts. */
export function findFirst(parts: readonly ParentNode[], selectors: Selectors): HTMLElement | undefined {
  for (const selector of listOf(selectors)) {
    for (const part of parts) {
      const found = selector === ':scope' ? part : part.querySelector(selector);
      if (found) return found as HTMLElement;
    }
  }
  return undefined;
}

/** Whether there is an element, and text in it. */
export function hasText(element: HTMLElement | undefined): element is HTMLElement {
  return /[^\s\p{Cc}]/u.test(element?.textContent ?? '');
}

/**
 * The values of a field one after another, tidied and never empty: of the first selector that finds any element.
 * @param limit characters of a value; what is longer is cut.
 */
export function* values(parts: readonly ParentNode[], field: Field | undefined, limit = 1_000): Generator<string> {
  if (field === undefined) return;
  const { select, attr, match, split, form } =
    typeof field === 'string' || Array.isArray(field) ? { select: field } : field;
  for (const element of findAll(parts, select)) {
    const text = valueIn(element, attr, limit);
    const matched = match ? matchesOf(text, match) : [text];
    const pieces = split === undefined ? matched : matched.flatMap((value) => value.split(split));
    for (const piece of pieces) {
      const value = piece.trim();
      if (value) yield form?.(value) ?? value;
    }
  }
}

function valueIn(element: Element, attr: string | undefined, limit: number): string {
  const name = attr ?? (element.localName === 'meta' ? 'content' : undefined);
  return name === undefined ? shownText(element, limit) : tidy((element.getAttribute(name) ?? '').slice(0, limit));
}

function matchesOf(text: string, match: RegExp): string[] {
  const found = match.global ? [...text.matchAll(match)] : [match.exec(text)];
  return found.map((groups) => groups?.[1]?.trim() ?? '');
}

/** Selectors one by one. */
export function listOf(selectors: Selectors): readonly string[] {
  return typeof selectors === 'string' ? [selectors] : selectors;
}
