import type { TransitionAnswer } from '@plimsoll/engine';
import type { Given } from '../arguments/given.js';
import { ToolError } from '../failure.js';
import { readObject } from '../input/question.js';
import { readDocumentFile } from '../input/read-input.js';
import { showTransition } from '../shown/transition.js';
import type { World } from '../world.js';
import { answering } from './answer.js';

export const runTransition = answering<TransitionAnswer>({
  verb: 'transition',
  told: toldBy,
  show: showTransition,
  codeOf: ({ verdict }) => (verdict === 'refused' ? 1 : 0),
});

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
