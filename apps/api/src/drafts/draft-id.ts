import { randomInt } from 'node:crypto';

const TIME_LENGTH = 9;
const CHANCE_LENGTH = 3;
const BASE = 36;

/** An id of twelve letters and digits that rises with time. */
export function draftId(now: Date): string {
  const time = now.getTime().toString(BASE).padStart(TIME_LENGTH, '0');
  return `${time}${randomInt(BASE ** CHANCE_LENGTH)
    .toString(BASE)
    .padStart(CHANCE_LENGTH, '0')}`;
}
