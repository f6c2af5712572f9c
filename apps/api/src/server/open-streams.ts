import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';

/** What tells when its caller has gone: a response, or a socket. */
interface Closing {
  once(event: 'close', listener: () => void): unknown;
}

/** Has something told when its caller may not go on: with why, or with nothing where it is to be opened again. Gives what stops the watch. */
export type Watch = (end: (why?: Problem) => void) => () => void;

/** The answers that have no end of their own. There are only so many at once, and all of them end when the service does. */
@Injectable()
export class OpenStreams implements OnModuleDestroy {
  private readonly open = new Set<AbortController>();
  private isClosing = false;

  constructor(private readonly most: number) {}

  get count(): number {
    return this.open.size;
  }

  /**
   * The signal aborts when the caller has gone, when the watch ends it, or when the service ends; `whyOver` tells which reason was given.
   * Throws Problem 503 `too-many-streams`.
   */
  add(response: Closing, watch?: Watch): AbortSignal {
    if (this.open.size >= this.most)
      throw new Problem(503, 'too-many-streams', `This service keeps ${this.most} streams open, and all are taken.`);
    const controller = new AbortController();
    this.open.add(controller);
    const stopWatch = watch?.((why) => controller.abort(why));
    response.once('close', () => {
      stopWatch?.();
      this.open.delete(controller);
      controller.abort();
    });
    if (this.isClosing) controller.abort();
    return controller.signal;
  }

  onModuleDestroy(): void {
    this.isClosing = true;
    for (const controller of this.open) controller.abort();
  }
}

/** Why a stream was ended, where there is a reason that its caller can do something about. */
export const whyOver = ({ reason }: AbortSignal): Problem | undefined =>
  reason instanceof Problem ? reason : undefined;
