/** A wait that can be cut short. It does not keep the process alive. */
export class Pause {
  private end: (() => void) | undefined;
  private isCut = false;

  /** Milliseconds to wait; less when it is cut short, and nothing when it was cut short since the last wait. */
  async wait(ms: number): Promise<void> {
    if (!this.isCut)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        timer.unref();
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.isCut = false;
    this.end = undefined;
  }

  /** Ends the wait under way, or the next one before it begins. */
  cut(): void {
    this.isCut = true;
    this.end?.();
  }
}
