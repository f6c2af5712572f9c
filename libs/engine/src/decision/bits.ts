/** A set of places of a list, 32 to a word. Sets of the same list have the same number of words. */
export type Bits = Uint32Array;

/** The set of some places of a list of a length. */
export function bitsOf(length: number, places: Iterable<number>): Bits {
  const bits = new Uint32Array(Math.ceil(length / 32));
  for (const place of places) bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
  return bits;
}

/** Whether everything in one set is in the other. */
export function isWithin(inner: Bits, outer: Bits): boolean {
  for (let word = 0; word < inner.length; word += 1) if (((inner[word] ?? 0) & ~(outer[word] ?? 0)) !== 0) return false;
  return true;
}

/** The places in a set, in order. */
export function placesIn(bits: Bits): number[] {
  const places: number[] = [];
  for (const [word, held] of bits.entries())
    for (let rest = held; rest !== 0; rest &= rest - 1) places.push(word * 32 + 31 - Math.clz32(rest & -rest));
  return places;
}
