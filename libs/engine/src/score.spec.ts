import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionOf, shareWeights, sumIntervals } from './score.js';

const asked = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 200 })
  .chain((ids) =>
    fc
      .array(fc.integer({ min: 1, max: 10 }), { minLength: ids.length, maxLength: ids.length })
      .map((weights) => ids.map((id, place) => ({ id, weight: weights[place] ?? 1 }))),
  );

describe('shareWeights', () => {
  it.each([
    { name: 'gives a single preference everything', weights: { a: 3 }, shares: { a: 10_000 } },
    { name: 'shares by weight', weights: { a: 1, b: 3 }, shares: { a: 2500, b: 7500 } },
    {
      name: 'gives what is left over to the lower id among equals',
      weights: { c: 5, a: 5, b: 5 },
      shares: { a: 3334, b: 3333, c: 3333 },
    },
    {
      name: 'gives what is left over to the largest fraction first',
      weights: { a: 1, b: 5 },
      shares: { a: 1667, b: 8333 },
    },
    { name: 'has nothing to share where nothing is preferred', weights: {}, shares: {} },
  ])('$name', ({ weights, shares }) => {
    const list = Object.entries(weights).map(([id, weight]) => ({ id, weight }));
    expect(Object.fromEntries(shareWeights(list))).toEqual(shares);
  });

  it('always sums to exactly 10,000 and stays within one of the exact share', () => {
    fc.assert(
      fc.property(asked, (list) => {
        const shares = shareWeights(list);
        const total = list.reduce((sum, { weight }) => sum + weight, 0);
        expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(10_000);
        for (const { id, weight } of list)
          expect(Math.abs((shares.get(id) ?? 0) - (10_000 * weight) / total)).toBeLessThan(1);
      }),
    );
  });

  it('never gives a higher weight a smaller share', () => {
    fc.assert(
      fc.property(asked, (list) => {
        const shares = shareWeights(list);
        for (const a of list)
          for (const b of list)
            if (a.weight > b.weight) expect(shares.get(a.id)).toBeGreaterThanOrEqual(shares.get(b.id) ?? Infinity);
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the order of the preferences', () => {
    fc.assert(
      fc.property(asked, (list) => {
        const forward = shareWeights(list);
        const backward = shareWeights([...list].reverse());
        for (const { id } of list) expect(backward.get(id)).toBe(forward.get(id));
      }),
    );
  });
});

describe('scores', () => {
  it('are exact sums of weight times value, at both ends', () => {
    const parts = [contributionOf(2500, { lo: 0, hi: 1000 }), contributionOf(7500, { lo: 333, hi: 333 })];
    expect(sumIntervals(parts)).toEqual({ lo: 2_497_500, hi: 4_997_500 });
  });

  it('are nothing where nothing is preferred', () => {
    expect(sumIntervals([])).toEqual({ lo: 0, hi: 0 });
  });
});
