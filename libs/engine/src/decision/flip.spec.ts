import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionOf, shareWeights, sumIntervals } from '../score.js';
import { flipsOf } from './flip.js';
import { compareStandings } from './order.js';
import type { Preference, Valued } from './value-table.js';

/** The winner, worked out from the beginning: the shares rounded, every score summed, all compared. */
function winnerOf(preferences: readonly Preference[], alternatives: readonly Valued<string>[]): string | undefined {
  const asked = preferences.filter(({ weight }) => weight > 0);
  const shares = shareWeights(asked);
  const ranked = alternatives.map(({ what, values, unknowns, conditions }, at) => {
    const worth = asked.map(({ id }) => values[preferences.findIndex((one) => one.id === id)] ?? { lo: 0, hi: 0 });
    const score = sumIntervals(
      worth.map((value, place) => contributionOf(shares.get(asked[place]?.id ?? '') ?? 0, value)),
    );
    const open = worth.filter(({ lo, hi }) => lo !== hi).length;
    return { what, at, standing: { score, noes: 0, unknowns: unknowns + open, conditions } };
  });
  ranked.sort((a, b) => compareStandings(a.standing, b.standing) || a.at - b.at);
  return ranked[0]?.what;
}

const withWeight = (preferences: readonly Preference[], id: string, weight: number) =>
  preferences.map((one) => (one.id === id ? { ...one, weight } : one));

/** The nearest weight on each side at which another wins, by trying every whole weight. */
function flipsByTrying(preferences: readonly Preference[], alternatives: readonly Valued<string>[]) {
  const winner = winnerOf(preferences, alternatives);
  return preferences.flatMap(({ id, weight }) => {
    const changed = Array.from({ length: 11 }, (_, to) => ({
      requirement: id,
      weight,
      to,
      winner: winnerOf(withWeight(preferences, id, to), alternatives),
    })).filter((one) => one.winner !== winner);
    const below = changed.filter(({ to }) => to < weight).slice(-1);
    return [...below, ...changed.filter(({ to }) => to > weight).slice(0, 1)];
  });
}

const order = (a: { requirement: string; to: number }, b: { requirement: string; to: number }) =>
  a.requirement < b.requirement ? -1 : a.requirement > b.requirement ? 1 : a.to - b.to;

const value = fc.oneof(
  fc.constantFrom(0, 200, 500, 700, 1000).map((points) => ({ lo: points, hi: points })),
  fc.integer({ min: 0, max: 1000 }).map((points) => ({ lo: points, hi: points })),
  fc.constant({ lo: 0, hi: 1000 }),
);
const problem = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 6 }),
    many: fc.integer({ min: 1, max: 8 }),
  })
  .chain(({ weights, many }) =>
    fc.record({
      preferences: fc.constant(weights.map((weight, at) => ({ id: `p${at}`, weight }))),
      alternatives: fc
        .array(
          fc.record({
            values: fc.array(value, { minLength: weights.length, maxLength: weights.length }),
            unknowns: fc.integer({ min: 0, max: 1 }),
            conditions: fc.integer({ min: 0, max: 1 }),
          }),
          { minLength: many, maxLength: many },
        )
        .map((list) => list.map((one, at) => ({ what: `a${at}`, ...one }))),
    }),
  );

describe('the weights at which another wins', () => {
  it('are exactly those found by trying every whole weight', () => {
    fc.assert(
      fc.property(problem, ({ preferences, alternatives }) => {
        const told = flipsOf(preferences, alternatives).map(({ requirement, weight, to, winner }) => ({
          requirement,
          weight,
          to,
          winner,
        }));
        expect(told.sort(order)).toEqual(flipsByTrying(preferences, alternatives).sort(order));
      }),
      { numRuns: 300 },
    );
  });

  it('are exact where scores differ by less than rounding', () => {
    // Weights that share 10,000 unevenly, and values that are nearly level, so that the rounded order is not the exact one everywhere.
    const near = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 3 }),
      values: fc.array(fc.array(fc.integer({ min: 498, max: 502 }), { minLength: 3, maxLength: 3 }), {
        minLength: 2,
        maxLength: 5,
      }),
    });
    fc.assert(
      fc.property(near, ({ weights, values }) => {
        const preferences = weights.map((weight, at) => ({ id: `p${at}`, weight }));
        const alternatives = values.map((row, at) => ({
          what: `a${at}`,
          values: row.map((points) => ({ lo: points, hi: points })),
          unknowns: 0,
          conditions: 0,
        }));
        const told = flipsOf(preferences, alternatives).map(({ requirement, to, winner }) => ({
          requirement,
          to,
          winner,
        }));
        const tried = flipsByTrying(preferences, alternatives).map(({ requirement, to, winner }) => ({
          requirement,
          to,
          winner,
        }));
        expect(told.sort(order)).toEqual(tried.sort(order));
      }),
      { numRuns: 300 },
    );
  });

  it('lie beyond the weight at which the two are level', () => {
    fc.assert(
      fc.property(problem, ({ preferences, alternatives }) => {
        for (const { weight, to, tieAt } of flipsOf(preferences, alternatives)) {
          expect(Math.min(weight, to)).toBeLessThanOrEqual(tieAt);
          expect(tieAt).toBeLessThanOrEqual(Math.max(weight, to));
        }
      }),
    );
  });

  it('are told the smallest change first, with where the two are level', () => {
    const exactly = (...points: number[]) => points.map((one) => ({ lo: one, hi: one }));
    const alternatives = [
      { what: 'fast', values: exactly(1000, 0), unknowns: 0, conditions: 0 },
      { what: 'cheap', values: exactly(0, 1000), unknowns: 0, conditions: 0 },
    ];
    const preferences = [
      { id: 'speed', weight: 6 },
      { id: 'price', weight: 4 },
    ];
    // At 4 and at 6 the two are level, and the order decides for the first.
    expect(flipsOf(preferences, alternatives)).toEqual([
      { requirement: 'price', weight: 4, to: 7, tieAt: 6, winner: 'cheap' },
      { requirement: 'speed', weight: 6, to: 3, tieAt: 4, winner: 'cheap' },
    ]);
    expect(flipsOf(preferences, [...alternatives].reverse()).map(({ to }) => to)).toEqual([6, 4]);
  });

  it('are none where there is one alternative, none, or no preference', () => {
    const one = [{ what: 'a', values: [{ lo: 0, hi: 1000 }], unknowns: 0, conditions: 0 }];
    expect(flipsOf([{ id: 'p', weight: 5 }], one)).toEqual([]);
    expect(flipsOf([{ id: 'p', weight: 5 }], [])).toEqual([]);
    expect(flipsOf([], [...one, { ...one[0], what: 'b', values: [], unknowns: 0, conditions: 0 }])).toEqual([]);
  });
});
