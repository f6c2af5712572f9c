/** What time it is. Injected, so that a test can say what day it is. */
export abstract class Clock {
  abstract now(): Date;
  /** The day in UTC, `YYYY-MM-DD`. */
  abstract today(): string;
}

const DAY_MS = 86_400_000;

/** The machine's clock. The day's text is made once a day: it is asked for with every request. */
export class SystemClock extends Clock {
  private day = -1;
  private text = '';

  override now(): Date {
    return new Date();
  }

  override today(): string {
    const now = Date.now();
    const day = Math.floor(now / DAY_MS);
    if (day !== this.day) {
      this.day = day;
      this.text = new Date(now).toISOString().slice(0, 10);
    }
    return this.text;
  }
}
