import type { Clock } from '../config/clock.js';
import type { ReleaseMemory } from '../releases/releases.types.js';

/** What the drifts have to do with besides what is stored. */
export class DriftsWorld {
  constructor(
    readonly memory: ReleaseMemory,
    readonly clock: Clock,
  ) {}
}
