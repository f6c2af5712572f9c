import {
  getConformanceSuite,
  type IncrementalTest,
  type IncrementalTestSuite,
} from '@bufbuild/cel-spec/testdata/tests.js';
import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import { chooseOption } from './choose.js';
import { closuresOf } from './closures.js';
import { ruleContext } from './context.js';
import { DesignDocument } from './document.js';
import { factView } from './fact-view.js';
import { newFrame, run } from './frame.js';
import { content, release, TODAY } from './release.spec-fixture.js';
import { toJson } from './show.js';
import type { Type } from './types.js';
import { Failure, type Value } from './values.js';

/**
 * The conformance data of CEL itself. The rule language has no numbers but 0 and 1, so each other number of a test becomes a variable of that value.
 * What the language leaves out on purpose, by how publishing refuses it: */
const leftOut: readonly (readonly [RegExp, string])[] = [
  [
    /^null, bytes and unsigned numbers/,
    'null, bytes and uint: no field of a design holds one, and told absent is asked with has()',
  ],
  [/^map is not part/, 'maps: a design has structs of known fields'],
  [
    /^there is no (?:function|method) /,
    'dyn, type conversions, matches, timestamps, durations and the extension libraries',
  ],
  [
    /^there is no \S+ here/,
    'protobuf messages, enums, type names, namespaces, and variables of types that no design has',
  ],
  [/is due here, not|is not defined for/, 'mixed types: each comparison, list and sum is of one type'],
  [
    /has no fields|has no items|cannot be negated|^size does not take|is over a list/,
    'operations on values of other types, which others find when they run',
  ],
  [
    /^(?:all|exists|exists_one|filter|map) takes|invalid predicate iteration variable/,
    'comprehensions over two variables',
  ],
  [
    /^Unexpected|^Expected|^Reserved|Invalid|Unterminated|escape|surrogate/,
    'what the parser does not read: quoted fields, message literals, reserved words as names',
  ],
  [/maxDepth|maxAstNodes|deeper than|nested more|longer than/, 'texts beyond the bounds'],
  [/^a number beyond/, 'ints that JavaScript numbers do not hold exactly'],
  [/^a binding of/, 'inputs of other types'],
];

/** What runs and says something else, on purpose. */
const notFinite = 'a double that is not finite is an error: no answer holds one';
const namespaces = 'names are not looked up in containers';
const otherwise: ReadonlyMap<string, string> = new Map([
  ['/comparisons/eq_literal/not_eq_double_nan', notFinite],
  ['/comparisons/ne_literal/not_ne_double_nan', notFinite],
  ['/comparisons/ne_literal/ne_double_nan', notFinite],
  ['/fp_math/fp_math/divide_zero', notFinite],
  ['/fp_math/fp_math/fp_overflow_positive', notFinite],
  ['/fp_math/fp_math/fp_overflow_negative', notFinite],
  ['/namespace/namespace/self_eval_container_lookup', namespaces],
  ['/namespace/namespace/self_eval_container_lookup_unchecked', namespaces],
]);

type Case = { readonly name: string; readonly test: IncrementalTest };

function allCases(suite: IncrementalTestSuite, path = ''): Case[] {
  return [
    ...suite.tests.map((test) => ({ name: `${path}/${test.name}`, test })),
    ...suite.suites.flatMap((inner) => allCases(inner, `${path}/${inner.name}`)),
  ];
}

class LeftOut extends Error {}

interface Given {
  readonly types: Record<string, Type>;
  readonly values: Record<string, Value>;
}

type ProtoValue = { readonly case?: string | undefined; readonly value?: unknown };

function fromProto(kind: ProtoValue | undefined): readonly [Type, Value] {
  switch (kind?.case) {
    case 'boolValue':
      return [{ is: 'bool' }, kind.value as boolean];
    case 'stringValue':
      return [{ is: 'text' }, kind.value as string];
    case 'doubleValue':
      return [{ is: 'double' }, kind.value as number];
    case 'int64Value':
      return [{ is: 'int' }, safe(Number(kind.value))];
    case 'listValue':
      return fromProtoList((kind.value as { values: { kind: ProtoValue }[] }).values);
    default:
      throw new LeftOut(`a binding of ${kind?.case}`);
  }
}

function fromProtoList(values: readonly { readonly kind: ProtoValue }[]): readonly [Type, Value] {
  const items = values.map(({ kind }) => fromProto(kind));
  return [{ is: 'list', of: items[0]?.[0] ?? { is: 'int' }, most: 100 }, items.map(([, value]) => value)];
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new LeftOut('a number beyond 2^53');
  return value;
}

/** Gives each number a variable, outside of strings, names and comments. */
function withoutNumbers(text: string, given: Given): string {
  const token =
    /("""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|[A-Za-z_][A-Za-z0-9_]*)|(0[xX][0-9a-fA-F]+|(?:\d+\.)?\d+(?:[eE][+-]?\d+)?)(?![0-9a-zA-Z_])/g;
  return text.replace(token, (all, other: string | undefined, number: string | undefined) => {
    if (other !== undefined || number === undefined || number === '0' || number === '1') return all;
    const isDouble = !/^0x/i.test(number) && /[.eE]/.test(number);
    const name = `number_${number.replace(/[^0-9a-zA-Z]/g, '_')}`;
    given.types[name] = { is: isDouble ? 'double' : 'int' };
    given.values[name] = isDouble ? Number(number) : safe(Number(number));
    return name;
  });
}

/** Runs a test; what it came to in JSON, `error`, or thrown LeftOut. */
function runCase({ original }: IncrementalTest): unknown {
  const given: Given = { types: {}, values: {} };
  for (const [name, bound] of Object.entries(original.bindings)) {
    if (bound.kind.case !== 'value') throw new LeftOut('an unknown');
    const [type, value] = fromProto(bound.kind.value.kind);
    given.types[name] = type;
    given.values[name] = value;
  }
  const text = withoutNumbers(original.expr, given);
  const checked = checkExpression(text, ruleContext(content(), 'cluster', given.types), 'any');
  if (!checked.ok) throw new LeftOut(checked.problems[0]?.message);
  const names = Object.keys(given.types);
  const frame = newFrame(new DesignDocument({}, factView(compiled, TODAY)), chooseOption);
  frame.given = names.map((name) => given.values[name] as Value);
  const value = run(closuresOf(checked.expression, names).closure, frame);
  return value instanceof Failure ? 'error' : toJson(value);
}

const compiled = release();

function expected({ original: { resultMatcher } }: IncrementalTest): unknown {
  if (resultMatcher.case === 'evalError' || resultMatcher.case === 'anyEvalErrors') return 'error';
  if (resultMatcher.case === 'typedResult') return plain(resultMatcher.value.result?.kind);
  if (resultMatcher.case === 'value') return plain(resultMatcher.value.kind);
  if (resultMatcher.case === undefined) return true;
  throw new LeftOut('an unknown');
}

function plain(kind: ProtoValue | undefined): unknown {
  return toJson(fromProto(kind)[1]);
}

type Outcome = {
  readonly name: string;
  readonly expr: string;
  readonly got?: unknown;
  readonly want?: unknown;
  readonly leftOut?: string;
};

function outcomeOf({ name, test }: Case): Outcome {
  const { expr } = test.original;
  try {
    const got = runCase(test);
    return { name, expr, got, want: expected(test) };
  } catch (error) {
    if (error instanceof LeftOut) return { name, expr, leftOut: error.message };
    throw error;
  }
}

describe('the conformance data of CEL', () => {
  const outcomes = allCases(getConformanceSuite()).map(outcomeOf);
  const ran = outcomes.filter((one) => one.leftOut === undefined);

  it('comes out as it says wherever the rule language has what it asks', () => {
    const wrong = ran.filter(({ got, want }) => JSON.stringify(got) !== JSON.stringify(want));
    expect(wrong.filter(({ name }) => !otherwise.has(name))).toEqual([]);
    expect(wrong.map(({ name }) => name)).toEqual([...otherwise.keys()]);
    expect(ran.length).toBe(381);
  });

  it('is left out only for what the language leaves out on purpose', () => {
    const unexplained = outcomes.filter(
      ({ leftOut: reason }) => reason !== undefined && !leftOut.some(([pattern]) => pattern.test(reason)),
    );
    expect(unexplained).toEqual([]);
  });

  it.each(leftOut)('is left out somewhere by %s', (pattern) => {
    expect(outcomes.some(({ leftOut: reason }) => reason !== undefined && pattern.test(reason))).toBe(true);
  });
});
