import { describe, expect, it } from 'vitest';
import type { Door, JudgedLine, Question } from '../doors/door.types.js';
import { ServiceError, ToolError } from '../failure.js';
import { judgeAll, type Asked } from './judge-all.js';

const good = (file: string): Asked => ({ file, question: async () => ({ document: file }) });
const bad = (file: string): Asked => ({ file, question: () => Promise.reject(new ToolError(`${file} is wet`)) });

type JudgeMany = NonNullable<Door['judgeMany']>;

/** A service that answers each line with its document. */
const echo: JudgeMany = async function* (questions) {
  let index = 0;
  for await (const { document } of questions) yield { index: index++, report: document };
};

const doorOf = (judgeMany?: JudgeMany, ask: Door['ask'] = async (_, { document }) => document) =>
  ({ ask, sarif: async ({ document }: Question) => `sarif of ${String(document)}`, judgeMany }) as unknown as Door;

async function told(asked: readonly Asked[], door: Door, isSarif = false): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { file, answer, sarif, failure } of judgeAll(asked, door, isSarif))
    all.push([file, sarif ?? answer ?? String(failure)]);
  return all;
}

describe('judgeAll', () => {
  const asked = [bad('a'), good('b'), bad('c'), bad('d'), good('e'), bad('f')];
  const expected = [
    ['a', 'Error: a is wet'],
    ['b', 'b'],
    ['c', 'Error: c is wet'],
    ['d', 'Error: d is wet'],
    ['e', 'e'],
    ['f', 'Error: f is wet'],
  ];

  it.each([
    ['in one exchange', echo],
    ['one by one', undefined],
  ])('tells of every document in its place, %s', async (_, judgeMany) => {
    expect(await told(asked, doorOf(judgeMany))).toEqual(expected);
  });

  it('tells what the service has against one line, and goes on', async () => {
    const problem = { status: 422, code: 'no-cluster', detail: 'This is no cluster.', errors: [] };
    const picky: JudgeMany = async function* (questions) {
      for await (const line of echo(questions)) {
        yield line.index === 0 ? { index: 0, problem } : line;
      }
    };
    expect(await told([good('a'), good('b')], doorOf(picky))).toEqual([
      ['a', 'Problem: This is no cluster.'],
      ['b', 'b'],
    ]);
  });

  it('begins an exchange that broke off anew behind what was answered', async () => {
    const taken: unknown[][] = [];
    const cut: JudgeMany = async function* (questions) {
      const lines: unknown[] = [];
      taken.push(lines);
      for await (const { document } of questions) {
        lines.push(document);
        if (lines.length > 2) throw new ServiceError('the connection broke');
        yield { index: lines.length - 1, report: document } as JudgedLine;
      }
    };
    const files = ['a', 'b', 'c', 'd', 'e'];
    expect(await told(files.map(good), doorOf(cut))).toEqual(files.map((file) => [file, file]));
    expect(taken).toEqual([['a', 'b', 'c'], ['c', 'd', 'e'], ['e']]);
  });

  it('gives up where an exchange does not get on', async () => {
    const dead: JudgeMany = async function* () {
      yield* [];
      throw new ServiceError('the service cannot be reached');
    };
    await expect(told([good('a'), good('b')], doorOf(dead))).rejects.toThrow('cannot be reached');
    const ask = () => Promise.reject(new ServiceError('the service cannot be reached'));
    await expect(told([good('a'), good('b')], doorOf(undefined, ask))).rejects.toThrow('cannot be reached');
  });

  it('never holds more than a few documents, however many there are', async () => {
    let read = 0;
    let most = 0;
    let done = 0;
    const counted = Array.from({ length: 100 }, (_, index): Asked => {
      const question = async () => {
        read += 1;
        most = Math.max(most, read - done);
        return { document: index };
      };
      return { file: String(index), question };
    });
    for await (const _ of judgeAll(counted, doorOf(), false)) done += 1;
    expect(done).toBe(100);
    expect(most).toBeLessThan(12);
  });

  it('asks for SARIF, and for a single document, by itself', async () => {
    const never: JudgeMany = async function* () {
      yield* [];
      throw new Error('is not asked');
    };
    expect(await told([good('a'), good('b')], doorOf(never), true)).toEqual([
      ['a', 'sarif of a'],
      ['b', 'sarif of b'],
    ]);
    expect(await told([good('a')], doorOf(never))).toEqual([['a', 'a']]);
  });
});
