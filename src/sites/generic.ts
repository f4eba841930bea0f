import { cardByTitle, cardOf, placeIn } from './generic-card';
import { holdersOf } from './generic-holders';
import { listMentions, type Mention } from './generic-mentions';
import { ownPaper, readOwnPaper } from './generic-paper';
import { isFurniture, isReferences, isRelated } from './generic-regions';
import { draftsOf, kindOf } from './generic-siblings';
import { isInline } from './generic-text';
import { maxUnits, type Unit, unitsOf } from './generic-units';
import type { Card, PageReading, Skipped } from './site';

/**
 * Find the papers on any page, by the identifiers that its links carry: a card is the largest element that holds the
 * links of just one paper and has siblings of its own kind. docs/recognition.md says what is a card and what isn't.
 * Linear in the number of links; asks for no layout, changes nothing, throws nothing.
 * @param today `YYYY-MM-DD`, the reader's day, for dates without a year.
 */
export function readAnywhere(document: Document, url: URL, today: string): PageReading {
  const { body } = document;
  if (!body) return reading('other', []);
  const own = ownPaper(document, url);
  if (own !== undefined) {
    const paper = readOwnPaper(own, document, today);
    return reading('paper', paper ? [paper] : []);
  }
  const mentions = listMentions(document, url.href);
  const groups = groupsOf(mentions, body);
  const asides = groups.filter(({ parent }) => isRelated(parent)).map(({ parent }) => parent);
  return readGroups(asides.length === 0 ? groups : groupsOf(outside(mentions, asides), body), today);
}

/** Units with one parent: a list, or a part of one. */
interface Group {
  parent: HTMLElement;
  units: Unit[];
}

function groupsOf(mentions: readonly Mention[], body: HTMLElement): Group[] {
  const root = holdersOf(mentions, body);
  const groups = new Map<HTMLElement, Unit[]>();
  for (const unit of root ? unitsOf(root) : []) {
    const parent = unit.element.parentElement as HTMLElement;
    const units = groups.get(parent);
    if (units) units.push(unit);
    else groups.set(parent, [unit]);
  }
  return [...groups].map(([parent, units]) => ({ parent, units }));
}

function outside(mentions: readonly Mention[], lists: readonly Element[]): Mention[] {
  const inside = new Set<Element>(lists.flatMap((list) => [...list.querySelectorAll('a')]));
  return mentions.filter(({ link }) => !inside.has(link));
}

function readGroups(groups: readonly Group[], today: string): PageReading {
  const skipped: Skipped = { untitled: 0, unlinked: 0 };
  const cards: Card[] = [];
  for (const { parent, units } of groups) {
    const own = units.filter(isBlock);
    if (own.length === 0 || isFurniture(parent) || isReferences(parent)) continue;
    cards.push(...readGroup({ parent, units: own }, skipped, today));
  }
  return { ...reading(cards.length > 0 ? 'listing' : 'other', cards.slice(0, maxUnits)), skipped };
}

function readGroup({ parent, units }: Group, skipped: Skipped, today: string): Card[] {
  const cards = new Map<Element, Card>();
  for (const draft of draftsOf(units)) {
    const card = cardOf(draft, today);
    if (card) cards.set(draft.parts[0] as Element, card);
    else skipped.untitled += 1;
  }
  if (cards.size === 0 || parent.childElementCount === units.length) return [...cards.values()];
  return withRowsByTitle(parent, units, cards, skipped, today);
}

/** Add the rows of the same kind that have no identifier but a title and authors where their siblings have them. */
function withRowsByTitle(
  parent: Element,
  units: readonly Unit[],
  cards: ReadonlyMap<Element, Card>,
  skipped: Skipped,
  today: string,
): Card[] {
  const kinds = new Set(units.map(({ element }) => kindOf(element)));
  const places = new Set([...cards].map(([element, card]) => placeIn(element, card.title)));
  const taken = new Set<Element>([...cards.values()].flatMap(({ parts }) => parts));
  const all: Card[] = [];
  let untold = 0;
  for (const child of parent.children) {
    const card = cards.get(child);
    if (card) all.push(card);
    else if (!taken.has(child) && kinds.has(kindOf(child)) && all.length < maxUnits) {
      const found = cardByTitle(child as HTMLElement, places, today);
      if (found === 'untold') untold += 1;
      else if (found) all.push(found);
    }
  }
  // On a page that lists papers among other things, what isn't one wasn't skipped.
  if (untold <= all.length) skipped.unlinked += untold;
  return all;
}

/** Whether a unit can carry a strip: a link in a sentence is no card. */
function isBlock({ element }: Unit): boolean {
  return !isInline(element) || [...element.children].some((child) => !isInline(child));
}

function reading(kind: PageReading['kind'], cards: Card[]): PageReading {
  return { kind, cards, foundBy: 'generic', skipped: { untitled: 0, unlinked: 0 } };
}
