import { answerDigest } from '@plimsoll/sdk/offline';
import type { Run } from '../arguments/command.types.js';
import { ToolError } from '../failure.js';
import { readJson } from '../input/read-input.js';
import { say } from './answer.js';

/** The digest of an answer in a file or a pipe, by which answers through several doors are told to be the same. */
export const runDigest: Run = async (given, world) => {
  const [file = '-'] = given.positionals;
  const answer = valueAt(await readJson(file, world), given.text('pointer') ?? '');
  if (answer === undefined || answer === null) throw new ToolError(`there is nothing at ${given.text('pointer')}`);
  await say(world, digestOf(answer));
  return 0;
};

/** What a JSON pointer (RFC 6901) leads to; undefined where there is nothing. Throws ToolError for what is no pointer. */
function valueAt(document: unknown, pointer: string): unknown {
  if (pointer !== '' && !pointer.startsWith('/'))
    throw new ToolError(`--pointer takes a JSON pointer such as /data/compare, not ${JSON.stringify(pointer)}`);
  const steps = pointer.split('/').slice(1);
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, step) => (isHolder(at, step) ? at[step] : undefined), document);
}

/** Whether a value has a member of that name; those of a list are its numbers. */
const isHolder = (value: unknown, step: string): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.hasOwn(value, step) &&
  !(Array.isArray(value) && step === 'length');

function digestOf(answer: unknown): string {
  try {
    return answerDigest(answer);
  } catch (error) {
    throw new ToolError(`this has no canonical form: ${error instanceof Error ? error.message : String(error)}`);
  }
}
