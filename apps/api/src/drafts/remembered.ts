/** What takes long to come by, for the keys that were asked last. Whoever asks while it is made waits for the same; a failure is not remembered. */
export class Remembered<T> {
  private readonly known = new Map<string, Promise<T>>();

  constructor(private readonly limit: number) {}

  of(key: string, make: () => Promise<T>): Promise<T> {
    const found = this.known.get(key) ?? make();
    this.known.delete(key);
    this.known.set(key, found);
    found.catch(() => this.known.delete(key));
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.limit) break;
      this.known.delete(oldest);
    }
    return found;
  }
}
