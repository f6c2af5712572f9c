import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ReleaseHeader } from '@plimsoll/engine';
import { ReleaseMemory } from '../releases/releases.types.js';
import { FollowedReleases } from './followed-releases.js';

/** The releases as they become current, for as many as listen. */
@Injectable()
export class ReleaseFeed implements OnModuleDestroy {
  private readonly followers = new Set<FollowedReleases>();
  private readonly stop: () => void;

  constructor(memory: ReleaseMemory) {
    this.stop = memory.onCurrent((header) => {
      for (const follower of this.followers) follower.hear(header);
    });
  }

  /** How many listen. */
  get count(): number {
    return this.followers.size;
  }

  /** Ends when the service does, and when the reader stops. */
  follow(catalog: string): AsyncIterableIterator<ReleaseHeader> {
    const follower = new FollowedReleases(catalog, () => this.followers.delete(follower));
    this.followers.add(follower);
    return follower;
  }

  onModuleDestroy(): void {
    this.stop();
    for (const follower of this.followers) follower.end();
  }
}
