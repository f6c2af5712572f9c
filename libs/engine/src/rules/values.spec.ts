import { describe, expect, it } from 'vitest';
import { mergeOpen, Unknown, unsettled } from './values.js';

describe('unknowns', () => {
  it('unite to the paths of all, each once, the first first', () => {
    const united = unsettled(new Unknown(['/a', '/b']), new Unknown(['/b']), new Unknown(['/c', '/a']));
    expect((united as Unknown).$paths).toEqual(['/a', '/b', '/c']);
  });

  it('unite by the hundred thousand, one by one', () => {
    let united = new Unknown(['/0']);
    for (let index = 1; index < 100_000; index += 1) united = mergeOpen(united, new Unknown([`/${index}`])) as Unknown;
    expect(united.$paths).toHaveLength(100_000);
    expect(united.$paths.at(-1)).toBe('/99999');
  });
});
