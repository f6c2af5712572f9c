import type { TransitionAnswer } from '@plimsoll/engine';
import type { Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { ToolError } from '../failure.js';
import { questionOf, readObject } from '../input/question.js';
import { readDocumentFile } from '../input/read-input.js';
import { showTransition } from '../shown/transition.js';
import type { World } from '../world.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

export const runTransition: Run = async (given, world) => {
  const question = await questionOf(given, world, await toldBy(given, world));
  const door = await openDoor(given, world);
  const answer = (await door.ask('transition', question)) as TransitionAnswer;
  await tellOrigin(door, given, world, String(answer.release.sequence));
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, showTransition(answer, paperOf(given, world)));
  return answer.verdict === 'refused' ? 1 : 0;
};

async function toldBy(given: Given, world: World) {
  const horizon = given.whole('horizon');
  const [from, to] = given.positionals;
  if (from === undefined || to === undefined) return { horizon };
  if (from === '-' && to === '-') throw new ToolError('stdin holds one document: name a file for the other');
  return { horizon, from: await sideOf(from, given, world), to: await sideOf(to, given, world) };
}

async function sideOf(file: string, given: Given, world: World) {
  const parameters = given.text('parameters');
  return {
    format: given.text('input-format') ?? 'auto',
    document: await readDocumentFile(file, world),
    ...(parameters === undefined ? {} : { parameters: await readObject(parameters, world) }),
  };
}
