import type { AnswersDiff } from '@plimsoll/engine';
import type { Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { present, questionOf } from '../input/question.js';
import { showAnswersDiff } from '../shown/answers-diff.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

/** Which of the saved questions have another answer in another release, or on another day. */
export const runAnswersDiff: Run = async (given, world) => {
  const question = await questionOf(given, world, toldBy(given));
  const door = await openDoor(given, world);
  const answer = (await door.ask('answersDiff', question)) as AnswersDiff;
  await tellOrigin(door, given, world, answer.to.release);
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, showAnswersDiff(answer, paperOf(given, world)));
  return 0;
};

function toldBy(given: Given) {
  const saved = given.texts('saved');
  const questions = saved.length > 0 ? saved : undefined;
  if (given.has('question')) return { questions };
  const [from, to] = releasesOf(given);
  return {
    from: present({ release: from, asOf: given.text('from-as-of') }),
    to: present({ release: to, asOf: given.text('to-as-of') }),
    questions,
  };
}

/** Whoever names days and no release asks what the days change; one release stands for both sides then. */
function releasesOf(given: Given): readonly (string | undefined)[] {
  const [from, to] = given.positionals;
  const isAboutDays = given.has('from-as-of') || given.has('to-as-of');
  return isAboutDays ? [from, to ?? from] : [from ?? 'previous', to ?? 'current'];
}
