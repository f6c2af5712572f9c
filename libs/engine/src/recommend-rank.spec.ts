import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from './judge.js';
import { classify, rankOptions, type Contender, type OnUnknown } from './recommend-rank.js';

const verdicts: readonly Verdict[] = ['no', 'unknown', 'yes-with-conditions', 'yes'];
const modes: readonly OnUnknown[] = ['exclude', 'warn', 'include'];
const mode = fc.constantFrom(...modes);

const contender = (id: string, musts: readonly Verdict[], lo = 0, hi = lo): Contender => ({
  id,
  musts,
  score: { lo, hi },
  openParts: lo === hi ? 0 : 1,
});
const order = (contenders: readonly Contender[], onUnknown: OnUnknown = 'warn') =>
  rankOptions(contenders, onUnknown).placed.map(({ contender: { id } }) => id);

/** Options over the same musts; scores from a few values, so that ties are common. */
const problem = fc.integer({ min: 0, max: 4 }).chain((musts) =>
  fc
    .array(
      fc.record({
        musts: fc.array(fc.constantFrom(...verdicts), { minLength: musts, maxLength: musts }),
        lo: fc.integer({ min: 0, max: 3 }),
        width: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((options) => options.map((one, place) => contender(`o${place}`, one.musts, one.lo, one.lo + one.width))),
);

describe('classify', () => {
  it.each<[readonly Verdict[], string]>([
    [[], 'fits'],
    [['yes', 'yes'], 'fits'],
    [['yes', 'yes-with-conditions'], 'fits-with-conditions'],
    [['yes-with-conditions', 'unknown'], 'cannot-tell'],
    [['unknown', 'no'], 'ruled-out'],
    [['no', 'yes'], 'ruled-out'],
  ])('%j is %s', (musts, verdict) => {
    expect(classify(musts)).toBe(verdict);
  });

  it('is not turned by answering an unknown: what fits goes on fitting and what is ruled out stays so', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...verdicts), fc.constantFrom(...verdicts))), (pairs) => {
        const before = classify(pairs.map(([must]) => must));
        const after = classify(pairs.map(([must, answer]) => (must === 'unknown' ? answer : must)));
        if (before !== 'cannot-tell') expect(after).toBe(before);
      }),
    );
  });

  it('is never bettered by one more must', () => {
    const grades = ['ruled-out', 'cannot-tell', 'fits-with-conditions', 'fits'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), fc.constantFrom(...verdicts), (musts, added) => {
        expect(grades.indexOf(classify([...musts, added]))).toBeLessThanOrEqual(grades.indexOf(classify(musts)));
      }),
    );
  });
});

describe('rankOptions', () => {
  it('puts what fits first, then what fits with conditions, what cannot be told and what is ruled out, whatever they score', () => {
    const options = [
      contender('out', ['no'], 9),
      contender('open', ['unknown'], 8),
      contender('conditional', ['yes-with-conditions'], 7),
      contender('good', ['yes'], 1),
    ];
    expect(order(options)).toEqual(['good', 'conditional', 'open', 'out']);
    expect(order(options, 'exclude')).toEqual(['good', 'conditional', 'open', 'out']);
  });

  it('ranks everything that is not ruled out by score when unknowns are included', () => {
    const options = [contender('out', ['no'], 9), contender('open', ['unknown'], 8), contender('good', ['yes'], 1)];
    expect(order(options, 'include')).toEqual(['open', 'good', 'out']);
  });

  it.each([
    { name: 'the higher low end', first: contender('z', [], 2, 2), second: contender('a', [], 1, 9) },
    { name: 'then the higher high end', first: contender('z', [], 2, 5), second: contender('a', [], 2, 4) },
    {
      name: 'then fewer unknowns',
      first: contender('z', ['unknown', 'yes']),
      second: contender('a', ['unknown', 'unknown']),
    },
    {
      name: 'then fewer conditions',
      first: contender('z', ['yes-with-conditions', 'yes']),
      second: contender('a', ['yes-with-conditions', 'yes-with-conditions']),
    },
    {
      name: 'among those ruled out, fewer blockers',
      first: contender('z', ['no', 'unknown']),
      second: contender('a', ['no', 'no']),
    },
    { name: 'last the id', first: contender('a', []), second: contender('z', []) },
  ])('inside a class puts first $name', ({ first, second }) => {
    expect(order([second, first])).toEqual([first.id, second.id]);
  });

  it('says that a tie is a tie', () => {
    const { placed, tie, winner } = rankOptions(
      [contender('b', []), contender('a', []), contender('c', [], -1)],
      'warn',
    );
    expect({ tie, winner }).toEqual({ tie: true, winner: 'a' });
    expect(placed.map(({ rank, tiedWith }) => ({ rank, tiedWith }))).toEqual([
      { rank: 1, tiedWith: ['b'] },
      { rank: 2, tiedWith: ['a'] },
      { rank: 3, tiedWith: [] },
    ]);
  });

  it('calls no tie one that does not touch the winner', () => {
    const { tie, placed } = rankOptions([contender('a', [], 1), contender('b', []), contender('c', [])], 'warn');
    expect(tie).toBe(false);
    expect(placed[1]?.tiedWith).toEqual(['c']);
  });

  it.each<[OnUnknown, string | null]>([
    ['exclude', null],
    ['warn', 'open'],
    ['include', 'open'],
  ])('where nothing surely fits, with %s the winner is %s', (onUnknown, winner) => {
    expect(rankOptions([contender('open', ['unknown']), contender('out', ['no'])], onUnknown).winner).toBe(winner);
  });

  it('has no winner and no tie when all are ruled out', () => {
    const { winner, tie } = rankOptions([contender('a', ['no']), contender('b', ['no'])], 'warn');
    expect({ winner, tie }).toEqual({ winner: null, tie: false });
  });

  it('keeps the order of the rest when an option leaves', () => {
    fc.assert(
      fc.property(problem, mode, fc.nat(), (options, onUnknown, place) => {
        const gone = options[place % options.length]?.id;
        const rest = options.filter(({ id }) => id !== gone);
        expect(order(rest, onUnknown)).toEqual(order(options, onUnknown).filter((id) => id !== gone));
      }),
    );
  });

  it('does not depend on the order of the options', () => {
    fc.assert(
      fc.property(problem, mode, (options, onUnknown) => {
        expect(rankOptions([...options].reverse(), onUnknown)).toEqual(rankOptions(options, onUnknown));
      }),
    );
  });

  it('never ranks a dominated option above its dominator', () => {
    const isAsGood = (a: Contender, b: Contender) =>
      a.score.lo >= b.score.lo &&
      a.score.hi >= b.score.hi &&
      a.openParts <= b.openParts &&
      a.musts.every((must, place) => verdicts.indexOf(must) >= verdicts.indexOf(b.musts[place] ?? 'yes'));
    fc.assert(
      fc.property(problem, mode, (options, onUnknown) => {
        const ids = order(options, onUnknown);
        for (const a of options)
          for (const b of options)
            if (isAsGood(a, b) && !isAsGood(b, a)) expect(ids.indexOf(a.id)).toBeLessThan(ids.indexOf(b.id));
      }),
    );
  });
});
