import { describe, expect, it } from 'vitest';
import { movedNumbers, movedWords } from './moved-numbers.js';

const moves = [{ from: 400, to: 250 }];

describe('numbers on the edge of a limit that moved', () => {
  it('stand on the same edge of the new one, however deep they stand', () => {
    const design = { pools: [{ count: 400 }, { count: 401, name: '400' }, { count: 399 }], limit: { of: [402, 398] } };
    expect(movedNumbers(design, moves)).toEqual({
      pools: [{ count: 250 }, { count: 251, name: '400' }, { count: 249 }],
      limit: { of: [402, 398] },
    });
  });

  it('leave everything else as it is', () => {
    const design = { a: null, b: true, c: '400', d: [4000, 40] };
    expect(movedNumbers(design, moves)).toEqual(design);
    expect(movedNumbers(design, [])).toEqual(design);
  });

  it('go nowhere below nothing', () => {
    expect(movedNumbers([0, 1, 2], [{ from: 1, to: 0 }])).toEqual([0, 0, 1]);
  });

  it('are found in words, with commas where they had them', () => {
    expect(movedWords('401 nodes, not 4010', moves)).toBe('251 nodes, not 4010');
    expect(movedWords('5,001 nodes and 5001', [{ from: 5000, to: 1500 }])).toBe('1,501 nodes and 1501');
  });
});
