import { listOrders, maxListNameLength, type NewReadingList, type ReadingListChange } from '../core/reading-list';
import { maxQueryLength } from '../core/rule';
import { objectFrom, oneFrom, stringFrom } from './validate';

/** Characters of a list's id. */
const maxIdLength = 100;

/** @throws TypeError unless the value is parts of a reading list, the name, if there, not empty. */
export function listChangeFrom(value: unknown): ReadingListChange {
  const { name, query, order } = objectFrom(value);
  return {
    ...(name !== undefined && { name: nameFrom(name) }),
    ...(query !== undefined && { query: stringFrom(query, maxQueryLength) }),
    ...(order !== undefined && { order: oneFrom(order, listOrders) }),
  };
}

/** @throws TypeError unless the value is a whole reading list. */
export function listFrom(value: unknown): NewReadingList {
  const { name, query, order } = listChangeFrom(value);
  if (name === undefined || query === undefined || order === undefined) {
    throw new TypeError('Expected a list with name, query and order, got less');
  }
  return { name, query, order };
}

/** @throws TypeError unless the value could be a list's id. */
export function listIdFrom(value: unknown): string {
  return stringFrom(value, maxIdLength);
}

function nameFrom(value: unknown): string {
  const name = stringFrom(value, maxListNameLength).trim();
  if (name === '') throw new TypeError('Expected a name, got none');
  return name;
}
