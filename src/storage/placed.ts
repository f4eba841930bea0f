import { maxReadingLists } from '../core/reading-list';
import { maxRules } from '../core/rule';
import { TooManyLists, TooManyRules } from './errors';
import type { StoredList, StoredRule } from './schema';

/** A record that stands in an order, and stays as a tombstone once it is removed: a rule, or a reading list. */
export type Placed = StoredRule | StoredList;

/** A record with the place that it gets. */
export interface Placement<T> {
  record: T;
  position: number;
}

/** Compare records by their places, for sorting. Two devices may once have given the same one. */
export function byPosition(one: Placed, other: Placed): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}

/** Whether a record isn't removed. */
export function isPresent({ removed }: Placed): boolean {
  return removed === undefined;
}

/** @throws TooManyRules, TooManyLists where there are more of them than a library can have, those aside that are removed. */
export function requireRoom(name: 'rules' | 'lists', all: readonly Placed[]): void {
  const count = all.filter(isPresent).length;
  if (name === 'rules' && count > maxRules) throw new TooManyRules(count, maxRules);
  if (name === 'lists' && count > maxReadingLists) throw new TooManyLists(`Expected at most ${maxReadingLists} lists`);
}

/** Positions for new records, ascending and all before those that there are, removed ones included. */
export function positionsInFront(all: readonly Placed[], count: number): number[] {
  const first = all.reduce((least, { position }) => Math.min(least, position), 1);
  return Array.from({ length: count }, (_, index) => Math.ceil(first) - count + index);
}

/** A position behind all records that there are, removed ones included. */
export function positionAtEnd(all: readonly Placed[]): number {
  return Math.floor(all.reduce((most, { position }) => Math.max(most, position), 0)) + 1;
}

/**
 * Which places records get where one is put in front of another, or at the end without one; none where it stands there
 * already. It goes between its neighbours, removed ones included, since those may come back; where no number is left
 * between them, all are numbered anew.
 */
export function placesToMove<T extends Placed>(records: readonly T[], moved: T, next?: T): Placement<T>[] {
  const all = records.toSorted(byPosition);
  const others = all.filter((other) => other !== moved);
  const at = next && next !== moved ? others.indexOf(next) : others.length;
  if (next === moved || all.indexOf(moved) === at) return [];
  const position = between(others[at - 1]?.position, others[at]?.position);
  return position === undefined
    ? numbered([...others.slice(0, at), moved, ...others.slice(at)])
    : [{ record: moved, position }];
}

/** A number between two others, of which either may be missing; undefined where there is none left. */
function between(low: number | undefined, high: number | undefined): number | undefined {
  if (low === undefined) return high === undefined ? 1 : Math.ceil(high) - 1;
  if (high === undefined) return Math.floor(low) + 1;
  const middle = (low + high) / 2;
  return low < middle && middle < high ? middle : undefined;
}

function numbered<T extends Placed>(inOrder: readonly T[]): Placement<T>[] {
  return inOrder
    .map((record, index) => ({ record, position: index + 1 }))
    .filter(({ record, position }) => record.position !== position);
}
