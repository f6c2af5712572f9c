/** Gives names that nothing else has: ignoring case, and with a number behind those that are taken. */
export class FreeNames {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  take(name: string): void {
    this.#taken.add(name.toLowerCase());
  }

  /** The name itself, or the next of it that is free; `joint` stands before the number. */
  free(name: string, joint: string): string {
    const key = name.toLowerCase();
    let free = name;
    for (let count = this.#counts.get(key) ?? 2; this.#taken.has(free.toLowerCase()); count += 1) {
      free = `${name}${joint}${count}`;
      this.#counts.set(key, count + 1);
    }
    this.take(free);
    return free;
  }
}
