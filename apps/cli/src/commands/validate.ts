import type { ExitCode, Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import type { Question } from '../doors/door.types.js';
import { openDoor, tellOrigin } from '../doors/open-door.js';
import { expandFiles } from '../input/expand-files.js';
import { questionOf, readObject } from '../input/question.js';
import { readDocumentFile, readValue } from '../input/read-input.js';
import { tellFailure } from '../tell-failure.js';
import { Progress } from '../terminal/progress.js';
import type { World } from '../world.js';
import { formOf } from './answer.js';
import { readBaseline } from './baseline.js';
import { judgeAll, type Asked } from './judge-all.js';
import { outcomesOf, type Judged } from './judged.js';
import { judgedWriter } from './judged-writers.js';

export const runValidate: Run = async (given, world) => {
  const { shared, asked } = await askedBy(given, world);
  const door = await openDoor(given, world);
  await tellOrigin(door, given, world, releaseOf(shared));
  const writer = judgedWriter(formOf(given), asked.length, { given, world });
  const progress = new Progress(given.has('quiet') || asked.length < 2 ? undefined : world.stderr);
  let code: ExitCode = 0;
  let done = 0;
  for await (const one of judgeAll(asked, door, formOf(given) === 'sarif')) {
    await progress.tell(`${(done += 1)} of ${asked.length}  ${one.file}`);
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

/** What is asked of every document, and the documents. */
interface AskedOfAll {
  readonly shared: Question;
  readonly asked: readonly Asked[];
}

async function askedBy(given: Given, world: World): Promise<AskedOfAll> {
  const shared = await questionOf(given, world, await toldBy(given, world));
  if (given.has('question')) return { shared, asked: [{ file: '-', question: async () => shared }] };
  const baselineFor = await readBaseline(given.text('baseline'), world);
  const files = await expandFiles(given.positionals);
  const asked = files.map((file) => ({
    file,
    question: async () => {
      const baseline = baselineFor(file);
      const document = await readDocumentFile(file, world);
      return { ...shared, document, ...(baseline === undefined ? {} : { baseline }) };
    },
  }));
  return { shared, asked };
}

const releaseOf = ({ catalog, release }: Question) => ({
  catalog: typeof catalog === 'string' ? catalog : undefined,
  sequence: typeof release === 'string' ? release : 'current',
});

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
