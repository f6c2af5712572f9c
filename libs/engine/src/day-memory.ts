import type { FactView } from './rules/fact-view.js';

/** Holds what was worked out for a release on a day, by a key: gone with the view of that day, and no more than a number for each view. */
export class DayMemory<V> {
  readonly #byView = new WeakMap<FactView, Map<string, V>>();

  constructor(private readonly most: number) {}

  /** What is held under a key, made where it is not. What was held first goes first. */
  get(view: FactView, key: string, make: () => V): V {
    let held = this.#byView.get(view);
    if (!held) this.#byView.set(view, (held = new Map()));
    const known = held.get(key);
    if (known !== undefined) return known;
    const made = make();
    held.set(key, made);
    const oldest = held.keys().next();
    if (held.size > this.most && oldest.value !== undefined) held.delete(oldest.value);
    return made;
  }
}
