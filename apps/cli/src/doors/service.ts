import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import type { World } from '../world.js';
import { callerOf } from './network-door.js';

/** A service that is written to: its operations by their names. */
export interface Service {
  /** Calls an operation with its body, where it has one, and its options or parameters. */
  readonly call: (operation: string, body: unknown, options?: object) => Promise<unknown>;
}

/** Opens the service that the flags or the environment name. Throws ToolError where none is named. */
export const openService = (given: Given, world: World): Service => ({
  call: callerOf(serverOf(given, world), world.environment.token),
});

/** The address of the service that is written to. Throws ToolError where none is named. */
export function serverOf(given: Given, { environment }: World): string {
  const server = given.text('server') ?? environment.server;
  if (server === undefined) throw new ToolError('no service is named: --server URL, or PLIMSOLL_SERVER');
  return server;
}
