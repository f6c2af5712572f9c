import { expect, it } from 'vitest';
import type { Judge, Judgement, Verdict } from '../judge.js';
import { recommendStackBy } from '../recommend-stack.js';
import { must, prefer } from '../recommend.spec-fixture.js';
import { askStack, harbours, need } from './stack.spec-fixture.js';

const judged = (verdict: Verdict, more: Partial<Judgement> = {}): Judgement => ({
  verdict,
  facts: [],
  opponents: [],
  conditions: [],
  missing: [],
  unasked: [],
  ...more,
});

/** A judge that asks what the question asks of another requirement. */
const askedOf = (requirement: string) => ({
  text: `asked('${requirement}')`,
  treeVersion: 1 as const,
  tree: { k: 'asked-of', requirement },
  reads: [],
  facts: [],
  cost: 1,
});

it('asks for the one fact that keeps a must from being told, with what a yes and a no would leave', () => {
  const judge: Judge = (_release, _asOf, _demand, option) =>
    option === 'hive'
      ? judged('unknown', { missing: [{ option, dimension: 'speed' }] })
      : judged(option === 'chain' ? 'no' : 'yes');
  const { nextQuestion } = recommendStackBy(judge, harbours(), askStack([must('fast'), must('dry')]));
  expect(nextQuestion).toEqual({
    kind: 'fact',
    requirement: 'fast',
    option: 'hive',
    dimension: 'speed',
    answers: [
      { value: true, leaves: 2, rulesOut: 0, cannotTell: 0, winner: { plugin: 'flat', plane: 'hive' } },
      { value: false, leaves: 0, rulesOut: 2, cannotTell: 0, winner: null },
    ],
  });
});

it('asks for no fact where several are missing, for none of them decides alone', () => {
  const missing = ['speed', 'weight'].map((dimension) => ({ option: 'hive', dimension }));
  const judge: Judge = (_release, _asOf, _demand, option) =>
    option === 'hive' ? judged('unknown', { missing }) : judged('yes');
  const question = askStack([must('fast'), must('dry')]);
  expect(recommendStackBy(judge, harbours(), question).nextQuestion).toBe(null);
});

it('judges again what looks at the answer', () => {
  const requirements = [need('dry', ['plugin'], { judge: askedOf('wide') }), need('wide', ['plane'])];
  const judge: Judge = (_release, _asOf, { requirement, asked }, option) => {
    if (requirement.id !== 'dry') return judged('yes');
    return judged(asked?.get('wide') === undefined ? 'unknown' : option === 'overlay' ? 'yes' : 'no');
  };
  for (const strength of [must, prefer]) {
    const { nextQuestion } = recommendStackBy(judge, harbours({ requirements }), askStack([strength('dry')]));
    expect(nextQuestion).toMatchObject({ kind: 'requirement', requirement: 'wide' });
    expect(nextQuestion?.answers).toEqual([
      {
        value: true,
        leaves: strength === must ? 2 : 5,
        rulesOut: strength === must ? 3 : 0,
        cannotTell: 0,
        winner: { plugin: 'overlay', plane: 'chain' },
      },
    ]);
  }
});

it('tries the numbers at which an answer can come out in another way', () => {
  const requirements = [need('dry', ['plugin']), need('berths', ['plugin'], { type: 'number', min: 1, max: 900 })];
  const judge: Judge = (_release, _asOf, { requirement, value }, option) =>
    judged(requirement.id === 'berths' && option !== 'overlay' && Number(value) > 1 ? 'no' : 'yes');
  const { nextQuestion } = recommendStackBy(judge, harbours({ requirements }), askStack([must('dry')]));
  expect(nextQuestion).toMatchObject({ kind: 'requirement', requirement: 'berths', type: 'number' });
  expect(nextQuestion?.answers.map(({ value, leaves }) => [value, leaves])).toEqual([
    [1, 5],
    [900, 2],
  ]);
});
