import { describe, expect, it } from 'vitest';
import { pointerOf, pointerTo } from './pointer.js';

describe('JSON pointers', () => {
  it('are those of RFC 6901 section 5', () => {
    const steps = [[], ['foo'], ['foo', 0], [''], ['a/b'], ['c%d'], ['m~n'], ['~1'], [' ']];
    const pointers = ['', '/foo', '/foo/0', '/', '/a~1b', '/c%d', '/m~0n', '/~01', '/ '];
    expect(steps.map(pointerOf)).toEqual(pointers);
  });

  it('grow token by token', () => {
    expect(pointerTo(pointerTo('/a', 'b/c'), 3)).toBe('/a/b~1c/3');
  });
});
