import type { Struct, Value } from './values.js';

type Key = boolean | number | string;

/** Stands for every key that no item tells: for a question about the items these all come to the same. */
export const noItem = Symbol('no item');

/** What a question about the items of a list depends on. */
export type RememberedKey = Key | typeof noItem;

/** The items of a list of the design by what they tell in one field, so that those of one value are found without looking at each. */
export class ListIndex {
  readonly #byKey = new Map<Key, number[]>();
  /** Where the field is not told, or told as something that is not compared by identity. */
  readonly #open: number[] = [];
  readonly #absent: number[] = [];

  constructor(
    private readonly list: readonly Value[],
    field: string,
  ) {
    for (let at = 0; at < list.length; at++) this.#placesOf((list[at] as Struct)[field]).push(at);
  }

  #placesOf(told: unknown): number[] {
    if (told === null) return this.#absent;
    if (typeof told !== 'string' && typeof told !== 'number' && typeof told !== 'boolean') return this.#open;
    let places = this.#byKey.get(told);
    if (!places) this.#byKey.set(told, (places = []));
    return places;
  }

  /** Whether an item tells a value. */
  has(key: Key): boolean {
    return this.#byKey.has(key);
  }

  /** The items whose field is, or may be, a value; with those where it is told to be absent where these count. In the order of the list. */
  having(key: Key, countsAbsent: boolean): readonly Value[] {
    const found = this.#byKey.get(key) ?? [];
    const others = countsAbsent ? [...this.#open, ...this.#absent] : this.#open;
    const places = others.length === 0 ? found : [...found, ...others].sort((a, b) => a - b);
    return places.map((at) => this.list[at] as Value);
  }
}
