import type { Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { questionOf } from '../input/question.js';
import { showRecommended } from '../shown/recommended.js';
import { requirementOf } from './requirement.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

export const runRecommend: Run = async (given, world) => {
  const question = await questionOf(given, world, toldBy(given));
  const door = await openDoor(given, world);
  const answer = await door.ask('recommend', question);
  await tellOrigin(door, given, world, given.text('release'));
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, showRecommended(answer, paperOf(given, world)));
  return 0;
};

function toldBy(given: Given) {
  const requirements = [
    ...given.texts('must').map((text) => requirementOf(text, 'must')),
    ...given.texts('prefer').map((text) => requirementOf(text, 'prefer')),
  ];
  const current = given.texts('current');
  return {
    category: given.positionals[0],
    stack: given.has('stack') ? true : undefined,
    requirements: requirements.length > 0 ? requirements : undefined,
    onUnknown: given.text('on-unknown'),
    horizon: given.whole('horizon'),
    current: current.length > 1 ? current : current[0],
    top: given.whole('top'),
  };
}
