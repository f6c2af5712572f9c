import type { Closure } from './frame.js';
import { Unknown } from './values.js';

/** What the same question asks of another requirement; unknown, under the name `asked(id)`, where it asks nothing of it. */
export function compileAskedOf(requirement: string): Closure {
  const unasked = new Unknown([`asked(${requirement})`]);
  return (frame) => frame.asked?.get(requirement) ?? unasked;
}
