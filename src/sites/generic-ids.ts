import { type PaperId, preferredSchemes, schemeOf } from '../core/identifier';
import type { Holder } from './generic-holders';
import { isLabel, textOf } from './generic-text';
import type { Unit } from './generic-units';

/** A link to a paper, of a card. */
export interface PaperLink {
  element: HTMLElement;
  id: PaperId;
}

/** The links to papers in a unit, in page order; in one of several papers only those to the one that it is about. */
export function paperLinks({ holder, id: paper }: Unit): PaperLink[] {
  if (holder.mention !== undefined) return [{ element: holder.element, id: holder.mention }];
  const links: PaperLink[] = [];
  const open = [holder];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { mention, element, children } = at;
    if (mention !== undefined && (!holder.isMixed || mention === paper)) links.push({ element, id: mention });
    for (let index = children.length - 1; index >= 0; index -= 1) open.push(children[index] as Holder);
  }
  return links;
}

const otherThings =
  /\b(?:code|data(?:sets?)?|software|supp\w*|slides?|video|poster|related|cite[sd]?|citations?|models?|zenodo)\b/i;

/**
 * The ids of a card's paper, the most trusted first: that of its title's link, and those of links that are labelled as
 * the same paper elsewhere. An id of another paper would merge the two, so such a link must say nothing else.
 */
export function idsOf(links: readonly PaperLink[], first: PaperId, title: HTMLElement): [PaperId, ...PaperId[]] {
  if (links.every(({ id }) => id === first)) return [first];
  const own = links.find(({ element }) => element.contains(title) || title.contains(element))?.id ?? first;
  const ids = new Map([[schemeOf(own), own]]);
  for (const { element, id } of links) {
    if (!ids.has(schemeOf(id)) && isSamePaper(element, title)) ids.set(schemeOf(id), id);
  }
  const [id = own, ...aliases] = preferredSchemes.flatMap((scheme) => ids.get(scheme) ?? []);
  return [id, ...aliases];
}

function isSamePaper(link: HTMLElement, title: HTMLElement): boolean {
  const text = textOf(link, 420) || link.getAttribute('aria-label') || link.getAttribute('title') || '';
  return text !== '' && ((isLabel(text) && !otherThings.test(text)) || text === textOf(title, 420));
}
