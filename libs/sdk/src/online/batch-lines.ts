import type { BatchLine } from '../generated/types.js';
import { written } from './settings.js';

/** Characters that are sent at once, where so many are there. */
const PIECE = 16_384;

const LATER = Symbol('later');

/** The lines of a batch on their way: taken one by one, as they can be sent, and counted. Nothing of them is kept. */
export class BatchLines {
  sent = 0;
  answered = 0;
  /** What taking a line threw; it is the caller's own. */
  failure: { readonly error: unknown } | undefined;
  /** Whether there are no more. */
  isOver = false;
  private ahead: Promise<string | undefined> | undefined;
  private readonly source: Iterator<BatchLine> | AsyncIterator<BatchLine>;

  constructor(lines: Iterable<BatchLine> | AsyncIterable<BatchLine>) {
    this.source = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  }

  /** Whether something has to come: an answer, or the end of the last one. */
  get isOwed(): boolean {
    return this.isOver || this.sent > this.answered;
  }

  get moved(): number {
    return this.sent + this.answered;
  }

  /** A body of all lines; each is taken when it can be sent. */
  stream(): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    return new ReadableStream<Uint8Array>(
      {
        pull: async (control) => {
          const text = await this.some();
          if (text === '') control.close();
          else control.enqueue(encoder.encode(text));
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** The text of the next lines, at most so many; empty behind the last one. */
  async take(most: number): Promise<string> {
    const texts: string[] = [];
    while (texts.length < most) {
      const line = await this.following();
      if (line === undefined) break;
      texts.push(line);
    }
    return texts.join('');
  }

  /** No more lines are taken. Not waited for: whoever gives them may be at something that takes long. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    void Promise.resolve(this.source.return?.()).catch(() => undefined);
  }

  /** The next lines: those that are there at once, so that none waits for another. */
  private async some(): Promise<string> {
    let text = (await this.following()) ?? '';
    const soon = new Promise<typeof LATER>((resolve) => void setTimeout(resolve, 0, LATER));
    while (text.length < PIECE && !this.isOver) {
      const line = await Promise.race([this.peek(), soon]);
      if (line === LATER) break;
      text += (await this.following()) ?? '';
    }
    return text;
  }

  private following(): Promise<string | undefined> {
    const line = this.peek();
    this.ahead = undefined;
    return line;
  }

  private peek(): Promise<string | undefined> {
    this.ahead ??= this.next();
    // Whoever takes it hears of its failure; it may be that nobody does any more.
    this.ahead.catch(() => undefined);
    return this.ahead;
  }

  private async next(): Promise<string | undefined> {
    if (this.isOver) return undefined;
    try {
      const { done, value } = await this.source.next();
      if (done) {
        this.isOver = true;
        return undefined;
      }
      const text = `${written(value)}\n`;
      this.sent += 1;
      return text;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}
