/** The keys of one shape of objects in canonical order, and each as it is written before its value. */
export interface KeyOrder {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly written: readonly string[];
}

const MOST_SHAPES = 1000;
const MOST_ALIKE = 8;
const LONGEST_HELD = 1000;

const known = new Map<string, KeyOrder[]>();

/**
 * The canonical order of the keys of an object: by UTF-16 code units. An answer has thousands of objects of few shapes, so that shapes are held, by their
 * first key: so many, none of them large, and all forgotten when a further one comes. `write` writes a key, and is asked once for a shape.
 */
export function keyOrderOf(keys: readonly string[], write: (key: string) => string): KeyOrder {
  const first = keys[0] ?? '';
  const alike = known.get(first);
  const held = alike?.find((one) => isSame(one.keys, keys));
  if (held) return held;
  // Without a comparison of its own, a sort of texts is by UTF-16 code units.
  const sorted = [...keys].sort();
  const order = { keys, sorted, written: sorted.map((key) => `${write(key)}:`) };
  hold(first, alike, order);
  return order;
}

function hold(first: string, alike: KeyOrder[] | undefined, order: KeyOrder): void {
  if (order.written.reduce((sum, { length }) => sum + length, 0) > LONGEST_HELD) return;
  if (alike && alike.length < MOST_ALIKE) alike.push(order);
  else {
    if (known.size >= MOST_SHAPES) known.clear();
    known.set(first, [order]);
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
