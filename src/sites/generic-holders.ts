import { type PaperId, schemeOf } from '../core/identifier';
import type { Mention } from './generic-mentions';

/** An element that holds links to papers: one of the few of a page that recognition looks at. */
export interface Holder {
  element: HTMLElement;
  place: Place;
  /** Absent: the page's body. */
  parent?: Holder;
  /** The holders right inside, in page order. */
  children: Holder[];
  /** The ids of its links, one per scheme: those of one paper, unless it `isMixed`. */
  ids: PaperId[];
  /** True where two ids of one scheme say that there is more than one paper. */
  isMixed: boolean;
  /** The paper that its headings link to; `many` if they link to several. */
  headed?: PaperId | 'many';
  /** The paper that it links to itself, if it is a link. */
  mention?: PaperId;
}

/** Where elements stand, by their tags from the body down: all cards of a listing share one place, or few. */
export interface Place {
  inside: Map<string, Place>;
  /** Holders here; those that hold one paper, or one in their headings. */
  count: number;
  single: number;
  /** The first such paper, and whether there is another. */
  paper?: PaperId;
  hasTwoPapers: boolean;
}

/**
 * Build the tree of the elements that hold links to papers, the body first.
 * Each link climbs only until it meets what another link has built and said: linear in the number of links and elements.
 */
export function holdersOf(mentions: readonly Mention[], body: HTMLElement): Map<Element, Holder> {
  const holders = new Map<Element, Holder>();
  const root: Holder = { element: body, place: newPlace(), children: none, ids: [], isMixed: false };
  holders.set(body, root);
  for (const { link, id } of mentions) {
    const holder = build(link, holders);
    if (holder === undefined) continue;
    holder.mention = id;
    climb(holder, id);
    if (isHeaded(holder)) climbHeaded(holder, id);
  }
  for (const holder of holders.values()) count(holder);
  return holders;
}

/** The children of most holders, which are links. */
const none: Holder[] = [];

/** Add an element and those around it to the tree; undefined outside the body. */
function build(link: HTMLElement, holders: Map<Element, Holder>): Holder | undefined {
  const path: HTMLElement[] = [];
  let element: HTMLElement | null = link;
  let known = holders.get(link);
  while (known === undefined) {
    path.push(element);
    element = element.parentElement;
    if (element === null) return undefined;
    known = holders.get(element);
  }
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const child: Holder = {
      element: path[index] as HTMLElement,
      place: known.place,
      parent: known,
      children: none,
      ids: [],
      isMixed: false,
    };
    child.place = placeInside(known.place, child.element.localName);
    if (known.children === none) known.children = [child];
    else known.children.push(child);
    holders.set(child.element, child);
    known = child;
  }
  return known;
}

function climb(from: Holder, id: PaperId): void {
  const scheme = id.slice(0, id.indexOf(':') + 1);
  for (let holder: Holder | undefined = from; holder !== undefined; holder = holder.parent) {
    if (holder.isMixed || holder.ids.includes(id)) return;
    if (holder.ids.some((other) => other.startsWith(scheme))) holder.isMixed = true;
    else holder.ids.push(id);
  }
}

const heading = /^h[1-6]$/;

function isHeaded({ element, parent }: Holder): boolean {
  if (element.firstElementChild !== null && heading.test(element.firstElementChild.localName)) return true;
  for (let holder = parent, steps = 0; holder !== undefined && steps < 3; holder = holder.parent, steps += 1) {
    if (heading.test(holder.element.localName)) return true;
  }
  return false;
}

function climbHeaded(from: Holder, id: PaperId): void {
  for (let holder: Holder | undefined = from; holder !== undefined; holder = holder.parent) {
    if (holder.headed === id || holder.headed === 'many') return;
    // Two ids of two schemes may be one paper's.
    if (holder.headed === undefined) holder.headed = id;
    else if (schemeOf(holder.headed) === schemeOf(id)) holder.headed = 'many';
    else return;
  }
}

function count(holder: Holder): void {
  const { place } = holder;
  place.count += 1;
  const paper = paperOf(holder);
  if (paper === undefined) return;
  place.single += 1;
  if (place.paper === undefined) place.paper = paper;
  else if (place.paper !== paper) place.hasTwoPapers = true;
}

/** The paper that a holder holds, if it is one. */
export function paperOf({ ids, isMixed, headed }: Holder): PaperId | undefined {
  if (!isMixed) return ids[0];
  return headed === 'many' ? undefined : headed;
}

function placeInside(place: Place, tag: string): Place {
  let inside = place.inside.get(tag);
  if (inside === undefined) {
    inside = newPlace();
    place.inside.set(tag, inside);
  }
  return inside;
}

function newPlace(): Place {
  return { inside: new Map(), count: 0, single: 0, hasTwoPapers: false };
}
