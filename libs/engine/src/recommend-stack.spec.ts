import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.js';
import { judgeByFacts, type Verdict } from './judge.js';
import { Problem } from './model/problem.js';
import type { AskedRequirement } from './model/recommend.js';
import { recommendStackAnswerSchema, type RecommendStackAnswer, type StackChoice } from './model/recommend-stack.js';
import { recommendAny } from './recommend-any.js';
import { recommendStack, recommendStackBy } from './recommend-stack.js';
import { judgeByTable, must, prefer } from './recommend.spec-fixture.js';
import { rule } from './rules/release.spec-fixture.js';
import { askStack, harbours, need, stackOption } from './stack/stack.spec-fixture.js';

const release = harbours();
type Table = Parameters<typeof judgeByTable>[0];

/** An answer with a judge that says yes to everything that the table does not say. */
function solve(table: Table, ...[requirements, more, within = release]: SolveRest): RecommendStackAnswer {
  const judge = judgeByTable(table);
  const orYes: typeof judge = (...all) => {
    const [, , demand, option] = all;
    return { ...judge(...all), verdict: table[option]?.[demand.requirement.id] ?? 'yes' };
  };
  return recommendStackBy(orYes, within, askStack(requirements, more));
}
type SolveRest = [...Parameters<typeof askStack>, within?: typeof release];

const named = (choice: StackChoice | null) => choice && Object.values(choice).join('+');
const problemOf = (ask: () => unknown): Problem => {
  try {
    ask();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the question was taken');
};

describe('recommendStack', () => {
  it('has an option of each category, of one that a design can do without only where something is asked of it', () => {
    expect(recommendStack(release, askStack([])).categories).toEqual(['plugin', 'plane']);
    expect(solve({}, [must('open')]).categories).toEqual(['plugin', 'plane', 'ingress']);
  });

  it('asks what a requirement says is asked of a stack, not all that it can be asked of', () => {
    expect(solve({}, [must('strict')]).categories).toEqual(['plugin', 'plane', 'policy']);
    const { stacks } = solve({ chain: { strict: 'no' } }, [must('strict')], { top: 50 });
    expect(stacks.every(({ verdict }) => verdict === 'fits')).toBe(true);
  });

  it('meets a must when every option that answers for it does, and says which do not', () => {
    const answer = solve({ chain: { fast: 'no' }, bridge: { fast: 'unknown' } }, [must('fast')], { top: 50 });
    expect(answer.stacks.map(({ options, verdict }) => [named(options), verdict])).toEqual([
      ['flat+hive', 'fits'],
      ['bridge+chain', 'ruled-out'],
    ]);
    expect(answer.stacks.at(-1)?.blockers.map(({ option, requirement }) => [option, requirement])).toEqual([
      ['chain', 'fast'],
    ]);
  });

  it('values a preference by the option that is worth least', () => {
    const [best, second] = solve({ overlay: { fast: 'no' }, flat: { fast: 'no' } }, [prefer('fast')]).stacks;
    expect(best).toMatchObject({ options: { plugin: 'bridge', plane: 'chain' }, score: { lo: 10_000_000 } });
    expect(second).toMatchObject({ score: { lo: 0, hi: 0 }, parts: [{ option: 'flat', value: { lo: 0, hi: 0 } }] });
  });

  it('tells one stack of those that come to the same, with how many they are and what can be put in for what', () => {
    const { stacks } = solve({ bridge: { fast: 'no' } }, [must('fast')]);
    expect(stacks).toHaveLength(2);
    expect(stacks[0]).toMatchObject({
      options: { plugin: 'flat', plane: 'chain' },
      alike: 4,
      interchangeable: { plugin: ['overlay'], plane: ['hive'] },
    });
    expect(stacks[1]).toMatchObject({ options: { plugin: 'bridge', plane: 'chain' }, alike: 1, interchangeable: {} });
  });

  it('says that nothing but the fixed order decided', () => {
    expect(solve({}, [must('dry')]).tie).toBe(true);
    const table: Table = { flat: { dry: 'no' }, bridge: { dry: 'no' }, hive: { fast: 'no' } };
    expect(solve(table, [must('dry'), must('fast')])).toMatchObject({ tie: false, winner: { plugin: 'overlay' } });
  });

  it('puts among equals the one with fewer warnings first', () => {
    const table: Table = { bridge: { open: 'no' }, flat: { dry: 'no' } };
    const { stacks } = solve(table, [must('open'), must('dry')], { top: 50 });
    expect(stacks[0]).toMatchObject({ options: { plugin: 'bridge', ingress: 'nozzle' }, warnings: [] });
    const onlyOverlay = solve({ bridge: { dry: 'no' }, flat: { dry: 'no' } }, [must('open'), must('dry')]);
    expect(onlyOverlay.winner).toEqual({ plugin: 'overlay', plane: 'chain', ingress: 'gate' });
    const drips = solve({ bridge: { dry: 'no' }, flat: { dry: 'no' }, gate: { open: 'no' } }, [
      must('open'),
      must('dry'),
    ]);
    expect(drips.stacks[0]?.warnings).toMatchObject([
      { rule: 'nozzle-on-overlay', options: { plugin: 'overlay', ingress: 'nozzle' } },
    ]);
  });

  it('tells against the winner what a stack does better and worse', () => {
    const table: Table = { flat: { dry: 'no' }, overlay: { fast: 'no' }, bridge: { fast: 'no', dry: 'no' } };
    const [winner, second, third] = solve(table, [prefer('dry', 9), prefer('fast', 1)]).stacks;
    expect(winner).toMatchObject({ options: { plugin: 'overlay' }, tradeOffs: { better: [], worse: [] } });
    expect(second).toMatchObject({ options: { plugin: 'flat' }, tradeOffs: { better: ['fast'], worse: ['dry'] } });
    expect(third).toMatchObject({ options: { plugin: 'bridge' }, tradeOffs: { better: [], worse: ['dry'] } });
  });

  it('says of every option how it stands to its own musts, and in how many combinations it is', () => {
    const answer = solve({ hive: { fast: 'no' }, flat: { fast: 'unknown' } }, [must('fast'), must('dry')]);
    expect(answer.options.map(({ option, verdict, combinations }) => [option, verdict, combinations])).toEqual([
      ['bridge', 'fits', 1],
      ['flat', 'cannot-tell', 2],
      ['overlay', 'fits', 2],
      ['chain', 'fits', 3],
      ['hive', 'ruled-out', 2],
    ]);
    expect(answer.options[4]?.blockers).toMatchObject([{ requirement: 'fast', verdict: 'no' }]);
  });

  it('tells the cheapest musts to give up and the best stacks that this brings, and what nothing meets together', () => {
    const table: Table = {
      bridge: { dry: 'no' },
      flat: { dry: 'no' },
      overlay: { dry: 'yes' },
      chain: { fast: 'no' },
      hive: { fast: 'no' },
    };
    const asked = [
      { ...must('dry'), weight: 9 },
      { ...must('fast'), weight: 2 },
    ];
    const { winner, relaxations, conflicts } = solve(table, asked);
    expect(winner).toBe(null);
    expect(relaxations).toEqual([
      { drop: ['fast'], weight: 2, brings: [{ options: { plugin: 'overlay', plane: 'chain' }, verdict: 'fits' }] },
    ]);
    expect(conflicts).toEqual([{ requirements: ['fast'] }]);
  });

  it('counts a must that cannot be told as one in the way where what cannot be told is excluded', () => {
    const table: Table = { chain: { fast: 'unknown' }, hive: { fast: 'unknown' } };
    expect(solve(table, [must('fast')], { onUnknown: 'exclude' })).toMatchObject({
      winner: null,
      relaxations: [{ drop: ['fast'] }],
    });
    expect(solve(table, [must('fast')], { onUnknown: 'warn' })).toMatchObject({ tie: true, relaxations: [] });
  });

  it('tells the smallest change of a weight that changes the winner', () => {
    const table: Table = { flat: { dry: 'no' }, bridge: { dry: 'no', fast: 'no' }, overlay: { fast: 'no' } };
    expect(solve(table, [prefer('dry', 6), prefer('fast', 5)]).flips).toEqual([
      { requirement: 'dry', weight: 6, to: 5, tieAt: 5, winner: { plugin: 'flat', plane: 'chain' } },
      { requirement: 'fast', weight: 5, to: 6, tieAt: 6, winner: { plugin: 'flat', plane: 'chain' } },
    ]);
  });

  it('asks next for what splits the stacks that are left, in numbers of combinations', () => {
    const table: Table = { overlay: { dry: 'no' }, bridge: { fast: 'no' } };
    const { nextQuestion } = solve(table, [must('fast')]);
    expect(nextQuestion).toEqual({
      kind: 'requirement',
      requirement: 'dry',
      question: 'Need dry?',
      type: 'yes',
      answers: [{ value: true, leaves: 2, rulesOut: 2, cannotTell: 0, winner: { plugin: 'flat', plane: 'chain' } }],
    });
  });

  it('asks for nothing of a category that the stacks do not have', () => {
    const table: Table = { gate: { open: 'no' } };
    expect(solve(table, [must('dry'), must('fast')]).nextQuestion).toBe(null);
  });

  it('tells the way from the options in use, and none to a stack that has them', () => {
    const { stacks } = solve({ bridge: { dry: 'no' } }, [must('dry')], { current: ['bridge'], top: 9 });
    expect(stacks.map(({ options, migration }) => [options['plugin'], migration && migration.from])).toEqual([
      ['flat', ['bridge']],
      ['bridge', null],
    ]);
  });

  it('shows as many stacks as are wanted', () => {
    const table: Table = { flat: { dry: 'no' }, overlay: { dry: 'unknown' } };
    expect(solve(table, [must('dry')], { top: 2 }).stacks).toHaveLength(2);
    expect(solve(table, [must('dry')], { top: 9 }).stacks).toHaveLength(3);
  });

  it('tells the rules that take combinations out, and never a stack that breaks one', () => {
    const answer = solve({ tiger: { strict: 'no' } }, [must('strict')], { top: 50 });
    expect(answer.constraints.map(({ rule: id, excludes }) => [id, excludes])).toEqual([['bee-needs-hive', 3]]);
    expect(answer.combinations).toEqual({ possible: 12, contradictory: 2, excluded: 3, judged: 7 });
    for (const { options } of answer.stacks) if (options['policy'] === 'bee') expect(options['plane']).toBe('hive');
  });

  it('has no winner where the rules leave nothing', () => {
    const none = harbours({ rules: [rule('none', 'cluster', [{ assert: 'has(network.plugin) && false' }])] });
    expect(solve({}, [must('dry')], {}, none)).toMatchObject({
      winner: null,
      tie: false,
      stacks: [],
      combinations: { judged: 0 },
      relaxations: [],
      conflicts: [],
      flips: [],
      nextQuestion: null,
    });
  });

  it('refuses a question that asks for a category as well, and a release that has no stacks', () => {
    const both = () => recommendAny(release, { ...askStack([]), category: 'plugin' });
    expect(problemOf(both)).toMatchObject({ status: 422, code: 'category-and-stack', errors: [{ pointer: '/stack' }] });
    const categories = [{ id: 'plugin', name: { en: 'p', ja: 'p' }, order: 1 }];
    const old = () => recommendStack(harbours({ categories, options: [stackOption('a', 'plugin')] }), askStack([]));
    expect(problemOf(old)).toMatchObject({ code: 'release-without-stacks', errors: [{ pointer: '/stack' }] });
  });

  it('refuses what is asked of no category of a stack, and names the nearest of ids that are not known', () => {
    expect(problemOf(() => recommendStack(release, askStack([must('brave')])))).toMatchObject({
      code: 'requirement-of-another-category',
      errors: [{ pointer: '/requirements/0/id' }],
    });
    const requirements = [need('dry', ['plugin'], { stackCategories: ['crew'] })];
    expect(problemOf(() => recommendStack(harbours({ requirements }), askStack([must('dry')])))).toMatchObject({
      code: 'requirement-of-another-category',
      errors: [{ pointer: '/requirements/0/id' }],
    });
    const misspelt = problemOf(() => recommendStack(release, askStack([must('dri')])));
    expect(misspelt).toMatchObject({ code: 'unknown-requirement' });
    expect(misspelt.message).toContain('dry');
  });

  it('is what recommendAny answers where a stack is asked for, and else an option of the category', () => {
    expect(recommendAny(release, askStack([])).kind).toBe('plimsoll-recommend-stack/1');
    const { stack: _, ...question } = askStack([]);
    expect(recommendAny(release, { ...question, category: 'plugin' }).kind).toBe('plimsoll-recommend/1');
  });

  it('judges by the facts', () => {
    const asked = askStack([must('dry')]);
    expect(recommendStack(release, asked)).toEqual(recommendStackBy(judgeByFacts, release, asked));
    expect(recommendStack(release, asked).stacks[0]?.verdict).toBe('cannot-tell');
  });
});

describe('recommendStack, whatever the verdicts', () => {
  const options = ['bridge', 'flat', 'overlay', 'chain', 'hive', 'bee', 'tiger', 'gate', 'nozzle'];
  const wanted = ['dry', 'fast', 'strict', 'open', 'both'];
  const within = harbours({
    requirements: [
      need('dry', ['plugin']),
      need('fast', ['plugin', 'plane']),
      need('strict', ['policy']),
      need('open', ['ingress']),
      need('both', ['plane', 'policy', 'ingress']),
    ],
  });
  const verdict = fc.constantFrom<Verdict>('yes', 'yes-with-conditions', 'unknown', 'no');
  const table = fc.record(
    Object.fromEntries(options.map((id) => [id, fc.record(Object.fromEntries(wanted.map((of) => [of, verdict])))])),
  );
  const asked = fc.subarray(wanted).chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.oneof(
          fc.integer({ min: 1, max: 10 }).map((weight) => ({ ...must(id), weight })),
          fc.integer({ min: 1, max: 10 }).map((weight) => prefer(id, weight)),
        ),
      ),
    ),
  );
  const onUnknown = fc.constantFrom('exclude' as const, 'warn' as const, 'include' as const);
  const problem = fc.record({ table, asked, onUnknown });
  type Drawn = typeof problem extends fc.Arbitrary<infer T> ? T : never;
  const answerTo = (drawn: Drawn, requirements: AskedRequirement[] = drawn.asked) =>
    recommendStackBy(
      judgeByTable(drawn.table),
      within,
      askStack(requirements, { onUnknown: drawn.onUnknown, top: 50 }),
    );
  const level: Record<Verdict, number> = { yes: 0, 'yes-with-conditions': 1, unknown: 2, no: 3 };
  const home: Record<string, readonly string[]> = Object.fromEntries(
    within.content.requirements.map(({ id, categories }) => [id, categories]),
  );
  /** The categories that answer for a requirement and have an option in the stack. */
  const answering = (choice: StackChoice, id: string) => (home[id] ?? []).filter((category) => category in choice);

  /** What a stack comes to on a requirement, worked out again in the plainest way. */
  const verdictOn = ({ table: of }: Drawn, choice: StackChoice, id: string): Verdict =>
    answering(choice, id)
      .map((category) => of[choice[category] ?? '']?.[id] ?? 'unknown')
      .reduce((worst, one) => (level[one] > level[worst] ? one : worst), 'yes' as Verdict);

  const worth = { yes: [1000, 1000], 'yes-with-conditions': [600, 600], unknown: [0, 1000], no: [0, 0] } as const;
  const valueOn = ({ table: of }: Drawn, choice: StackChoice, id: string) => {
    const values = answering(choice, id).map((category) => worth[of[choice[category] ?? '']?.[id] ?? 'unknown']);
    return { lo: Math.min(...values.map(([lo]) => lo)), hi: Math.min(...values.map(([, hi]) => hi)) };
  };

  it('parts sum to the score, each the lowest value of those that answer', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        for (const { options: own, parts, score } of answerTo(drawn).stacks) {
          for (const { requirement, value } of parts) expect(value).toEqual(valueOn(drawn, own, requirement));
          expect(score.lo).toBe(parts.reduce((sum, { contribution }) => sum + contribution.lo, 0));
          expect(score.hi).toBe(parts.reduce((sum, { contribution }) => sum + contribution.hi, 0));
          if (parts.length > 0) expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
        }
      }),
    );
  });

  it('an added must never adds a fitting stack', () => {
    const fitting = (answer: RecommendStackAnswer) =>
      answer.stacks.filter(({ verdict: of }) => of.startsWith('fits')).reduce((sum, { alike }) => sum + alike, 0);
    // Of categories that take part already: another one makes other stacks.
    const all = wanted.map((id) => prefer(id));
    fc.assert(
      fc.property(problem, fc.subarray(wanted), fc.constantFrom(...wanted), (drawn, musts, added) => {
        const before: AskedRequirement[] = all.map((one) => (musts.includes(one.id) ? must(one.id) : one));
        const after = before.map((one) => (one.id === added ? must(one.id) : one));
        expect(fitting(answerTo(drawn, after))).toBeLessThanOrEqual(fitting(answerTo(drawn, before)));
      }),
    );
  });

  it('the order in which things are asked and kept changes no byte of the answer', () => {
    const turned = harbours({
      options: [...within.content.options].reverse(),
      categories: [...within.content.categories].reverse(),
      rules: [...within.content.rules].reverse(),
      requirements: [...within.content.requirements].reverse(),
    });
    fc.assert(
      fc.property(problem, (drawn) => {
        const question = askStack([...drawn.asked].reverse(), { onUnknown: drawn.onUnknown, top: 50 });
        const other = recommendStackBy(judgeByTable(drawn.table), turned, question);
        expect(canonicalJson(other)).toBe(canonicalJson(answerTo(drawn)));
      }),
      { numRuns: 40 },
    );
  });

  it('a stack that is dominated never ranks above the one that dominates it', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const { stacks } = answerTo(drawn);
        const isAsGood = (a: StackChoice, b: StackChoice) =>
          drawn.asked.every(({ id, strength }) => {
            if (strength === 'must') return level[verdictOn(drawn, a, id)] <= level[verdictOn(drawn, b, id)];
            const [one, other] = [valueOn(drawn, a, id), valueOn(drawn, b, id)];
            return one.lo >= other.lo && one.hi >= other.hi;
          });
        for (const [at, a] of stacks.entries())
          for (const b of stacks.slice(at + 1))
            if (isAsGood(b.options, a.options)) expect(isAsGood(a.options, b.options)).toBe(true);
      }),
    );
  });

  it('stacks of one group come to the same, and every stack is in one', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const { stacks, combinations } = answerTo(drawn);
        expect(stacks.reduce((sum, { alike }) => sum + alike, 0)).toBe(combinations.judged);
        for (const { options: own, interchangeable, alike } of stacks) {
          const others = Object.entries(interchangeable).flatMap(([category, ids]) => ids.map((id) => [category, id]));
          expect(others.length).toBeLessThan(alike);
          for (const [category = '', id = ''] of others)
            for (const one of drawn.asked)
              expect(verdictOn(drawn, { ...own, [category]: id }, one.id)).toBe(verdictOn(drawn, own, one.id));
        }
      }),
    );
  });

  it('each relaxation brings a stack, no part of one does, and nothing is left out', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const { relaxations, conflicts, stacks } = answerTo(drawn);
        const musts = drawn.asked
          .filter(({ strength }) => strength === 'must')
          .map(({ id }) => id)
          .sort();
        const isInTheWay = (one: Verdict) => one === 'no' || (one === 'unknown' && drawn.onUnknown === 'exclude');
        const inTheWay = stacks.map(({ options: own }) => musts.filter((id) => isInTheWay(verdictOn(drawn, own, id))));
        const isEnough = (drop: readonly string[]) => inTheWay.some((ids) => ids.every((id) => drop.includes(id)));
        const least = subsetsOf(musts).filter(
          (drop) => isEnough(drop) && drop.every((id) => !isEnough(drop.filter((other) => other !== id))),
        );
        const told = relaxations.map(({ drop }) => drop.join()).sort();
        expect(told).toEqual(isEnough([]) ? [] : least.map((drop) => drop.join()).sort());
        for (const { brings } of relaxations) expect(brings.length).toBeGreaterThan(0);
        for (const { requirements } of conflicts)
          expect(inTheWay.every((ids) => ids.some((id) => requirements.includes(id)))).toBe(true);
      }),
    );
  });

  it('each flip makes its stack the winner', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        for (const { requirement, to, winner } of answerTo(drawn).flips) {
          const changed = drawn.asked.flatMap((one) => {
            if (one.id !== requirement) return [one];
            return to === 0 ? [] : [{ ...one, weight: to }];
          });
          const answer = answerTo(drawn, changed);
          // Without the requirement a category may not take part any more.
          const isSameSpace = answer.categories.length === Object.keys(winner).length;
          if (isSameSpace) expect(answer.winner).toEqual(winner);
        }
      }),
    );
  });

  it('the next question comes to what it says', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const { nextQuestion } = answerTo(drawn);
        if (nextQuestion?.kind !== 'requirement') return;
        const answer = answerTo(drawn, [...drawn.asked, must(nextQuestion.requirement)] as Drawn['asked']);
        const fits = answer.stacks.filter(({ verdict: of }) => of.startsWith('fits'));
        expect(nextQuestion.answers[0]).toMatchObject({
          leaves: fits.reduce((sum, { alike }) => sum + alike, 0),
          winner: answer.winner,
        });
      }),
    );
  });

  it('every answer has the published shape', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const answer = answerTo(drawn);
        expect(recommendStackAnswerSchema.parse(answer)).toEqual(answer);
        expect(answer.winner).toEqual(answer.winner && answer.stacks[0]?.options);
      }),
      { numRuns: 30 },
    );
  });
});

function subsetsOf(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.reduce<readonly (readonly string[])[]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
}
