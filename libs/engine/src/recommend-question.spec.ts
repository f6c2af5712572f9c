import { describe, expect, it } from 'vitest';
import { Problem } from './model/problem.js';
import type { RecommendQuestion } from './model/recommend.js';
import { settleQuestion } from './recommend-question.js';
import { ask, boats, both, must, option, prefer, requirement } from './recommend.spec-fixture.js';

const release = boats({
  categories: ['hull', 'sail', 'engine'].map((id) => ({ id, name: both(id), order: 0 })),
  options: [
    option('dinghy'),
    option('barge'),
    option('raft', { moved: { to: ['barge'], note: both('Now a barge') } }),
    option('fleet', { role: 'family' }),
    option('spinnaker', { category: 'sail' }),
  ],
  requirements: [
    requirement('windows'),
    requirement('berths', { type: 'number', unit: 'berths', min: 1, max: 40 }),
    requirement('afloat-through', { type: 'date' }),
    requirement('downwind', { categories: ['sail'] }),
  ],
});

function problemOf(requirements: RecommendQuestion['requirements'], more: Partial<RecommendQuestion> = {}): Problem {
  try {
    settleQuestion(release, ask(requirements, more));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the question was taken');
}

describe('settleQuestion', () => {
  it('lets compete what can be chosen in the category and has not moved', () => {
    const { candidates } = settleQuestion(release, ask([]));
    expect(candidates.map(({ id }) => id)).toEqual(['dinghy', 'barge']);
  });

  it('sorts what is asked by id and fills in that a need is needed and what a preference weighs', () => {
    const { demands } = settleQuestion(
      release,
      ask(
        [must('windows'), prefer('afloat-through'), must('berths', 40)].map((one) =>
          one.id === 'afloat-through' ? { ...one, value: '2028-02-29' } : one,
        ),
      ),
    );
    expect(demands.map(({ requirement: { id }, value, weight }) => [id, value, weight])).toEqual([
      ['afloat-through', '2028-02-29', 5],
      ['berths', 40, 0],
      ['windows', true, 0],
    ]);
  });

  it('refuses an unknown category, naming the nearest', () => {
    const problem = problemOf([], { category: 'hul' });
    expect(problem).toMatchObject({ status: 422, code: 'unknown-category', errors: [{ pointer: '/category' }] });
    expect(problem.message).toContain('hull');
  });

  it('refuses a category with nothing to choose, naming those that have', () => {
    const problem = problemOf([], { category: 'engine' });
    expect(problem).toMatchObject({ status: 422, code: 'category-without-options' });
    expect(problem.message).toContain('hull, sail');
  });

  it('refuses an unknown requirement at its place, naming the nearest', () => {
    const problem = problemOf([must('windows'), must('berth', 2)]);
    expect(problem).toMatchObject({
      status: 422,
      code: 'unknown-requirement',
      errors: [{ pointer: '/requirements/1/id' }],
    });
    expect(problem.message).toContain('berths');
  });

  it.each([
    {
      name: 'a requirement of another category',
      asked: [must('downwind')],
      at: '/requirements/0/id',
      code: 'requirement-of-another-category',
    },
    {
      name: 'a requirement asked twice',
      asked: [must('windows'), prefer('windows')],
      at: '/requirements/1/id',
      code: 'duplicate-requirement',
    },
    {
      name: 'a must asked twice alike',
      asked: [must('windows'), must('windows', true)],
      at: '/requirements/1/id',
      code: 'duplicate-requirement',
    },
    {
      name: 'a must with two values',
      asked: [must('berths', 2), must('berths', 3)],
      at: '/requirements/1/id',
      code: 'contradictory-requirements',
    },
    {
      name: 'a weight on a must',
      asked: [{ ...must('windows'), weight: 3 }],
      at: '/requirements/0/weight',
      code: 'weight-on-must',
    },
    {
      name: 'a need that is not needed',
      asked: [must('windows', false)],
      at: '/requirements/0/value',
      code: 'requirement-not-needed',
    },
    { name: 'a number for a need', asked: [must('windows', 1)], at: '/requirements/0/value', code: 'wrong-value-type' },
    {
      name: 'a number that is missing',
      asked: [must('berths')],
      at: '/requirements/0/value',
      code: 'wrong-value-type',
    },
    { name: 'a number in quotes', asked: [must('berths', '4')], at: '/requirements/0/value', code: 'wrong-value-type' },
    {
      name: 'a number that is too small',
      asked: [must('berths', 0)],
      at: '/requirements/0/value',
      code: 'value-out-of-range',
    },
    {
      name: 'a number that is too large',
      asked: [must('berths', 41)],
      at: '/requirements/0/value',
      code: 'value-out-of-range',
    },
    {
      name: 'a day that does not exist',
      asked: [must('afloat-through', '2027-02-29')],
      at: '/requirements/0/value',
      code: 'wrong-value-type',
    },
    {
      name: 'a day that is missing',
      asked: [must('afloat-through')],
      at: '/requirements/0/value',
      code: 'wrong-value-type',
    },
  ])('refuses $name', ({ asked, at, code }) => {
    const problem = problemOf(asked);
    expect(problem).toMatchObject({ status: 422, code, errors: [{ pointer: at, code }] });
    expect(problem.message).toContain(asked[0]?.id);
  });

  it('takes the smallest and the largest number', () => {
    for (const berths of [1, 40])
      expect(settleQuestion(release, ask([must('berths', berths)])).demands[0]?.value).toBe(berths);
  });

  it('names every wrong place at once, under one code', () => {
    const problem = problemOf([must('sailcloth'), { ...must('windows', false), weight: 2 }, must('berths', 99)]);
    expect(problem.code).toBe('invalid-question');
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual([
      '/requirements/0/id',
      '/requirements/1/value',
      '/requirements/1/weight',
      '/requirements/2/value',
    ]);
  });

  it('looks for ids only among those of the release, not among what every object has', () => {
    expect(problemOf([must('constructor')])).toMatchObject({ code: 'unknown-requirement' });
  });
});
