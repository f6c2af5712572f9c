import { canonicalJson } from '@plimsoll/engine';
import type { ExitCode, Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import type { Question, Verb } from '../doors/door.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { questionOf } from '../input/question.js';
import type { Paper } from '../terminal/paper.js';
import type { World } from '../world.js';

/** Writes a text for whoever reads it: whole lines. */
export const say = (world: World, text: string): Promise<void> =>
  world.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

/** Writes an answer as REST gives it: canonical JSON and nothing behind it, but for the line feed that a terminal needs. */
export const sayJson = (world: World, answer: unknown): Promise<void> =>
  world.stdout.write(`${canonicalJson(answer)}${world.stdout.isTerminal ? '\n' : ''}`);

export const paperOf = (given: Given, world: World) => world.stdout.paper(given.text('color'));

/** The form that was asked for. */
export const formOf = (given: Given): string => given.text('format') ?? 'pretty';

interface Head {
  readonly release: { readonly catalog: string; readonly sequence: number };
}

interface Answering<Answer> {
  readonly verb: Verb;
  /** What the flags and arguments say of the question. */
  readonly told: (given: Given, world: World) => Question | Promise<Question>;
  readonly show: (answer: Answer, paper: Paper) => string;
  readonly codeOf?: (answer: Answer) => ExitCode;
}

/** A command that asks one question of a verb and shows its answer, as JSON or for a reader. */
export function answering<Answer extends Head>({ verb, told, show, codeOf }: Answering<Answer>): Run {
  return async (given, world) => {
    const question = await questionOf(given, world, await told(given, world));
    const door = await openDoor(given, world);
    const answer = (await door.ask(verb, question)) as Answer;
    await tellOrigin(door, given, world, answer.release);
    if (formOf(given) === 'json') await sayJson(world, answer);
    else await say(world, show(answer, paperOf(given, world)));
    return codeOf?.(answer) ?? 0;
  };
}
