import { setImmediate } from 'node:timers/promises';
import type { ExitCode, Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import type { Door, Question } from '../doors/door.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { ServiceError, tellFailure } from '../failure.js';
import { expandFiles } from '../input/expand-files.js';
import { questionOf, readObject } from '../input/question.js';
import { readDocumentFile, readValue } from '../input/read-input.js';
import { Progress } from '../terminal/progress.js';
import type { World } from '../world.js';
import { formOf } from './answer.js';
import { readBaseline } from './baseline.js';
import { judge, outcomesOf, type Judged } from './judged.js';
import { judgedWriter } from './judged-writers.js';

/** At a service several documents are under way at once; a release at hand judges one after another. */
const AT_ONCE = 4;

interface Asked {
  readonly file: string;
  readonly question: () => Promise<Question>;
}

export const runValidate: Run = async (given, world) => {
  const asked = await askedBy(given, world);
  const door = await openDoor(given, world);
  await tellOrigin(door, given, world, given.text('release'));
  const writer = judgedWriter(formOf(given), asked.length, { given, world });
  const progress = new Progress(given.has('quiet') || asked.length < 2 ? undefined : world.stderr);
  let code: ExitCode = 0;
  let done = 0;
  for await (const one of judgeAll(asked, door, formOf(given) === 'sarif')) {
    await progress.tell(`${(done += 1)} of ${asked.length}  ${one.file}`);
    if (one.failure instanceof ServiceError) throw one.failure;
    code = Math.max(code, codeOf(one)) as ExitCode;
    if (one.failure !== undefined) {
      await progress.end();
      await world.stderr.write(`plimsoll: ${failureText(one)}\n`);
    }
    await writer.add(one, () => progress.end());
  }
  await progress.end();
  await writer.end();
  return code;
};

async function askedBy(given: Given, world: World): Promise<readonly Asked[]> {
  const shared = await questionOf(given, world, await toldBy(given, world));
  if (given.has('question')) return [{ file: '-', question: async () => shared }];
  const baselineFor = await readBaseline(given.text('baseline'), world);
  const files = await expandFiles(given.positionals);
  return files.map((file) => ({
    file,
    question: async () => {
      const baseline = baselineFor(file);
      const document = await readDocumentFile(file, world);
      return { ...shared, document, ...(baseline === undefined ? {} : { baseline }) };
    },
  }));
}

async function toldBy(given: Given, world: World) {
  const held = async <T>(name: string, read: (file: string, world: World) => Promise<T>) => {
    const file = given.text(name);
    return file === undefined ? undefined : read(file, world);
  };
  return {
    format: given.text('input-format'),
    horizon: given.whole('horizon'),
    failOn: given.text('fail-on'),
    failOnNewOnly: given.has('new-only') ? true : undefined,
    parameters: await held('parameters', readObject),
    intent: await held('intent', readObject),
    suppressions: await held('suppressions', readValue),
  };
}

/** In the order of the files. A document that cannot be judged is told in its place. */
async function* judgeAll(asked: readonly Asked[], door: Door, isSarif: boolean): AsyncGenerator<Judged> {
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const few = asked.slice(at, at + AT_ONCE).map(async ({ file, question }): Promise<Judged> => {
      try {
        return { file, ...(await judge(door, await question(), { file, isSarif })) };
      } catch (failure) {
        return { file, failure };
      }
    });
    for (const one of few) {
      yield await one;
      await setImmediate();
    }
  }
}

function codeOf(one: Judged): ExitCode {
  if (one.failure !== undefined) return 2;
  return outcomesOf(one).includes('fail') ? 1 : 0;
}

/** What went wrong with a file, with its name where the message does not begin with it. */
function failureText({ file, failure }: Judged): string {
  const text = tellFailure(failure);
  const name = file === '-' ? 'stdin' : file;
  return text.startsWith(name) ? text : `${name}: ${text}`;
}
