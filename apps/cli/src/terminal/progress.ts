import type { Output } from './output.js';
import { clean, wrap } from './text.js';

const ERASE = '\r\u001b[2K';
const FIRST_AFTER_MS = 400;
const EVERY_MS = 100;

/** Tells on a terminal how far long work has come, on one line that goes away again; of work that is soon done nothing. On anything else it is silent. */
export class Progress {
  private nextAt: number;
  private isShown = false;

  constructor(
    private readonly output: Output | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.nextAt = now() + FIRST_AFTER_MS;
  }

  async tell(text: string): Promise<void> {
    const now = this.now();
    if (!this.output?.isTerminal || now < this.nextAt) return;
    this.nextAt = now + EVERY_MS;
    this.isShown = true;
    const columns = this.output.paper(undefined).columns ?? 80;
    await this.output.write(`${ERASE}${fitting(clean(text), columns - 1)}`);
  }

  async end(): Promise<void> {
    if (this.isShown) await this.output?.write(ERASE);
    this.isShown = false;
  }
}

/** As much of a text as goes on one line: one that is broken could not be taken away again. */
const fitting = (text: string, columns: number) => wrap(text.replaceAll('\n', ' '), columns)[0] ?? '';
