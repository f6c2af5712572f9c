import type { Environment } from './environment.js';
import type { Output } from './terminal/output.js';

/** What a command has to do with besides its arguments. */
export interface World {
  readonly environment: Environment;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads all of stdin; a second time gives the same. */
  readonly readStdin: () => Promise<Buffer>;
  /** The day by the clock, UTC. */
  readonly today: () => string;
}
