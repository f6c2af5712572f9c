import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** Waits until a condition holds. It has no limit of its own: what never comes is ended by the test's bound. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(LOOK_EVERY_MS);
}
