import { describe, expect, it } from 'vitest';
import { Problem } from './model/problem.js';
import { recommendQuestionSchema, type RecommendQuestion } from './model/recommend.js';
import { checkForm, settleQuestion } from './recommend-question.js';
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

  it('sorts what is asked by id and fills in that a need is needed and what it weighs', () => {
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
      ['berths', 40, 5],
      ['windows', true, 5],
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
    { name: 'a part of one', asked: [must('berths', 3.5)], at: '/requirements/0/value', code: 'wrong-value-type' },
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

  it('takes what a must weighs, and tells every demand what is asked beside it', () => {
    const asked = [{ ...must('windows'), weight: 9 }, prefer('berths', 3)].map((one) =>
      one.id === 'berths' ? { ...one, value: 4 } : one,
    );
    const { demands } = settleQuestion(release, ask(asked));
    expect(demands.map(({ weight }) => weight)).toEqual([3, 9]);
    for (const demand of demands) expect(Object.fromEntries(demand.asked ?? [])).toEqual({ berths: 4, windows: true });
  });

  it('takes the smallest and the largest number', () => {
    for (const berths of [1, 40])
      expect(settleQuestion(release, ask([must('berths', berths)])).demands[0]?.value).toBe(berths);
  });

  it('names every wrong place at once, under one code', () => {
    const problem = problemOf([must('sailcloth'), must('windows', false), must('berths', 99)]);
    expect(problem.code).toBe('invalid-question');
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual([
      '/requirements/0/id',
      '/requirements/1/value',
      '/requirements/2/value',
    ]);
  });

  it('looks for ids only among those of the release, not among what every object has', () => {
    expect(problemOf([must('constructor')])).toMatchObject({ code: 'unknown-requirement' });
  });
});

describe('the horizon of a question', () => {
  const withHorizon = boats({
    ...release.content,
    requirements: [
      ...release.content.requirements,
      requirement('kept-through', { type: 'date', role: 'horizon', categories: ['hull'] }),
    ],
  });
  const settled = (horizon: number, requirements: RecommendQuestion['requirements'] = []) =>
    settleQuestion(withHorizon, ask(requirements, { horizon })).demands.map(
      ({ requirement: { id }, value, strength }) => [id, value, strength],
    );

  it('is a must on the day that many days away, by the role that the catalog gives', () => {
    expect(settled(0)).toEqual([['kept-through', '2026-11-22', 'must']]);
    expect(settled(39)).toEqual([['kept-through', '2026-12-31', 'must']]);
    expect(settled(463)).toEqual([['kept-through', '2028-02-28', 'must']]);
    expect(settled(464)).toEqual([['kept-through', '2028-02-29', 'must']]);
  });

  it('is the later of the two where the day is asked as well', () => {
    expect(settled(39, [must('kept-through', '2026-12-01')])).toEqual([['kept-through', '2026-12-31', 'must']]);
    expect(settled(39, [must('kept-through', '2027-06-01')])).toEqual([['kept-through', '2027-06-01', 'must']]);
  });

  it('is refused where the release has no such requirement, where it makes a must of a preference, and where it is no day', () => {
    expect(problemOf([], { horizon: 3 })).toMatchObject({
      code: 'horizon-not-judged',
      errors: [{ pointer: '/horizon' }],
    });
    expect(() => settled(3, [{ ...prefer('kept-through'), value: '2027-01-01' }])).toThrow(/leave one of them out/);
    for (const horizon of [-1, 0.5, Number.NaN, 1e12])
      expect(() => settled(horizon)).toThrow(expect.objectContaining({ code: 'value-out-of-range', status: 422 }));
  });
});

describe('the options in use', () => {
  const inUse = (current: NonNullable<RecommendQuestion['current']>) =>
    settleQuestion(release, ask([], { current })).current.map(({ id }) => id);

  it('are one of each category, of this or another', () => {
    expect(inUse('dinghy')).toEqual(['dinghy']);
    expect(inUse(['spinnaker', 'barge'])).toEqual(['barge', 'spinnaker']);
  });

  it.each([
    { current: 'dingy', code: 'unknown-option', pointer: '/current', hint: 'Did you mean dinghy?' },
    { current: ['dinghy', 'raft'], code: 'moved-option', pointer: '/current/1', hint: 'it has become barge' },
    { current: ['fleet'], code: 'option-not-to-choose', pointer: '/current/0', hint: 'leave it out' },
    { current: ['dinghy', 'barge'], code: 'several-current-options', pointer: '/current/1', hint: 'keep one' },
  ])('are refused as $current: $code', ({ current, code, pointer, hint }) => {
    const problem = problemOf([], { current });
    expect(problem).toMatchObject({ status: 422, code, errors: [{ pointer, code }] });
    expect(problem.message).toContain(hint);
  });

  it('are refused together with everything else that is wrong', () => {
    const problem = problemOf([must('sailcloth')], { current: 'dingy', horizon: 3 });
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['/requirements/0/id', '/horizon', '/current']);
  });
});

describe('the form of a question', () => {
  it('is for one category', () => {
    const codes = (question: Partial<RecommendQuestion>) =>
      checkForm({ requirements: [], ...question }).map(({ pointer, code }) => [pointer, code]);
    expect(codes({ category: 'hull' })).toEqual([]);
    expect(codes({ category: 'hull', stack: true, top: 2 })).toEqual([
      ['/stack', 'category-and-stack'],
      ['/top', 'top-without-stack'],
    ]);
    expect(codes({})).toEqual([['/category', 'category-or-stack']]);
    expect(codes({ stack: true })).toEqual([['/category', 'category-or-stack']]);
  });
});

describe('the shape of a question', () => {
  const placesOf = (question: object) =>
    recommendQuestionSchema
      .safeParse({ category: 'hull', ...question })
      .error?.issues.map(({ path }) => path.join('/')) ?? [];

  it('holds two hundred requirements and not one more, at the place where they stand', () => {
    const many = (count: number) => ({ requirements: Array.from({ length: count }, (_, at) => ({ id: `r-${at}` })) });
    expect(placesOf(many(200))).toEqual([]);
    expect(placesOf(many(201))).toEqual(['requirements']);
    expect(placesOf(many(1000))).toEqual(['requirements']);
  });

  it('holds weights from 1 to 10 and a horizon of a hundred years', () => {
    for (const weight of [0, 11, -1, 1.5])
      expect(placesOf({ requirements: [{ id: 'a', weight }] })).toEqual(['requirements/0/weight']);
    for (const horizon of [-1, 36_501, 0.5]) expect(placesOf({ horizon })).toEqual(['horizon']);
    expect(placesOf({ horizon: 36_500, requirements: [{ id: 'a', weight: 10 }] })).toEqual([]);
  });
});
