import { run as runBufbuild } from '@bufbuild/cel';
import { fc, test } from '@fast-check/vitest';
import { Environment } from '@marcbachmann/cel-js';
import { describe, expect } from 'vitest';
import { grammar, isTooLarge, types, values, type Values } from './grammar.spec-fixture.js';
import { judgeText } from './release.spec-fixture.js';

/** Both libraries take ints as BigInt. */
function asBigInts(given: Values) {
  return { ...given, n: BigInt(given.n), m: BigInt(given.m), xs: given.xs.map(BigInt) };
}

const marcbachmann = new Environment()
  .registerVariable('a', 'bool')
  .registerVariable('b', 'bool')
  .registerVariable('n', 'int')
  .registerVariable('m', 'int')
  .registerVariable('s', 'string')
  .registerVariable('t', 'string')
  .registerVariable('xs', 'list<int>');

function orError(evaluate: () => unknown): unknown {
  try {
    const value = evaluate();
    return typeof value === 'boolean' ? value : 'error';
  } catch {
    return 'error';
  }
}

function byBufbuild(text: string, given: Values): unknown {
  return orError(() => runBufbuild(text, asBigInts(given)));
}

/** Too large for a rule (depth, nodes, cost) is not a matter of meaning. */
function ours(text: string, given: Values): unknown {
  const evaluation = tryOurs(text, given);
  return evaluation?.error === 'inexact' ? undefined : evaluation?.value;
}

function tryOurs(text: string, given: Values) {
  try {
    return judgeText(text, { types, variables: given });
  } catch (error) {
    if (isTooLarge(error)) return undefined;
    throw error;
  }
}

describe('on complete inputs', () => {
  test.prop([grammar.bool, values], { numRuns: 400 })('says what @bufbuild/cel says', (text, given) => {
    const value = ours(text, given);
    fc.pre(value !== undefined);
    expect(value).toEqual(byBufbuild(text, given));
  });

  test.prop([grammar.bool, values], { numRuns: 400 })('says what @marcbachmann/cel-js says', (text, given) => {
    const value = ours(text, given);
    fc.pre(value !== undefined);
    expect(value).toEqual(orError(() => marcbachmann.evaluate(text, asBigInts(given))));
  });
});
