import { describe, expect, it } from 'vitest';
import { ByteCache } from './answer-cache.js';

describe('ByteCache', () => {
  it('drops what was used longest ago when the bytes run out', () => {
    const cache = new ByteCache<string>(100);
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key, 25);
    cache.get('a');
    cache.set('e', 'e', 25);
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd', 'e']);
    expect(cache.bytes).toBe(100);
  });

  it('counts a replaced value once', () => {
    const cache = new ByteCache<number>(100);
    cache.set('a', 1, 20);
    cache.set('a', 2, 10);
    expect([cache.get('a'), cache.bytes]).toEqual([2, 10]);
  });

  it('does not let one large value push the others out', () => {
    const cache = new ByteCache<string>(100);
    cache.set('small', 's', 10);
    cache.set('large', 'l', 26);
    expect([cache.get('small'), cache.get('large')]).toEqual(['s', undefined]);
  });

  it('keeps nothing when it may hold no bytes', () => {
    const cache = new ByteCache<string>(0);
    cache.set('a', 'a', 1);
    expect([cache.get('a'), cache.bytes]).toEqual([undefined, 0]);
  });
});
