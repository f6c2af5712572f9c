import { on } from 'node:events';
import { EventEmitter } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ReleaseHeader } from '@plimsoll/engine';
import { ReleaseMemory } from '../releases/releases.types.js';

const CURRENT = 'current';

/** The releases as they become current, for as many as listen. What a listener has not read yet waits for it. */
@Injectable()
export class ReleaseFeed implements OnModuleDestroy {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private readonly closing = new AbortController();
  private readonly stop: () => void;

  constructor(memory: ReleaseMemory) {
    this.stop = memory.onCurrent((header) => this.emitter.emit(CURRENT, header));
  }

  /** Ends when the service does, and when the reader stops. */
  async *follow(catalog: string): AsyncGenerator<ReleaseHeader, void, void> {
    try {
      for await (const [header] of on(this.emitter, CURRENT, { signal: this.closing.signal }) as AsyncIterable<
        [ReleaseHeader]
      >)
        if (header.catalog === catalog) yield header;
    } catch (error) {
      if (!this.closing.signal.aborted) throw error;
    }
  }

  onModuleDestroy(): void {
    this.stop();
    this.closing.abort();
  }
}
