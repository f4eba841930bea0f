import { type PaperId, pageOf, titleId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { namesIn, readGenericFields } from './generic-fields';
import type { Holder } from './generic-holders';
import { inOrderOfTrust, schemeOf } from './generic-mentions';
import type { Draft } from './generic-siblings';
import { isInline, isLabel, linesOf, textOf } from './generic-text';
import { findTitle, readTitle } from './generic-title';
import { present } from './read-fields';
import type { Card } from './site';

/** Make a card of a draft; undefined where it has no title. */
export function cardOf({ units, parts }: Draft, today: string): Card | undefined {
  const [first] = units;
  if (first === undefined) return undefined;
  const links = units.flatMap(({ holder, id }) => paperLinks(holder, holder.isMixed ? id : undefined));
  const title = findTitle(
    parts,
    links.map(({ element }) => element),
  );
  if (title === undefined) return undefined;
  const [id = first.id, ...aliases] = idsOf(links, first.id, title);
  return makeCard(id, aliases, parts, title, today);
}

/** Make a card of a row without an identifier, by its title and authors; undefined where one of them is not sure. */
export function cardByTitle(
  row: HTMLElement,
  titlePlaces: ReadonlySet<string>,
  today: string,
): Card | 'untold' | undefined {
  const title = findTitle([row], []);
  if (title === undefined || !titlePlaces.has(placeIn(row, title))) return undefined;
  const [first] = namesIn(linesOf([row]), title)?.author ?? [];
  const surname = first?.family ?? first?.literal;
  const id = surname === undefined ? undefined : titleId(readTitle(title), surname);
  return id === undefined ? 'untold' : makeCard(id, [], [row], title, today);
}

/** Where the line with a title stands in its card, by tags. */
export function placeIn(card: Element, title: Element): string {
  let place = '';
  let isLine = true;
  for (let at: Element | null = title; at !== null && at !== card; at = at.parentElement) {
    if (isLine && isInline(at)) continue;
    isLine = false;
    place = `${at.localName} ${place}`;
  }
  return place;
}

function makeCard(id: PaperId, aliases: PaperId[], parts: HTMLElement[], title: HTMLElement, today: string): Card {
  return {
    id,
    ...present('aliases', aliases.length > 0 ? aliases : undefined),
    parts,
    title,
    get slot() {
      return slotOf(parts, title);
    },
    read(): ListedPaper {
      return {
        id,
        ...present('aliases', aliases.length > 0 ? aliases : undefined),
        title: readTitle(title) || textOf(title),
        ...present('URL', pageOf(id)),
        ...readGenericFields(parts, title, today),
        foundBy: 'generic',
      };
    },
  };
}

interface PaperLink {
  element: HTMLElement;
  id: PaperId;
}

/** The links to papers in a holder, in page order; with `only`, those to that paper. */
function paperLinks(holder: Holder, only: PaperId | undefined): PaperLink[] {
  const links: PaperLink[] = [];
  const open = [holder];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.mention !== undefined && (only === undefined || at.mention === only))
      links.push({ element: at.element, id: at.mention });
    for (let index = at.children.length - 1; index >= 0; index -= 1) open.push(at.children[index] as Holder);
  }
  return links;
}

const otherThings =
  /\b(?:code|data(?:sets?)?|software|supp\w*|slides?|video|poster|related|cite[sd]?|citations?|models?|zenodo)\b/i;

/** The ids of one paper: of its title's link, and of links that are labelled as the same paper in another place. */
function idsOf(links: readonly PaperLink[], first: PaperId, title: HTMLElement): PaperId[] {
  if (links.every(({ id }) => id === first)) return [first];
  const own = links.find(({ element }) => element.contains(title) || title.contains(element))?.id ?? first;
  const ids = new Map([[schemeOf(own), own]]);
  for (const { element, id } of links) {
    if (!ids.has(schemeOf(id)) && isSamePaper(element, title)) ids.set(schemeOf(id), id);
  }
  return inOrderOfTrust(ids.values());
}

/** Ids of a wrong paper would merge two papers, so the link must say nothing else than where it leads. */
function isSamePaper(link: HTMLElement, title: HTMLElement): boolean {
  const text = textOf(link, 420) || link.getAttribute('aria-label') || link.getAttribute('title') || '';
  return text !== '' && ((isLabel(text) && !otherThings.test(text)) || text === textOf(title, 420));
}

/** The end of the column that the title stands in, never inside its heading or link. */
function slotOf(parts: readonly HTMLElement[], title: HTMLElement): HTMLElement {
  const part = parts.find((one) => one.contains(title)) as HTMLElement;
  const end = parts.at(-1) as HTMLElement;
  if (part !== end || part === title) return end;
  let slot = title.parentElement ?? end;
  while (slot !== end && (isInline(slot) || /^h[1-6]$|^p$/.test(slot.localName) || slot.closest('a') !== null)) {
    slot = slot.parentElement ?? end;
  }
  return end.contains(slot) ? slot : end;
}
