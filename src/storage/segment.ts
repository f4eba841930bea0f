import type { PaperId } from '../core/identifier';
import { addBit, type Bits, noBits, segmentSize } from './bits';
import type { StoredSegment } from './schema';
import type { Searchable } from './searchable';
import { maxTermLength } from './searchable';

/** Where a saved paper stands in the library: newest first, then by id. */
export type Place = [newest: number, id: PaperId];

/** Behind all papers. */
export const lastPlace: Place = [Number.POSITIVE_INFINITY, '' as PaperId];

/** A paper with what can be found of it. */
export interface Indexed extends Searchable {
  place: Place;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The bytes of a term that an index keeps. */
export function bytesOf(term: string): Uint8Array {
  return encoder.encode(term.length > maxTermLength ? term.slice(0, maxTermLength) : term).subarray(0, maxTermLength);
}

/** Order places. */
export function comparePlaces([newest, id]: Place, [otherNewest, otherId]: Place): number {
  return newest - otherNewest || (id < otherId ? -1 : id === otherId ? 0 : 1);
}

/** Write papers, at most `segmentSize` in their order, as a segment that reaches up to `last`. */
export function segmentOf(papers: readonly Indexed[], last: Place): StoredSegment {
  if (papers.length > segmentSize) throw new TypeError(`Expected at most ${segmentSize} papers, got ${papers.length}`);
  const postings = new Map<string, number[]>();
  for (const [at, { terms }] of papers.entries()) {
    for (const [term, mark] of terms) {
      const known = postings.get(term);
      if (known) known.push(at, mark);
      else postings.set(term, [at, mark]);
    }
  }
  const all = [...postings].map(([term, list]) => ({ bytes: bytesOf(term), list }));
  all.sort((a, b) => compareBytes(a.bytes, b.bytes, b.bytes.length));
  const merged = all.reduce<typeof all>((terms, one) => {
    const before = terms.at(-1);
    if (before && compareBytes(before.bytes, one.bytes, one.bytes.length) === 0)
      before.list = joined(before.list, one.list);
    else terms.push(one);
    return terms;
  }, []);
  const count = merged.reduce((sum, { list }) => sum + list.length / 2, 0);
  const size = merged.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const [terms, papersOf, marksOf] = [new Uint8Array(size), new Uint8Array(count), new Uint8Array(count)];
  const [lengths, counts] = [new Uint8Array(merged.length), new Uint8Array(merged.length)];
  let [end, next] = [0, 0];
  for (const [index, { bytes, list }] of merged.entries()) {
    terms.set(bytes, end);
    end += bytes.length;
    lengths[index] = bytes.length;
    counts[index] = list.length / 2 - 1;
    for (let at = 0; at < list.length; at += 2) {
      papersOf[next] = list[at] ?? 0;
      marksOf[next] = list[at + 1] ?? 0;
      next += 1;
    }
  }
  return {
    last,
    ids: papers.map(({ place }) => place[1]).join('\n'),
    newest: Float64Array.from(papers, ({ place }) => place[0]),
    days: Int32Array.from(papers.flatMap(({ days }) => [days.from, days.to])),
    terms,
    lengths,
    counts,
    papers: papersOf,
    marks: marksOf,
  };
}

/** Terms whose kept beginnings are the same are one. */
function joined(one: number[], other: number[]): number[] {
  const marks = new Map<number, number>();
  for (const list of [one, other])
    for (let at = 0; at < list.length; at += 2)
      marks.set(list[at] ?? 0, (marks.get(list[at] ?? 0) ?? 0) | (list[at + 1] ?? 0));
  return [...marks].sort(([a], [b]) => a - b).flat();
}

/** Compare bytes as far as `end` of the second. */
function compareBytes(one: Uint8Array, other: Uint8Array, end: number): number {
  for (let at = 0; at < end && at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Terms of which only the first is looked at when one is searched for. */
const stepLength = 16;

/** A segment in memory, in which terms can be looked up. */
export class Segment {
  readonly last: Place;
  /** Papers in it. */
  readonly size: number;
  readonly newest: Float64Array;
  readonly days: Int32Array;
  readonly #stored: StoredSegment;
  /** Where every sixteenth term begins, and its postings. */
  readonly #starts: Uint32Array;
  #ids: PaperId[] | undefined;

  constructor(stored: StoredSegment) {
    this.#stored = stored;
    this.last = stored.last;
    this.newest = stored.newest;
    this.days = stored.days;
    this.size = stored.newest.length;
    const { lengths, counts } = stored;
    this.#starts = new Uint32Array(2 * Math.ceil(lengths.length / stepLength));
    let [byte, posting] = [0, 0];
    for (let at = 0; at < lengths.length; at += 1) {
      if (at % stepLength === 0) {
        this.#starts[(2 * at) / stepLength] = byte;
        this.#starts[(2 * at) / stepLength + 1] = posting;
      }
      byte += lengths[at] ?? 0;
      posting += (counts[at] ?? 0) + 1;
    }
  }

  /** The papers' ids in order. */
  get ids(): readonly PaperId[] {
    this.#ids ??= this.size === 0 ? [] : (this.#stored.ids.split('\n') as PaperId[]);
    return this.#ids;
  }

  place(at: number): Place {
    return [this.newest[at] ?? 0, this.ids[at] ?? ('' as PaperId)];
  }

  /** How many of its papers come no later than a place. */
  countUpTo(place: Place): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePlaces(this.place(middle), place) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The papers that have a term, or with `isPrefix` any that begins so, at a place that `mask` names. */
  find(term: Uint8Array, isPrefix: boolean, mask: number): Bits {
    const found = noBits();
    const { terms, lengths, counts, papers, marks } = this.#stored;
    const step = this.#stepBefore(term);
    let byte = this.#starts[2 * step] ?? 0;
    let posting = this.#starts[2 * step + 1] ?? 0;
    for (let index = step * stepLength; index < lengths.length; index += 1) {
      const length = lengths[index] ?? 0;
      const end = posting + (counts[index] ?? 0) + 1;
      const order = this.#compare(terms, byte, length, term);
      const isBegun = order >= 0 && length >= term.length && this.#compare(terms, byte, term.length, term) === 0;
      if (order > 0 && !isBegun) break;
      if (isBegun && (isPrefix || order === 0)) {
        for (let at = posting; at < end; at += 1) if (((marks[at] ?? 0) & mask) !== 0) addBit(found, papers[at] ?? 0);
        if (!isPrefix) break;
      } else if (isBegun) break;
      byte += length;
      posting = end;
    }
    return found;
  }

  /** The terms that begin so, without that beginning, each with the papers that have it. */
  *valuesWith(beginning: string): Generator<[value: string, papers: Bits], undefined> {
    const start = bytesOf(beginning);
    const { terms, lengths, counts, papers } = this.#stored;
    const step = this.#stepBefore(start);
    let byte = this.#starts[2 * step] ?? 0;
    let posting = this.#starts[2 * step + 1] ?? 0;
    for (let index = step * stepLength; index < lengths.length; index += 1) {
      const length = lengths[index] ?? 0;
      const end = posting + (counts[index] ?? 0) + 1;
      const isBegun = length >= start.length && this.#compare(terms, byte, start.length, start) === 0;
      if (isBegun) {
        const found = noBits();
        for (let at = posting; at < end; at += 1) addBit(found, papers[at] ?? 0);
        yield [decoder.decode(terms.subarray(byte + start.length, byte + length)), found];
      } else if (this.#compare(terms, byte, length, start) > 0) return;
      byte += length;
      posting = end;
    }
  }

  /** The last step whose first term comes before a term. */
  #stepBefore(term: Uint8Array): number {
    const { terms, lengths } = this.#stored;
    let [low, high] = [0, this.#starts.length / 2];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const order = this.#compare(terms, this.#starts[2 * middle] ?? 0, lengths[middle * stepLength] ?? 0, term);
      if (order < 0) low = middle;
      else high = middle;
    }
    return low;
  }

  #compare(terms: Uint8Array, start: number, length: number, term: Uint8Array): number {
    const shared = Math.min(length, term.length);
    for (let at = 0; at < shared; at += 1) {
      const difference = (terms[start + at] ?? 0) - (term[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - term.length;
  }
}
