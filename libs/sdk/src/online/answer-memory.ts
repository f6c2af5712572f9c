/** An answer with the tag by which the service knows it. */
export interface Held {
  readonly etag: string;
  readonly text: string;
}

/** The answers of GET calls, least recently used first; at most so many characters. A call that asks again sends the tag, and reads the text when nothing changed. */
export class AnswerMemory {
  private readonly answers = new Map<string, Held>();
  private size = 0;

  constructor(private readonly mostCharacters: number) {}

  get(key: string): Held | undefined {
    const held = this.answers.get(key);
    if (held) {
      this.answers.delete(key);
      this.answers.set(key, held);
    }
    return held;
  }

  set(key: string, held: Held): void {
    this.drop(key);
    const size = sizeOf(key, held);
    if (size > this.mostCharacters) return;
    this.answers.set(key, held);
    this.size += size;
    for (const oldest of this.answers.keys()) {
      if (this.size <= this.mostCharacters) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const held = this.answers.get(key);
    if (held) this.size -= sizeOf(key, held);
    this.answers.delete(key);
  }
}

const sizeOf = (key: string, { etag, text }: Held) => key.length + etag.length + text.length;
