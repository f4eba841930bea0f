/** Papers of one segment. Their places in it fit into a byte. */
export const segmentSize = 256;

const length = segmentSize / 32;

/** A set of places in a segment, one bit each. */
export type Bits = Uint32Array;

/** The empty set. */
export function noBits(): Bits {
  return new Uint32Array(length);
}

/** The set of the places from `start` up to but without `end`. */
export function bitsBetween(start: number, end: number): Bits {
  const bits = noBits();
  for (let at = start; at < end; at += 1) addBit(bits, at);
  return bits;
}

/** Put a place into a set. */
export function addBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

/** Whether a place is in a set. */
export function hasBit(bits: Bits, at: number): boolean {
  return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

/** What is in both sets. */
export function both(one: Bits, other: Bits): Bits {
  return one.map((bits, index) => bits & (other[index] ?? 0));
}

/** What is in either set. */
export function either(one: Bits, other: Bits): Bits {
  return one.map((bits, index) => bits | (other[index] ?? 0));
}

/** What is in the first set and not in the second. */
export function without(one: Bits, other: Bits): Bits {
  return one.map((bits, index) => bits & ~(other[index] ?? 0));
}

/** How many places are in a set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let rest of bits) {
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The places of a set, in order. */
export function placesOf(bits: Bits): number[] {
  const places: number[] = [];
  for (const [index, word] of bits.entries()) {
    for (let rest = word; rest !== 0; rest &= rest - 1) places.push(index * 32 + (31 - Math.clz32(rest & -rest)));
  }
  return places;
}
