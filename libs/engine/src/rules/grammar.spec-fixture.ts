import { fc } from '@fast-check/vitest';
import type { Type } from './types.js';

const int: Type = { is: 'int' };
export const types: Readonly<Record<string, Type>> = {
  a: { is: 'bool' },
  b: { is: 'bool' },
  n: int,
  m: int,
  s: { is: 'text' },
  t: { is: 'text' },
  xs: { is: 'list', of: int, most: 10 },
};

/** Whole expressions of the language as text, by type; numbers stay small, since the others count in 64 bits. */
export const grammar = fc.letrec<Record<'bool' | 'int' | 'text' | 'list', string>>((tie) => ({
  bool: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'true', 'false'),
    infix(tie('bool'), ['&&', '||', '==', '!='], tie('bool')),
    infix(tie('int'), ['<', '<=', '>', '>=', '==', '!='], tie('int')),
    infix(tie('text'), ['<', '<=', '>', '>=', '==', '!='], tie('text')),
    infix(tie('list'), ['==', '!='], tie('list')),
    tie('bool').map((of) => `!(${of})`),
    infix(tie('int'), ['in'], tie('list')),
    fc
      .tuple(tie('text'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('text'))
      .map(([of, fn, part]) => `(${of}).${fn}(${part})`),
    fc
      .tuple(tie('list'), fc.constantFrom('all', 'exists', 'exists_one'), body(tie('bool')))
      .map(([of, how, test]) => `(${of}).${how}(x, ${test})`),
    ternary(tie('bool'), tie('bool')),
  ),
  int: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('n', 'm', '0', '1'),
    infix(tie('int'), ['+', '-', '*', '/', '%'], tie('int')),
    tie('int').map((of) => `-(${of})`),
    fc.oneof(tie('list'), tie('text')).map((of) => `size(${of})`),
    fc.tuple(tie('list'), tie('int')).map(([of, at]) => `(${of})[${at}]`),
    ternary(tie('bool'), tie('int')),
  ),
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('s', 't', "''", "'é😀'"),
    infix(tie('text'), ['+'], tie('text')),
    ternary(tie('bool'), tie('text')),
  ),
  list: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('xs', '[n]', '[n, m, 1]'),
    fc.tuple(tie('int'), tie('int')).map(([one, other]) => `[${one}, ${other}]`),
    fc.tuple(tie('list'), body(tie('bool'))).map(([of, test]) => `(${of}).filter(x, ${test})`),
    fc.tuple(tie('list'), body(tie('int'))).map(([of, result]) => `(${of}).map(x, ${result})`),
    fc
      .tuple(tie('list'), body(tie('bool')), body(tie('int')))
      .map(([of, where, result]) => `(${of}).map(x, ${where}, ${result})`),
    infix(tie('list'), ['+'], tie('list')),
  ),
}));

function infix(left: fc.Arbitrary<string>, operators: readonly string[], right: fc.Arbitrary<string>) {
  return fc.tuple(left, fc.constantFrom(...operators), right).map(([a, operator, b]) => `(${a}) ${operator} (${b})`);
}

function ternary(condition: fc.Arbitrary<string>, of: fc.Arbitrary<string>) {
  return fc.tuple(condition, of, of).map(([c, then, otherwise]) => `((${c}) ? (${then}) : (${otherwise}))`);
}

/** The body of a comprehension: the item in place of a variable, and no comprehension inside. */
function body(of: fc.Arbitrary<string>) {
  return of.filter((text) => !text.includes('(x,')).map((text) => text.replace(/\bn\b/g, 'x'));
}

// No character between U+E000 and U+FFFF beside one outside the basic plane: both libraries order strings by UTF-16 units there, and CEL by code points.
export const values = fc.record({
  a: fc.boolean(),
  b: fc.boolean(),
  n: fc.integer({ min: -9, max: 9 }),
  m: fc.integer({ min: -9, max: 9 }),
  s: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
  t: fc.constantFrom('', 'a', 'ab', '\u{1f600}', '\u{1f600}é'),
  xs: fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 4 }),
});
export type Values = typeof values extends fc.Arbitrary<infer V> ? V : never;

/** Whether an expression is too large for a rule: deep, long or costly. That is no matter of meaning. */
export const isTooLarge = (error: unknown): boolean =>
  /maxDepth|maxAstNodes|deeper than|steps;|nested more/.test(String(error));
