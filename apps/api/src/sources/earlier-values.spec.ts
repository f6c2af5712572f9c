import type { Fact, PublishedVersion, ReleaseHistory } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { EarlierValues } from './earlier-values.js';

const crew = (number: number, revision: string, more: object = {}) => ({
  option: 'ketch',
  dimension: 'crew',
  value: { type: 'limit', op: 'max', number, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
  citations: [{ revision, heading: null, quote: `${number} people` }],
  ...more,
});

type Versions = Readonly<Record<string, readonly (readonly [number, object | null])[]>>;

/** Facts with their versions, each from a release on; null is the end of one. */
function historyOf(versions: Versions, releases: number): ReleaseHistory {
  const told = Object.entries(versions).map(
    ([id, all]) => [id, all.map(([sequence, content]) => ({ sequence, content }))] as const,
  );
  return {
    headers: Array.from({ length: releases }, (_, at) => ({ sequence: at + 1 })),
    versionsOf: () => new Map(told),
  } as unknown as ReleaseHistory & { readonly versions: ReadonlyMap<string, readonly PublishedVersion[]> };
}

const fact = (id: string, content: object) => ({ id, ...content }) as unknown as Fact;
const held = (values: EarlierValues, of: Fact) =>
  values
    .of(of)
    .map(({ earlier, revision, value }) => [earlier, revision, 'number' in value ? value.number : undefined]);

describe('what was said before in the place of a fact', () => {
  it('is what a fact said that another one has taken the place of', () => {
    const versions = { eight: [[1, crew(8, 'log-1')]], twelve: [[2, crew(12, 'log-2')]] } as const;
    const values = new EarlierValues(historyOf(versions, 2), (id) => id === 'eight');
    expect(held(values, fact('twelve', crew(12, 'log-2')))).toEqual([['eight', 'log-1', 8]]);
  });

  it('is what the fact itself said in earlier releases', () => {
    const versions = {
      most: [
        [1, crew(8, 'log-1')],
        [2, crew(12, 'log-2')],
        [3, crew(10, 'log-3')],
      ],
    } as const;
    const values = new EarlierValues(historyOf(versions, 3), () => false);
    expect(held(values, fact('most', crew(10, 'log-3')))).toEqual([
      ['most', 'log-1', 8],
      ['most', 'log-2', 12],
    ]);
  });

  it('is what a fact said that is no longer there', () => {
    const versions = {
      gone: [
        [1, crew(8, 'log-1')],
        [2, null],
      ],
      most: [[2, crew(12, 'log-2')]],
    } as const;
    const values = new EarlierValues(historyOf(versions, 2), () => false);
    expect(held(values, fact('most', crew(12, 'log-2')))).toEqual([['gone', 'log-1', 8]]);
  });

  it('is not what another fact in force says, nor what the fact says now', () => {
    const versions = {
      same: [[1, crew(12, 'log-1')]],
      beside: [[1, crew(9, 'book-1')]],
      most: [[2, crew(12, 'log-2')]],
    } as const;
    const values = new EarlierValues(historyOf(versions, 2), (id) => id === 'same');
    expect(held(values, fact('most', crew(12, 'log-2')))).toEqual([]);
  });

  it('is of the same option, dimension, scope and combination only', () => {
    const versions = {
      dinghy: [[1, crew(2, 'log-1', { option: 'dinghy' })]],
      sail: [[1, crew(3, 'log-1', { dimension: 'sails' })]],
      storm: [[1, crew(4, 'log-1', { scope: { weather: 'storm' } })]],
      towed: [[1, crew(5, 'log-1', { with: ['tug'] })]],
      eight: [[1, crew(8, 'log-1', { scope: {}, with: [] })]],
    } as const;
    const values = new EarlierValues(historyOf(versions, 1), () => true);
    expect(held(values, fact('most', crew(12, 'log-2')))).toEqual([['eight', 'log-1', 8]]);
  });

  it('has its days where they are known', () => {
    const dated = crew(8, 'log-1', { effectiveFrom: '2020-01-01', effectiveTo: '2024-01-01' });
    const values = new EarlierValues(historyOf({ eight: [[1, dated]] }, 1), () => true);
    expect(values.of(fact('most', crew(12, 'log-2')))).toMatchObject([
      { fact: 'most', effectiveFrom: '2020-01-01', effectiveTo: '2024-01-01' },
    ]);
  });
});

describe('the newest release in which a fact rested on a revision', () => {
  const versions = {
    most: [
      [1, crew(8, 'log-1')],
      [3, crew(12, 'log-2')],
    ],
  } as const;
  const values = new EarlierValues(historyOf(versions, 5), () => false);

  it('is the one before it said something else', () => {
    expect(values.releaseOf('most', 'log-1')).toBe(2);
  });

  it('is the newest of all where it still does', () => {
    expect(values.releaseOf('most', 'log-2')).toBe(5);
  });
});
