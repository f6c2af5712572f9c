import type { Output } from './output.js';

const ERASE = '\r\u001b[2K';
const EVERY_MS = 100;

/** Tells on a terminal how far long work has come, on one line that goes away again. On anything else it is silent. */
export class Progress {
  private toldAt = 0;
  private isShown = false;

  constructor(private readonly output: Output | undefined) {}

  async tell(text: string): Promise<void> {
    const now = Date.now();
    if (!this.output?.isTerminal || now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    this.isShown = true;
    const columns = this.output.paper(undefined).columns ?? 80;
    await this.output.write(`${ERASE}${text.slice(0, columns - 1)}`);
  }

  async end(): Promise<void> {
    if (this.isShown) await this.output?.write(ERASE);
    this.isShown = false;
  }
}
