import type { DiffAnswer } from '@plimsoll/engine';
import type { Run } from '../arguments/command.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { showDiff } from '../shown/diff.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

export const runDiff: Run = async (given, world) => {
  const [from = 'previous', to = 'current'] = given.positionals;
  const door = await openDoor(given, world);
  const answer = (await door.diff(given.text('catalog'), from, to)) as DiffAnswer;
  await tellOrigin(door, given, world, answer.to);
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, showDiff(answer, paperOf(given, world)));
  return 0;
};
