import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from './canonical.js';

describe('canonicalJson', () => {
  it('sorts keys by UTF-16 code units, as the example of RFC 8785 section 3.2.3 does', () => {
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\u{1f600}': 'Emoji',
      '\u0080': 'Control',
      ö: 'Latin',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual(
      Object.values({
        '1': 'One',
        '\r': 'CR',
        '\u0080': 'Control',
        ö: 'Latin',
        '\u20ac': 'Euro',
        '\u{1f600}': 'Emoji',
        '\ufb33': 'Hebrew',
      }),
    );
  });

  it('prints numbers as ECMAScript does, as RFC 8785 appendix B lists', () => {
    expect(canonicalJson([0, -0, 5e-324, 1e21, 333333333.3333333, 1e-7])).toBe(
      '[0,0,5e-324,1e+21,333333333.3333333,1e-7]',
    );
  });

  it('leaves out members that are undefined and keeps null', () => {
    expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}');
  });

  it('refuses what JSON cannot hold', () => {
    for (const value of [NaN, Infinity, undefined, 1n, () => 1, '\ud800'])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('gives the digest that sha256sum gives', () => {
    expect(digestOf({ b: 1, a: 2 })).toBe('d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772');
  });
});
