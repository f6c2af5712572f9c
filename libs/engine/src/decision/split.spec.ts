import { describe, expect, it } from 'vitest';
import { bestSplit, tellingOutcomes, type Outcome } from './split.js';

const outcome = (leaves: string, rulesOut: string, more: Partial<Outcome<string>> = {}): Outcome<string> => ({
  leaves: leaves.split(''),
  rulesOut: rulesOut.split(''),
  cannotTell: [],
  lost: 0,
  winner: leaves[0] ?? null,
  changesClass: rulesOut !== '',
  changesWinner: leaves[0] !== 'a',
  ...more,
});
const asked = (id: string, ...outcomes: Outcome<string>[]) => ({ id, question: id, outcomes });
const best = (...questions: ReturnType<typeof asked>[]) => bestSplit(questions)?.id;

describe('the next question', () => {
  it('is the one that splits what is left most evenly', () => {
    expect(best(asked('one', outcome('abc', 'd')), asked('two', outcome('ab', 'cd')))).toBe('two');
    expect(best(asked('all', outcome('', 'abcd')), asked('one', outcome('abc', 'd')))).toBe('one');
  });

  it('counts what an answer makes impossible to tell on neither side', () => {
    const vague = outcome('a', 'd', { cannotTell: ['b', 'c'], lost: 2 });
    const before = outcome('a', 'cd', { cannotTell: ['b'], lost: 0 });
    expect(best(asked('a-vague', vague), asked('b-before', before))).toBe('b-before');
  });

  it('is judged by its best answer', () => {
    expect(best(asked('one', outcome('abc', 'd')), asked('two', outcome('abcd', ''), outcome('ab', 'cd')))).toBe('two');
  });

  it('is among equals the one of which more answers change the winner, then the first by id', () => {
    expect(best(asked('a', outcome('ab', 'cd')), asked('b', outcome('cd', 'ab')))).toBe('b');
    expect(best(asked('b', outcome('ab', 'cd')), asked('a', outcome('ab', 'cd')))).toBe('a');
  });

  it('is none where no answer changes anything', () => {
    expect(best(asked('a', outcome('abcd', '')))).toBe(undefined);
    expect(best()).toBe(undefined);
    expect(best(asked('a', outcome('abcd', '', { changesWinner: true })))).toBe('a');
  });
});

describe('the answers that are told', () => {
  const at = (value: number, leaves: string, rulesOut: string) => ({ ...outcome(leaves, rulesOut), value });
  const values = (outcomes: readonly { readonly value: number }[]) => outcomes.map(({ value }) => value);

  it('are the first of those in a row that come to the same', () => {
    const answers = [at(1, 'abc', ''), at(2, 'abc', ''), at(3, 'ab', 'c'), at(4, 'abc', '')];
    expect(values(tellingOutcomes(answers, 9))).toEqual([1, 3, 4]);
  });

  it('are those that split most evenly where there are too many, in their order', () => {
    const answers = [at(1, 'abcdef', ''), at(2, 'abcde', 'f'), at(3, 'abc', 'def'), at(4, 'ab', 'cdef')];
    expect(values(tellingOutcomes(answers, 2))).toEqual([3, 4]);
  });
});
