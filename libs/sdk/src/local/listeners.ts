import type { ReleaseHeader } from '@plimsoll/engine';
import { troubleOf } from './failures.js';
import type { Attempted, LocalOptions, Trouble } from './local.types.js';

/** Who hears of what happens. What a listener throws never ends what follows. */
export class Listeners {
  /** What was tried without success, until there is a release. */
  private attempts: Attempted[] | undefined = [];

  constructor(private readonly options: Pick<LocalOptions, 'onRelease' | 'onTrouble'>) {}

  get tried(): readonly Attempted[] {
    return this.attempts ?? [];
  }

  begun(): void {
    this.attempts = undefined;
  }

  readonly trouble = (trouble: Trouble): void => {
    const { code, message, place } = trouble;
    this.attempts?.push({ code, message, place });
    try {
      this.options.onTrouble?.(trouble);
    } catch {
      // There is nobody left to tell.
    }
  };

  readonly release = (release: ReleaseHeader): void => {
    try {
      this.options.onRelease?.(release);
    } catch (error) {
      this.trouble(troubleOf(error, 'onRelease', 'callback-failed'));
    }
  };
}
