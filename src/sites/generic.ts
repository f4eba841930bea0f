import { CardMaker } from './generic-card';
import { withoutCitations } from './generic-citations';
import { type Holder, holdersOf } from './generic-holders';
import { listMentions, type Mention } from './generic-mentions';
import { ownPaper, readOwnPaper } from './generic-paper';
import { isFrame, isFurniture, isReferences, isRelated } from './generic-regions';
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
  const mentions = withoutCitations(listMentions(document, url.href));
  const found = groupsOf(mentions, body);
  const asides = found.groups.filter(({ parent }) => isRelated(parent)).map(({ parent }) => parent);
  return readGroups(asides.length === 0 ? found : groupsOf(outside(mentions, asides), body), today);
}

/** The lists of a page that hold papers. */
interface Found {
  groups: Group[];
  holders: ReadonlyMap<Element, Holder>;
}

/** Units with one parent: a list, or a part of one. */
interface Group {
  parent: HTMLElement;
  units: Unit[];
}

function groupsOf(mentions: readonly Mention[], body: HTMLElement): Found {
  const holders = holdersOf(mentions, body);
  const groups = new Map<HTMLElement, Unit[]>();
  const root = holders.get(body);
  for (const unit of root ? unitsOf(root) : []) {
    const parent = unit.element.parentElement as HTMLElement;
    const units = groups.get(parent);
    if (units) units.push(unit);
    else groups.set(parent, [unit]);
  }
  return { groups: [...groups].map(([parent, units]) => ({ parent, units })), holders };
}

function outside(mentions: readonly Mention[], lists: readonly Element[]): Mention[] {
  const inside = new Set<Element>(lists.flatMap((list) => [...list.querySelectorAll('a')]));
  return mentions.filter(({ link }) => !inside.has(link));
}

function readGroups({ groups, holders }: Found, today: string): PageReading {
  const skipped: Skipped = { untitled: 0, unlinked: 0 };
  const maker = new CardMaker(today);
  const lists = groups
    .map(({ parent, units }) => ({ parent, units: units.filter(isBlock) }))
    .filter(({ parent, units }) => units.length > 0 && !isFurniture(parent) && !isReferences(parent))
    .map(({ parent, units }) => ({ parent, units, drafts: draftsOf(units).map((draft) => maker.look(draft)) }));
  const cards: Placed[] = [];
  for (const { parent, units, drafts } of lists) {
    const made = new Map<Element, Placed>();
    for (const draft of drafts) {
      const card = maker.ofDraft(draft);
      if (card === undefined) skipped.untitled += 1;
      else if (card !== 'prose') made.set(draft.parts[0] as Element, { card, order: draft.units[0]?.order ?? 0 });
    }
    if (made.size === 0 || parent.childElementCount === units.length) cards.push(...made.values());
    else cards.push(...withRows({ parent, units }, made, maker, holders, skipped));
  }
  const titles = new Set<Element>();
  const inOrder = cards
    .sort((a, b) => a.order - b.order)
    .map(({ card }) => card)
    // What is linked inside of a card can come to the card's own title.
    .filter(({ title }) => !titles.has(title) && titles.add(title));
  return { ...reading(inOrder.length > 0 ? 'listing' : 'other', inOrder.slice(0, maxUnits)), skipped };
}

/** A card and where on the page it stands among the units. */
interface Placed {
  card: Card;
  order: number;
}

/** Add a list's rows of the same kind that have no identifier, but a title and authors where others have them. */
function withRows(
  { parent, units }: Group,
  made: ReadonlyMap<Element, Placed>,
  maker: CardMaker,
  holders: ReadonlyMap<Element, Holder>,
  skipped: Skipped,
): Placed[] {
  const kinds = new Set(units.map(({ element }) => kindOf(element)));
  const taken = new Set<Element>([...made.values()].flatMap(({ card }) => card.parts));
  const all: Placed[] = [];
  let order = (units[0]?.order ?? 0) - 0.5;
  for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    const placed = made.get(child);
    if (placed) all.push(placed);
    if (placed) order = placed.order;
    if (taken.has(child) || holders.has(child) || all.length >= maxUnits || !kinds.has(kindOf(child))) continue;
    const card = maker.ofRow(child as HTMLElement);
    // On a page that lists papers among other things, what isn't one wasn't skipped.
    if (card === 'untold') skipped.unlinked += maker.showsAuthors ? 1 : 0;
    else if (card) all.push({ card, order });
  }
  return all;
}

/** Whether a unit can carry a strip: a link in a sentence is no card, nor is a tooltip. */
function isBlock({ element }: Unit): boolean {
  if (isFrame(element)) return false;
  return !isInline(element) || [...element.children].some((child) => !isInline(child));
}

function reading(kind: PageReading['kind'], cards: Card[]): PageReading {
  return { kind, cards, foundBy: 'generic', skipped: { untitled: 0, unlinked: 0 } };
}
