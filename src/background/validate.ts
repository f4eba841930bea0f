import { isPaperId, type PaperId } from '../core/identifier';

/** A message's data isn't what the protocol says. */
function expected(what: string, got: unknown): TypeError {
  return new TypeError(`Expected ${what}, got ${got === null ? 'null' : typeof got}`);
}

/** @throws TypeError unless the value is an object with properties. */
export function objectFrom(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw expected('an object', value);
  return value as Record<string, unknown>;
}

/** @throws TypeError unless the value is an array of at most `max` items that all pass `read`. */
export function arrayFrom<T>(value: unknown, max: number, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > max) throw expected(`at most ${max} items`, value);
  return value.map(read);
}

/** @throws TypeError unless the value is a string of at most `max` characters. */
export function stringFrom(value: unknown, max: number): string {
  if (typeof value !== 'string' || value.length > max) throw expected(`a string of at most ${max} characters`, value);
  return value;
}

/** @throws TypeError unless the value is a boolean. */
export function booleanFrom(value: unknown): boolean {
  if (typeof value !== 'boolean') throw expected('a boolean', value);
  return value;
}

/** @throws TypeError unless the value is a whole number from `min` to `max`. */
export function integerFrom(value: unknown, min: number, max: number): number {
  if (!Number.isSafeInteger(value) || Number(value) < min || Number(value) > max) {
    throw expected(`a whole number from ${min} to ${max}`, value);
  }
  return Number(value);
}

/** @throws TypeError unless the value is one of the known ones. */
export function oneFrom<T>(value: unknown, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw expected(`one of ${known.join(', ')}`, value);
  return found;
}

/** @throws TypeError unless the value is a canonical paper id. */
export function paperIdFrom(value: unknown): PaperId {
  if (!isPaperId(value)) throw expected('a paper id', value);
  return value;
}

/** @throws TypeError unless the value looks like a site's id, which is its host where it has no adapter. */
export function siteFrom(value: unknown): string {
  const site = stringFrom(value, 253);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(site)) throw expected("a site's id", value);
  return site;
}
