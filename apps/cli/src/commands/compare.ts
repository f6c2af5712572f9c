import type { CompareAnswer, CompareReleasesAnswer } from '@plimsoll/engine';
import { compareToCsv, compareToMarkdown } from '@plimsoll/formats';
import type { Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { ToolError } from '../failure.js';
import { questionOf } from '../input/question.js';
import { showCompared } from '../shown/compared.js';
import { formOf, paperOf, say, sayJson } from './answer.js';

export const runCompare: Run = async (given, world) => {
  const question = await questionOf(given, world, toldBy(given));
  const door = await openDoor(given, world);
  const answer = (await door.ask('compare', question)) as CompareAnswer | CompareReleasesAnswer;
  const ref = answer.kind === 'plimsoll-compare/1' ? answer.release : answer.releases[1];
  await tellOrigin(door, given, world, ref);
  switch (formOf(given)) {
    case 'json':
      await sayJson(world, answer);
      break;
    case 'csv':
      await say(world, compareToCsv(answer));
      break;
    case 'markdown':
      await say(world, compareToMarkdown(answer));
      break;
    default:
      await say(world, showCompared(answer, paperOf(given, world)));
  }
  return 0;
};

function toldBy(given: Given) {
  const some = (values: readonly string[]) => (values.length > 0 ? values : undefined);
  return {
    options: some(given.positionals),
    category: given.text('category'),
    dimensions: some(given.texts('dimension')),
    reference: given.text('reference'),
    only: given.text('only'),
    releases: pairOf(given.text('releases')),
  };
}

function pairOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const pair = text.split(',');
  if (pair.length !== 2 || pair.includes('')) throw new ToolError('--releases takes two releases, such as 1,2');
  return pair;
}
