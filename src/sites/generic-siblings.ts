import { hasOwnTitle, readTitle } from './generic-title';
import type { Unit } from './generic-units';

/** What becomes a card: its units, all of one parent, and the elements between and behind them that belong to it. */
export interface Draft {
  units: Unit[];
  parts: HTMLElement[];
}

/** Siblings that one card can consist of. */
const maxParts = 12;

/**
 * Put together what a listing lists without a wrapper: `dt` and `dd`, a heading and what is under it, a row and the
 * rows that follow each such row.
 * @param units of one parent, in page order
 */
export function draftsOf(units: readonly Unit[]): Draft[] {
  if (units.every(({ element }) => standsAlone.has(element.localName))) {
    return units.map((unit) => ({ units: [unit], parts: [unit.element] }));
  }
  const byElement = new Map<Element, Unit>(units.map((unit) => [unit.element, unit]));
  const kinds = new Set(units.map(({ element }) => kindOf(element)));
  const taken = new Set<Element>();
  const drafts: (Draft & { tail: HTMLElement[] })[] = [];
  for (const unit of units) {
    if (taken.has(unit.element)) continue;
    const lead = leadOf(unit, byElement, taken);
    const draft = { units: [unit], parts: [lead], tail: [] as HTMLElement[] };
    follow(draft, lead, byElement, kinds);
    for (const part of draft.parts) taken.add(part);
    drafts.push(draft);
  }
  return withTails(drafts);
}

/** Each of these is an item of its own: nothing beside it belongs to it. */
const standsAlone = new Set(['article', 'li', 'td']);

/** Elements of one kind look alike to a reader: the same name and classes, for rows the same number of cells. */
export function kindOf(element: Element): string {
  const cells = element.localName === 'tr' ? element.childElementCount : '';
  return `${element.localName} ${cells} ${element.className}`;
}

/** Where a card begins: at the unit, or at the `dt`, heading or title in front of it. */
function leadOf(unit: Unit, units: ReadonlyMap<Element, Unit>, taken: ReadonlySet<Element>): HTMLElement {
  const { element } = unit;
  const before = element.previousElementSibling;
  if (before === null || units.has(before) || taken.has(before) || isLead(element)) return element;
  if (element.localName !== 'dd' && hasOwnTitle(unit.holder)) return element;
  for (
    let at = element.previousElementSibling, steps = 0;
    at !== null && steps < 4;
    at = at.previousElementSibling, steps += 1
  ) {
    if (units.has(at) || taken.has(at)) break;
    if (element.localName === 'dd' && at.localName === 'dt') return at as HTMLElement;
    if (isHeading(at))
      return readTitle(at as HTMLElement) !== '' && isOnlyOne(unit, units) ? (at as HTMLElement) : element;
  }
  return element;
}

/** Whether no other paper stands between a unit and the next heading. */
function isOnlyOne({ element, id }: Unit, units: ReadonlyMap<Element, Unit>): boolean {
  let at = element.nextElementSibling;
  for (let steps = 0; at !== null && steps < maxParts && !isHeading(at); steps += 1, at = at.nextElementSibling) {
    const other = units.get(at);
    if (other !== undefined && other.id !== id) return false;
  }
  return true;
}

function follow(
  draft: Draft & { tail: HTMLElement[] },
  lead: HTMLElement,
  units: ReadonlyMap<Element, Unit>,
  kinds: ReadonlySet<string>,
): void {
  const [first] = draft.units;
  const takesAll = isLead(lead);
  let at = lead.nextElementSibling;
  for (let steps = 0; at !== null && steps < maxParts; steps += 1, at = at.nextElementSibling) {
    const unit = units.get(at);
    const isOwn =
      unit !== undefined &&
      (unit === first || takesAll || (at.localName !== lead.localName && sharesPaper(unit, first)));
    if (unit !== undefined && !isOwn) return;
    if (isHeading(at) || isBreak(at) || (at.localName === lead.localName && takesAll)) return;
    if (unit === undefined && !takesAll && (kinds.has(kindOf(at)) || standsAlone.has(at.localName))) return;
    if (isSilent(at)) continue;
    if (isOwn || takesAll) {
      draft.parts.push(...draft.tail, at as HTMLElement);
      draft.tail.length = 0;
      if (unit !== undefined && unit !== first) draft.units.push(unit);
    } else draft.tail.push(at as HTMLElement);
  }
}

/** Keep what follows a card where its kind follows a good part of them. */
function withTails(drafts: readonly (Draft & { tail: HTMLElement[] })[]): Draft[] {
  const counts = new Map<string, number>();
  for (const { tail } of drafts) {
    for (const kind of new Set(tail.map(kindOf))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const enough = Math.max(2, drafts.length / 3);
  return drafts.map(({ units, parts, tail }) => {
    const end = tail.findIndex((element) => (counts.get(kindOf(element)) ?? 0) < enough);
    return { units, parts: [...parts, ...(end === -1 ? tail : tail.slice(0, end))] };
  });
}

function sharesPaper({ holder }: Unit, first: Unit | undefined): boolean {
  return first !== undefined && holder.ids.some((id) => first.holder.ids.includes(id));
}

function isLead(element: Element): boolean {
  return element.localName === 'dt' || isHeading(element);
}

function isHeading({ localName }: Element): boolean {
  return /^h[1-6]$/.test(localName);
}

const breaks = new Set(['aside', 'footer', 'form', 'header', 'hr', 'main', 'nav', 'section']);

function isBreak({ localName }: Element): boolean {
  return breaks.has(localName);
}

function isSilent({ localName }: Element): boolean {
  return ['br', 'manicule-margin', 'script', 'style', 'template'].includes(localName);
}
