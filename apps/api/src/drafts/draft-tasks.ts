import { setImmediate } from 'node:timers/promises';
import {
  canonicalJson,
  compileRelease,
  type CompiledRelease,
  type ReleaseContentInput,
  type ReleaseHeader,
} from '@plimsoll/engine';
import { publishingChecks, type CheckProblem } from '@plimsoll/engine/publish';
import { brokenExamples, type BrokenExample } from './broken-examples.js';
import { expressionProblems } from './draft-expressions.js';
import { impactOf } from './impact.js';

/** A content to be checked, with the texts that it is quoted from, by their SHA-256. */
interface CheckTask {
  readonly kind: 'check';
  readonly catalog: string;
  readonly content: ReleaseContentInput;
  readonly texts: ReadonlyMap<string, string>;
}

interface Side {
  readonly header: ReleaseHeader;
  readonly content: ReleaseContentInput;
}

/** Two contents, the first of which the second is a change of. */
export interface DraftSides {
  readonly base: Side;
  readonly draft: Side;
}

type ImpactTask = DraftSides & { readonly kind: 'impact'; readonly asOf: string };
type ExamplesTask = DraftSides & { readonly kind: 'examples' };

export type DraftTask = CheckTask | ImpactTask | ExamplesTask;

/** What a task comes to: what the checks say, the report as canonical JSON, or the examples that do not hold. */
export interface TaskAnswers {
  readonly check: readonly CheckProblem[];
  readonly impact: string;
  readonly examples: readonly BrokenExample[];
}

/** Does a task. Throws what the engine throws of a content that is not sound. */
export async function doTask(task: DraftTask): Promise<TaskAnswers[DraftTask['kind']]> {
  switch (task.kind) {
    case 'check':
      return checked(task);
    case 'impact':
      return canonicalJson(await impactOf({ ...compiled(task), asOf: task.asOf }));
    case 'examples':
      return brokenExamples(compiled(task));
  }
}

async function checked(draft: CheckTask): Promise<readonly CheckProblem[]> {
  const problems: CheckProblem[] = [...expressionProblems(draft.content)];
  // What is wrong in an expression says more than that there is none.
  const told = new Set(problems.map(placeOf));
  for (const check of publishingChecks) {
    problems.push(...check.run(draft).filter((problem) => !told.has(placeOf(problem))));
    await setImmediate();
  }
  return problems;
}

const placeOf = ({ item, pointer }: CheckProblem) => `${item.kind}/${item.id}${pointer}`;

function compiled({ base, draft }: DraftSides) {
  return { base: baseOf(base), draft: compileRelease(draft.header, draft.content) };
}

/** The base that was asked last: the reports of one draft have one. */
let held: CompiledRelease | undefined;

function baseOf({ header, content }: Side): CompiledRelease {
  const isHeld = held?.header.digest === header.digest && held.header.sequence === header.sequence;
  return (held = isHeld && held?.header.catalog === header.catalog ? held : compileRelease(header, content));
}
