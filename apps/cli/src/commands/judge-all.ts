import { setImmediate } from 'node:timers/promises';
import { Problem, type Report, type Reports } from '@plimsoll/engine';
import type { Door, JudgedLine, JudgeMany, Question } from '../doors/door.types.js';
import { ServiceError } from '../failure.js';
import { judge, type Judged } from './judged.js';

/** A document that is to be judged. Its question is only made when it is its turn, so that few documents are held. */
export interface Asked {
  readonly file: string;
  /** Throws ToolError for a document that cannot be read. */
  readonly question: () => Promise<Question>;
}

/** So many documents are read and judged ahead of the one that is told next. */
const AT_ONCE = 8;

/** Judges documents and tells of them in their order, of one that cannot be judged in its place. Throws ServiceError where a service answers no more. */
export function judgeAll(asked: readonly Asked[], door: Door, isSarif: boolean): AsyncGenerator<Judged> {
  const isMany = asked.length > 1 && !isSarif;
  return isMany && door.judgeMany ? judgeTogether(asked, door.judgeMany) : judgeEach(asked, door, isSarif);
}

async function* judgeEach(asked: readonly Asked[], door: Door, isSarif: boolean): AsyncGenerator<Judged> {
  const begin = async ({ file, question }: Asked): Promise<Judged> => {
    // Others want their turn between two documents that are judged here.
    await setImmediate();
    try {
      return { file, ...(await judge(door, await question(), { file, isSarif })) };
    } catch (failure) {
      return { file, failure };
    }
  };
  const begun = asked.slice(0, AT_ONCE).map(begin);
  for (let at = 0; at < asked.length; at += 1) {
    const next = asked[at + AT_ONCE];
    const [first] = begun.splice(0, 1);
    const one = await first;
    if (one?.failure instanceof ServiceError) throw one.failure;
    if (one) yield one;
    if (next) begun.push(begin(next));
  }
}

/** In one exchange with the service. One that breaks off is begun anew behind what was answered, as long as each gets on. */
async function* judgeTogether(asked: readonly Asked[], judgeMany: JudgeMany): AsyncGenerator<Judged> {
  let told = 0;
  while (told < asked.length) {
    const before = told;
    try {
      for await (const one of exchange(asked.slice(before), judgeMany)) {
        told += 1;
        yield one;
      }
    } catch (error) {
      if (!(error instanceof ServiceError) || told === before) throw error;
    }
  }
}

async function* exchange(asked: readonly Asked[], judgeMany: JudgeMany): AsyncGenerator<Judged> {
  const sent: number[] = [];
  const unread = new Map<number, Judged>();
  async function* questions(): AsyncGenerator<Question> {
    for (const [at, { file, question }] of asked.entries()) {
      const told = await question().catch((failure: unknown) => void unread.set(at, { file, failure }));
      if (told === undefined) continue;
      sent.push(at);
      yield told;
    }
  }
  let next = 0;
  for await (const answer of judgeMany(questions())) {
    const at = sent[answer.index] ?? asked.length;
    yield* held(unread, next, at);
    yield { file: asked[at]?.file ?? '', ...judgedBy(answer) };
    next = at + 1;
  }
  yield* held(unread, next, asked.length);
}

/** What could not be read of some documents that follow each other. */
function* held(unread: ReadonlyMap<number, Judged>, from: number, to: number): Generator<Judged> {
  for (let at = from; at < to; at += 1) {
    const one = unread.get(at);
    if (one) yield one;
  }
}

function judgedBy(answer: JudgedLine): Partial<Judged> {
  if ('report' in answer) return { answer: answer.report as Report | Reports };
  const { status, code, detail, errors } = answer.problem;
  return { failure: new Problem(status, code, detail, errors) };
}
