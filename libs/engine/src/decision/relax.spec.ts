import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, isWithin, placesIn } from './bits.js';
import { conflictsIn, MOST_CONFLICTS } from './conflict.js';
import { impasseOf, type Must } from './relax.js';

const places = (most: number) => fc.uniqueArray(fc.integer({ min: 0, max: most }), { maxLength: most + 1 });

describe('a set of places', () => {
  it('holds what was put in and nothing else, in order', () => {
    fc.assert(
      fc.property(places(99), (list) => {
        const bits = bitsOf(100, list);
        expect(placesIn(bits)).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });

  it('is within another as lists are', () => {
    fc.assert(
      fc.property(places(40), places(40), (a, b) => {
        const [left, right] = [bitsOf(41, a), bitsOf(41, b)];
        expect(isWithin(left, right)).toBe(a.every((place) => b.includes(place)));
      }),
    );
  });
});

const NUMBER_OF_MUSTS = 7;
const musts = fc
  .array(fc.integer({ min: 1, max: 10 }), { minLength: NUMBER_OF_MUSTS, maxLength: NUMBER_OF_MUSTS })
  .map((weights): Must[] => weights.map((weight, place) => ({ id: `m${place}`, weight })));
const violated = fc.array(places(NUMBER_OF_MUSTS - 1), { maxLength: 9 });

const impasse = (of: readonly Must[], table: readonly (readonly number[])[]) =>
  impasseOf(
    of,
    table.map((list, what) => ({ what, violates: bitsOf(of.length, list) })),
  );

/** Every subset of the musts, by place. */
const subsets = Array.from({ length: 2 ** NUMBER_OF_MUSTS }, (_, mask) =>
  Array.from({ length: NUMBER_OF_MUSTS }, (_unused, place) => place).filter((place) => ((mask >> place) & 1) === 1),
);
const isPart = (inner: readonly unknown[], outer: readonly unknown[]) => inner.every((one) => outer.includes(one));

/** Those of which no part is among them. */
const minimal = (sets: readonly (readonly number[])[]) =>
  sets.filter((set) => !sets.some((other) => other.length < set.length && isPart(other, set)));
const text = (sets: readonly (readonly string[])[]) => sets.map((set) => set.join()).sort();
const named = (sets: readonly (readonly number[])[]) => text(sets.map((set) => set.map((place) => `m${place}`)));

describe('what to give up where nothing fits', () => {
  it('are exactly the smallest sets that bring something, found among all subsets', () => {
    fc.assert(
      fc.property(musts, violated, (of, table) => {
        const bring = subsets.filter((drop) => table.some((list) => isPart(list, drop)));
        const expected = minimal(bring).filter((drop) => drop.length > 0);
        expect(text(impasse(of, table).relaxations.map(({ drop }) => drop))).toEqual(named(expected));
      }),
    );
  });

  it('bring all that violates nothing else, and are told the cheapest first, then the smallest', () => {
    fc.assert(
      fc.property(musts, violated, (of, table) => {
        const { relaxations } = impasse(of, table);
        for (const { drop, weight, brings } of relaxations) {
          const fitting = table.flatMap((list, what) =>
            isPart(
              list.map((place) => `m${place}`),
              drop,
            )
              ? [what]
              : [],
          );
          expect(brings).toEqual(fitting);
          expect(weight).toBe(of.reduce((sum, must) => sum + (drop.includes(must.id) ? must.weight : 0), 0));
        }
        const order = relaxations.map(({ weight, drop }) => [weight, drop.length, drop.join()] as const);
        expect(order).toEqual([...order].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)));
      }),
    );
  });

  it('is nothing where something fits, and where there is nothing to choose from', () => {
    const of = [{ id: 'm0', weight: 1 }];
    expect(impasse(of, [[], [0]])).toEqual({ relaxations: [], conflicts: [] });
    expect(impasse(of, [])).toEqual({ relaxations: [], conflicts: [] });
  });
});

describe('musts that nothing meets together', () => {
  it('are exactly the smallest sets of which everything violates one, found among all subsets', () => {
    fc.assert(
      fc.property(musts, violated, (of, table) => {
        const inVain = subsets.filter((set) => table.every((list) => list.some((place) => set.includes(place))));
        const expected = table.length === 0 ? [] : minimal(inVain).filter((set) => set.length > 0);
        fc.pre(expected.length <= MOST_CONFLICTS);
        expect(text(impasse(of, table).conflicts)).toEqual(named(expected));
      }),
    );
  });

  it('are told the smaller first, in the order of the musts, whatever the order of the alternatives', () => {
    fc.assert(
      fc.property(musts, violated, (of, table) => {
        const { conflicts } = impasse(of, table);
        expect(conflicts).toEqual([...conflicts].sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1)));
        expect(impasse(of, [...table].reverse()).conflicts).toEqual(conflicts);
      }),
    );
  });

  it('are the twenty smallest where there are more', () => {
    // Five pairs: a conflict takes one of each, so there are 32 of five.
    const pairs = [0, 1, 2, 3, 4].map((pair) => [2 * pair, 2 * pair + 1]);
    const told = conflictsIn(pairs);
    expect(told).toHaveLength(MOST_CONFLICTS);
    for (const set of told)
      expect(pairs.every((pair) => pair.filter((place) => set.includes(place)).length === 1)).toBe(true);
    expect(conflictsIn([...pairs.slice(0, 3), [20]])).toHaveLength(8);
  });

  it('are one that may not be the smallest where too many would have to be looked at', () => {
    const many = Array.from({ length: 60 }, (_, at) => [3 * at, 3 * at + 1, 3 * at + 2]);
    expect(conflictsIn(many)).toEqual([many.map(([first]) => first)]);
  });
});
