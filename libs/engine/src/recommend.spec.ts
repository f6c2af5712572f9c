import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.js';
import type { Verdict } from './judge.js';
import { recommendAnswerSchema, type RecommendAnswer, type RecommendedOption } from './model/recommend.js';
import type { ReleaseContentInput } from './model/release.js';
import { recommendBy } from './recommend.js';
import { ask, boats, fact, judgeByTable, must, option, prefer, requirement, TODAY } from './recommend.spec-fixture.js';

const ids = (options: RecommendAnswer['options']) => options.map((one) => one.option);
const pick = (answer: RecommendAnswer, id: string): RecommendedOption => {
  const found = answer.options.find((one) => one.option === id);
  if (!found) throw new Error(`${id} is not in the answer`);
  return found;
};
const requirementsOf = (reasons: readonly { readonly requirement: string }[]) => reasons.map((one) => one.requirement);

const guidance = (signal: string, more: object = {}) =>
  ({ type: 'guidance', signal, direction: 'favours', need: 'required', strength: 'strong', ...more }) as const;
const standing = (status: 'default' | 'recommended' | 'not-recommended', scope: string, more: object = {}) =>
  ({ type: 'lifecycle', status, scope, ...more }) as const;

describe('recommend', () => {
  const scale = [{ by: 'judge', yes: 1000, conditional: 500, no: 0 }] as const;
  const content = {
    options: ['dinghy', 'barge', 'raft', 'yacht'].map((id) => option(id)),
    requirements: [
      requirement('light', { scale: [...scale] }),
      requirement('roomy', { scale: [...scale], signals: ['room'] }),
      requirement('berths', { type: 'number', unit: 'berths', scale: [...scale], signals: ['few-berths'] }),
    ],
    facts: [
      fact('barge-for-room', 'barge/use-when', guidance('room')),
      fact('barge-for-sand', 'barge/use-when', guidance('sand')),
      fact('dinghy-below-four', 'dinghy/use-when', guidance('few-berths', { need: 'less-than', number: 4 })),
      fact('dinghy-by-default', 'dinghy/standing', standing('default', 'harbour')),
      fact('dinghy-by-default-too', 'dinghy/standing', standing('default', 'harbour')),
      fact('dinghy-not-at-sea', 'dinghy/standing', standing('not-recommended', 'sea')),
      fact('dinghy-once', 'dinghy/standing', standing('recommended', 'sea', { to: TODAY })),
      fact('dinghy-some-day', 'dinghy/standing', standing('recommended', 'lake', { from: '2099-01-01' })),
    ],
  } satisfies Partial<ReleaseContentInput>;
  const release = boats(content);
  const judge = judgeByTable({
    dinghy: { light: 'yes', roomy: 'no', berths: 'yes' },
    barge: { light: 'no', roomy: 'yes', berths: 'yes' },
    raft: { light: 'yes-with-conditions', roomy: 'unknown', berths: 'yes' },
    yacht: { light: 'unknown', roomy: 'yes', berths: 'no' },
  });
  const answerTo = (...question: Parameters<typeof ask>) => recommendBy(judge, release, ask(...question));

  it('answers in the published shape, with every option in it', () => {
    const answer = answerTo([must('light'), prefer('roomy')]);
    expect(recommendAnswerSchema.parse(answer)).toEqual(answer);
    expect(ids(answer.options).sort()).toEqual(['barge', 'dinghy', 'raft', 'yacht']);
  });

  it('gives each must its place by how it came out', () => {
    const answer = answerTo([must('light'), must('roomy'), must('berths', 3)]);
    const told = Object.fromEntries(
      answer.options.map((one) => [
        one.option,
        [one.verdict, ...[one.blockers, one.conditions, one.unknowns, one.met].map(requirementsOf)],
      ]),
    );
    expect(told).toEqual({
      dinghy: ['ruled-out', ['roomy'], [], [], ['berths', 'light']],
      barge: ['ruled-out', ['light'], [], [], ['berths', 'roomy']],
      raft: ['cannot-tell', [], ['light'], ['roomy'], ['berths']],
      yacht: ['ruled-out', ['berths'], [], ['light'], ['roomy']],
    });
  });

  it('does not let a must count in the score, nor a preference rule out', () => {
    const musts = answerTo([must('light')]);
    expect(musts.options.map(({ score, parts }) => [score, parts])).toEqual(Array(4).fill([{ lo: 0, hi: 0 }, []]));
    const preferences = answerTo([prefer('light'), prefer('roomy')]);
    expect(new Set(preferences.options.map(({ verdict }) => verdict))).toEqual(new Set(['fits']));
  });

  it('scores by weight, leaving open what is not known', () => {
    const answer = answerTo([prefer('light', 1), prefer('roomy', 3)]);
    expect(ids(answer.options)).toEqual(['yacht', 'barge', 'dinghy', 'raft']);
    expect(pick(answer, 'yacht').score).toEqual({ lo: 7_500_000, hi: 10_000_000 });
    expect(pick(answer, 'raft').parts.map(({ requirement: id, contribution }) => [id, contribution])).toEqual([
      ['light', { lo: 1_250_000, hi: 1_250_000 }],
      ['roomy', { lo: 0, hi: 7_500_000 }],
    ]);
  });

  it('names no winner among options that cannot be told when unknowns are excluded, and else the best of them', () => {
    const musts = [must('light'), must('roomy')];
    expect(answerTo(musts, { onUnknown: 'exclude' }).winner).toBeNull();
    expect(answerTo(musts).winner).toBe('yacht');
    expect(answerTo(musts).onUnknown).toBe('warn');
  });

  it('calls it a tie where only the id decides', () => {
    const answer = answerTo([must('berths', 3)]);
    expect(answer).toMatchObject({ tie: true, winner: 'barge' });
    expect(pick(answer, 'raft').tiedWith).toEqual(['barge', 'dinghy']);
  });

  it('cites the use-when lines that speak for what is met, and no other', () => {
    const [met] = pick(answerTo([must('roomy')]), 'barge').met;
    expect(met?.facts).toEqual(['barge-for-room']);
    expect(met?.reason).toContain('Says barge-for-room.');
    expect(met?.citations.map(({ quote }) => quote)).toEqual(['quote of barge-for-room']);
    expect(pick(answerTo([prefer('roomy')]), 'barge').parts[0]?.facts).toEqual(['barge-for-room']);
  });

  it('hears a line that holds below a number only for a smaller one', () => {
    expect(pick(answerTo([must('berths', 3)]), 'dinghy').met[0]?.facts).toEqual(['dinghy-below-four']);
    expect(pick(answerTo([must('berths', 4)]), 'dinghy').met[0]?.facts).toEqual([]);
  });

  it('shows the standing of an option inside its scope, on the day, without scoring it', () => {
    const { standing: shown, score } = pick(answerTo([]), 'dinghy');
    expect(shown.map(({ status, scope, facts }) => [status, scope, facts])).toEqual([
      ['default', 'harbour', ['dinghy-by-default', 'dinghy-by-default-too']],
      ['not-recommended', 'sea', ['dinghy-not-at-sea']],
    ]);
    expect(shown[0]?.citations).toHaveLength(2);
    expect(score).toEqual({ lo: 0, hi: 0 });
  });

  it('tells in the language asked for, and what was asked, in English with its unit', () => {
    const english = pick(answerTo([must('berths', 3)]), 'dinghy');
    expect(english.met[0]?.reason).toBe('Asked for: 3 berths. Guidance: Says dinghy-below-four.');
    const japanese = pick(answerTo([must('berths', 3)], { locale: 'ja' }), 'dinghy');
    expect(japanese.name).toBe('The dinghy (ja)');
    expect(japanese.met[0]?.reason).toBe('要求された値: 3。指針: Says dinghy-below-four. (ja)');
  });
});

describe('the properties of a recommendation', () => {
  const optionIds = ['o0', 'o1', 'o2', 'o3', 'o4'];
  const requirementIds = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];
  const scale = [{ by: 'judge', yes: 1000, conditional: 400, no: 0 }] as const;
  const release = boats({
    options: optionIds.map((id) => option(id)),
    requirements: requirementIds.map((id) => requirement(id, { scale: [...scale] })),
  });
  const verdicts: readonly Verdict[] = ['no', 'unknown', 'yes-with-conditions', 'yes'];
  const verdict = fc.constantFrom(...verdicts);
  const row = fc.record(Object.fromEntries(requirementIds.map((id) => [id, verdict])));
  const table = fc.record(Object.fromEntries(optionIds.map((id) => [id, row])));
  const asked = fc.shuffledSubarray(requirementIds).chain((chosen) =>
    fc.tuple(
      ...chosen.map((id) =>
        fc.oneof(
          fc.constant(must(id)),
          fc.integer({ min: 1, max: 10 }).map((weight) => prefer(id, weight)),
        ),
      ),
    ),
  );
  const mode = fc.constantFrom('exclude' as const, 'warn' as const, 'include' as const);
  const problem = fc.record({ table, asked, onUnknown: mode });
  type Drawn = typeof problem extends fc.Arbitrary<infer T> ? T : never;
  const solve = (drawn: Drawn, within = release) =>
    recommendBy(judgeByTable(drawn.table), within, ask(drawn.asked, { onUnknown: drawn.onUnknown }));

  it('contributions sum to the score and weights to 10,000', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        for (const { parts, score } of solve(drawn).options) {
          expect(score.lo).toBe(parts.reduce((sum, { contribution }) => sum + contribution.lo, 0));
          expect(score.hi).toBe(parts.reduce((sum, { contribution }) => sum + contribution.hi, 0));
          if (parts.length > 0) expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
          for (const { weight, value, contribution } of parts)
            expect(contribution).toEqual({ lo: weight * value.lo, hi: weight * value.hi });
        }
      }),
    );
  });

  it('removing a non-winner keeps the order of the rest and the winner', () => {
    fc.assert(
      fc.property(problem, fc.constantFrom(...optionIds), (drawn, gone) => {
        const all = solve(drawn);
        fc.pre(all.winner !== gone);
        const fewer = boats({ ...release.content, options: release.content.options.filter(({ id }) => id !== gone) });
        const rest = solve(drawn, fewer);
        expect(rest.winner).toBe(all.winner);
        expect(ids(rest.options)).toEqual(ids(all.options).filter((id) => id !== gone));
      }),
    );
  });

  it('an added must never adds a fitting option', () => {
    const fitting = (answer: RecommendAnswer) =>
      ids(answer.options.filter((one) => one.verdict === 'fits' || one.verdict === 'fits-with-conditions'));
    fc.assert(
      fc.property(problem, fc.constantFrom(...requirementIds), (drawn, added) => {
        const without = { ...drawn, asked: drawn.asked.filter(({ id }) => id !== added) };
        const before = fitting(solve(without));
        for (const id of fitting(solve({ ...without, asked: [...without.asked, must(added)] })))
          expect(before).toContain(id);
      }),
    );
  });

  it('answering an unknown never turns a yes into a no or back, and never widens a score', () => {
    fc.assert(
      fc.property(problem, table, (drawn, answers) => {
        const answered = Object.fromEntries(
          optionIds.map((of) => [
            of,
            Object.fromEntries(
              requirementIds.map((id) => {
                const known = drawn.table[of]?.[id] ?? 'unknown';
                return [id, known === 'unknown' ? (answers[of]?.[id] ?? 'unknown') : known];
              }),
            ),
          ]),
        );
        const after = solve({ ...drawn, table: answered });
        for (const before of solve(drawn).options) {
          const now = pick(after, before.option);
          if (before.verdict !== 'cannot-tell') expect(now.verdict).toBe(before.verdict);
          expect(now.score.lo).toBeGreaterThanOrEqual(before.score.lo);
          expect(now.score.hi).toBeLessThanOrEqual(before.score.hi);
          for (const settled of ['met', 'conditions', 'blockers'] as const)
            expect(requirementsOf(now[settled])).toEqual(expect.arrayContaining(requirementsOf(before[settled])));
        }
      }),
    );
  });

  it('the order of requirements and options changes no byte of the answer', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const { options, requirements } = release.content;
        const turned = boats({
          ...release.content,
          options: [...options].reverse(),
          requirements: [...requirements].reverse(),
        });
        const asked = [...drawn.asked].reverse();
        expect(canonicalJson(solve({ ...drawn, asked }, turned))).toBe(canonicalJson(solve(drawn)));
        expect(JSON.stringify(solve({ ...drawn, asked }))).toBe(JSON.stringify(solve(drawn)));
      }),
    );
  });

  it('a dominated option never ranks above its dominator', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const answer = solve(drawn);
        const ranks = new Map(answer.options.map((one) => [one.option, one.rank]));
        const level = (of: string, id: string) => verdicts.indexOf(drawn.table[of]?.[id] ?? 'unknown');
        // An unknown preference is worth anything, so it neither dominates nor is dominated, except by itself.
        const isAsGood = (a: string, b: string) =>
          drawn.asked.every(({ id, strength }) => {
            const [one, other] = [level(a, id), level(b, id)];
            return strength === 'prefer' && (one === 1 || other === 1) ? one === other : one >= other;
          });
        for (const a of optionIds)
          for (const b of optionIds)
            if (isAsGood(a, b) && !isAsGood(b, a)) expect(ranks.get(a)).toBeLessThan(ranks.get(b) ?? 0);
      }),
    );
  });

  it('every answer has the published shape', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const answer = solve(drawn);
        expect(recommendAnswerSchema.parse(answer)).toEqual(answer);
        expect(answer.options.map(({ rank }) => rank)).toEqual(optionIds.map((_, place) => place + 1));
      }),
    );
  });

  const bars = (verdict: RecommendedOption['verdict'], onUnknown: string) =>
    verdict === 'ruled-out' || (verdict === 'cannot-tell' && onUnknown === 'exclude');
  const isOver = (answer: RecommendAnswer) => answer.options.every(({ verdict }) => bars(verdict, answer.onUnknown));
  const without = (drawn: Drawn, dropped: readonly string[]) => ({
    ...drawn,
    asked: drawn.asked.filter(({ id }) => !dropped.includes(id)),
  });

  it('each relaxation brings what it says, and no part of it brings anything', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const answer = solve(drawn);
        expect(answer.relaxations.length > 0).toBe(isOver(answer));
        for (const { drop, brings } of answer.relaxations) {
          const relaxed = solve(without(drawn, drop));
          const fitting = relaxed.options.filter(({ verdict }) => !bars(verdict, relaxed.onUnknown));
          const told = fitting.map(({ option: id, verdict }) => ({ option: id, verdict }));
          expect(brings).toEqual(told);
          for (const kept of drop)
            expect(
              isOver(
                solve(
                  without(
                    drawn,
                    drop.filter((id) => id !== kept),
                  ),
                ),
              ),
            ).toBe(true);
        }
      }),
    );
  });

  it('each conflict leaves nothing, and any part of it leaves something', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const answer = solve(drawn);
        expect(answer.conflicts.length > 0).toBe(isOver(answer));
        const onlyMusts = (of: readonly string[]) =>
          solve({ ...drawn, asked: drawn.asked.filter(({ id, strength }) => strength === 'must' && of.includes(id)) });
        for (const { requirements } of answer.conflicts) {
          expect(isOver(onlyMusts(requirements))).toBe(true);
          for (const spared of requirements)
            expect(isOver(onlyMusts(requirements.filter((id) => id !== spared)))).toBe(false);
        }
      }),
    );
  });

  it('each flip names the first weight on its way at which another wins, and who', () => {
    const weighing = (drawn: Drawn, id: string, weight: number) => {
      const others = drawn.asked.filter((one) => one.id !== id);
      return solve({ ...drawn, asked: weight === 0 ? others : [...others, prefer(id, weight)] }).winner;
    };
    fc.assert(
      fc.property(problem, (drawn) => {
        const { flips, winner } = solve(drawn);
        for (const { requirement: id, weight, to, winner: other } of flips) {
          expect(weighing(drawn, id, to)).toBe(other);
          expect(other).not.toBe(winner);
          const step = Math.sign(to - weight);
          for (let on = weight; on !== to; on += step) expect(weighing(drawn, id, on)).toBe(winner);
        }
        const named = new Set(flips.map((flip) => `${flip.requirement} ${Math.sign(flip.to - flip.weight)}`));
        for (const one of drawn.asked)
          if (one.strength === 'prefer')
            for (let on = 0; on <= 10 && winner !== null; on += 1)
              if (on !== one.weight && weighing(drawn, one.id, on) !== winner)
                expect(named).toContain(`${one.id} ${Math.sign(on - (one.weight ?? 5))}`);
      }),
    );
  });

  it('each answer to the next question comes to what asking it comes to, and some answer changes something', () => {
    fc.assert(
      fc.property(problem, (drawn) => {
        const before = solve(drawn);
        const { nextQuestion } = before;
        const open = requirementIds.filter((id) => !drawn.asked.some((one) => one.id === id));
        const classes = (answer: RecommendAnswer) =>
          Object.fromEntries(answer.options.map((one) => [one.option, one.verdict]));
        const asking = (id: string) => solve({ ...drawn, asked: [...drawn.asked, must(id)] });
        const matters = (after: RecommendAnswer) =>
          after.winner !== before.winner || canonicalJson(classes(after)) !== canonicalJson(classes(before));
        if (nextQuestion === null) {
          for (const id of open) expect(matters(asking(id))).toBe(false);
          return;
        }
        if (nextQuestion.kind === 'fact') throw new Error('a table knows no cells');
        const after = asking(nextQuestion.requirement);
        expect(matters(after)).toBe(true);
        const stillIn = before.options.filter(({ verdict }) => verdict !== 'ruled-out').map((one) => one.option);
        const now = (...wanted: readonly string[]) =>
          stillIn.filter((id) => wanted.includes(pick(after, id).verdict)).sort();
        expect(nextQuestion.answers).toEqual([
          {
            value: true,
            leaves: now('fits', 'fits-with-conditions'),
            rulesOut: now('ruled-out'),
            cannotTell: now('cannot-tell'),
            winner: after.winner,
          },
        ]);
      }),
    );
  });
});
