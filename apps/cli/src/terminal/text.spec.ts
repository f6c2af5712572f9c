import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, pad, widthOf, wrap } from './text.js';

describe('widthOf', () => {
  it.each([
    ['boat', 4],
    ['最大ノード数', 12],
    ['ｶﾇｰ', 3],
    ['é', 1],
    ['⛵️', 2],
    ['', 0],
  ])('counts the columns of %j as %i', (text, columns) => expect(widthOf(text)).toBe(columns));
});

describe('wrap', () => {
  it('breaks at words, and long words where it must', () => {
    expect(wrap('a canoe holds four', 8)).toEqual(['a canoe', 'holds', 'four']);
    expect(wrap('unsinkable', 4)).toEqual(['unsi', 'nkab', 'le']);
  });

  it('breaks Japanese between characters, but not before what closes', () => {
    expect(wrap('船は浮く。', 8)).toEqual(['船は浮', 'く。']);
  });

  it('keeps the lines there are', () => expect(wrap('one\n\ntwo', 80)).toEqual(['one', '', 'two']));

  it('never makes a line wider than the paper and loses nothing but blanks', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '船', '浮', '。', 'é', '/') });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 30 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(lines.every((line) => widthOf(line) <= columns)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('clean', () => {
  it('lets no text steer a terminal', () => {
    expect(clean('\u001b[31mred\u0007\u202eevil\r\nnext\u009b2J')).toBe('�[31mred��evil\nnext�2J');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(/[^\P{Cc}\n]/u.test(clean(text))).toBe(false);
      }),
    );
  });
});

it('pads by columns and not by characters', () => expect(widthOf(pad('船', 6))).toBe(6));
