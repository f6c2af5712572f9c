import type { CompareAnswer } from '@plimsoll/engine';
import type { Run } from '../arguments/command.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { present, questionOf } from '../input/question.js';
import { showCell } from '../shown/cell.js';
import { showOutline } from '../shown/outline.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

/** The history of a cell where the service tells it; what the release at hand says of the cell otherwise. */
export const runExplain: Run = async (given, world) => {
  const [option = '', dimension = ''] = given.positionals;
  const head = await questionOf(given, world, {});
  const door = await openDoor(given, world);
  const history = await door.explain(present({ ...head, option, dimension }));
  const answer = history ?? (await door.ask('compare', { ...head, options: [option], dimensions: [dimension] }));
  await tellOrigin(door, given, world, given.text('release'));
  if (formOf(given) === 'json') await sayJson(world, answer);
  else if (history === undefined) await say(world, showCell(answer as CompareAnswer, paperOf(given, world)));
  else await say(world, showOutline(history));
  return 0;
};
