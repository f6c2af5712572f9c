import { Problem } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { Budget } from './budget.js';
import type { World } from './frame.js';
import { RUNNING_GROUP, RUNNING_SUBSCRIPTION } from './frame.js';
import { TemplateScope } from './template-scope.js';
import { isList, isValueObject, Opaque, type Value } from './value.js';

const world = (): World => ({
  budget: new Budget(),
  parsed: new Map(),
  origins: new WeakMap(),
  unmapped: new Set(),
});

function evaluate(written: unknown, more: Record<string, unknown> = {}): unknown {
  const template = {
    parameters: { open: { type: 'string' }, other: { type: 'string' }, ...(more['parameters'] as object | undefined) },
    variables: { result: written, ...(more['variables'] as object | undefined) },
    functions: more['functions'],
  };
  const home = { subscription: RUNNING_SUBSCRIPTION, group: RUNNING_GROUP };
  return shown(new TemplateScope(template, new Map(), { world: world(), at: '' }, home).variable('result') ?? null);
}

/** What is not known as `?` and its symbol. */
function shown(value: Value): unknown {
  if (value instanceof Opaque) return `?${value.symbol}`;
  if (isList(value)) return value.map(shown);
  return isValueObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]))
    : value;
}

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

const OPEN = "parameters('open')";
const isOpen = (value: unknown) => expect(value).toMatch(/^\?/);

describe('a text of a template', () => {
  it.each([
    ['plain', 'plain'],
    ['[[not an expression]', '[not an expression]'],
    ['[unfinished', '[unfinished'],
    ["['it''s']", "it's"],
    ["[ concat ( 'a' , 'b' ) ]", 'ab'],
    ['[-5]', -5],
    ["[createArray('a', 'b')[1]]", 'b'],
    ["[createObject('a', createObject('b', 7)).A['b']]", 7],
    ["[CONCAT('a', toLOWER('B'))]", 'ab'],
  ])('%s is %j', (text, expected) => expect(evaluate(text)).toEqual(expected));

  it.each([
    ['[concat(]', 'lacks a value, at character 9'],
    ["[concat('a']", 'lacks ), at character 12'],
    ["[concat('a'))]", 'has something behind its end, at character 13'],
    ['[hello]', 'lacks (, at character 7'],
    ["['open]", 'cannot be read, at character 2'],
    ["[concat('a').]", 'has no name behind a dot, at character 14'],
    ['[]', 'lacks a value, at character 2'],
  ])('%s is refused: it %s', (text, detail) => {
    const problem = problemOf(() => evaluate(text));
    expect([problem.code, problem.errors]).toEqual([
      'malformed-expression',
      [{ pointer: '/variables/result', code: 'malformed-expression', detail }],
    ]);
  });
});

describe('a function of known values', () => {
  it.each([
    ["concat('a', 1, true())", 'a1True'],
    ["concat(createArray(1), createArray('b'))", [1, 'b']],
    ["format('{0}-{1:D3}-{{x}}', 'a', 7)", 'a-007-{x}'],
    ["if(equals('a', 'A'), 'same', 'not')", 'not'],
    ["equals(createObject('a', createArray(1)), createObject('A', createArray(1)))", true],
    ['and(true(), not(false()))', true],
    ['or(false(), false())', false],
    [
      "union(createObject('a', 1, 'b', createObject('x', 1)), createObject('B', createObject('y', 2)))",
      { a: 1, b: { x: 1, y: 2 } },
    ],
    ['union(createArray(1, 2), createArray(2, 3))', [1, 2, 3]],
    ['intersection(createArray(1, 2), createArray(2, 3))', [2]],
    ["length('abc')", 3],
    ["length(createObject('a', 1))", 1],
    ["contains('One two', 'two')", true],
    ["contains(createArray('a'), 'A')", false],
    ["contains(createObject('a', null()), 'A')", true],
    ["empty('')", true],
    ['empty(null())', true],
    ["empty(createArray('a'))", false],
    ["split('a,b;c', createArray(',', ';'))", ['a', 'b', 'c']],
    ["join(createArray('a', 1), '-')", 'a-1'],
    ["replace('a-b-c', '-', '$&')", 'a$&b$&c'],
    ["toUpper('ab')", 'AB'],
    ["string(createObject('a', createArray(1)))", '{"a":[1]}'],
    ["int('42')", 42],
    ["bool('True')", true],
    ["array('a')", ['a']],
    ['min(3, 1, 2)', 1],
    ['max(createArray(3, 1))', 3],
    ['add(2, 3)', 5],
    ['sub(2, 3)', -1],
    ['mul(2, 3)', 6],
    ['div(8, 3)', 2],
    ['mod(7, 3)', 1],
    ['range(2, 3)', [2, 3, 4]],
    ["first('one')", 'o'],
    ["last(createArray('a', 'b'))", 'b'],
    ["coalesce(null(), '', 'x')", ''],
    ["cidrSubnet('10.144.0.0/20', 24, 3)", '10.144.3.0/24'],
    ["cidrSubnet('fdad:3236:5555::/48', 64, 2)", 'fdad:3236:5555:2::/64'],
    ["cidrHost('10.144.3.0/24', 0)", '10.144.3.1'],
    ["substring('cluster', 2, 3)", 'ust'],
    ["padLeft(7, 3, '0')", '007'],
    ["startsWith('Abc', 'aB')", true],
    ["indexOf('abc', 'C')", 2],
    ['take(createArray(1, 2, 3), 2)', [1, 2]],
    ["skip('abc', 1)", 'bc'],
    ['greaterOrEquals(2, 2)', true],
    ["less('a', 'b')", true],
    ['json(\'{"a": [1, null]}\')', { a: [1, null] }],
    ["tryGet(createObject('a', createArray('x')), 'a', 0)", 'x'],
    ["tryGet(createObject('a', 1), 'b', 'c')", null],
    [
      "items(createObject('b', 2, 'a', 1))",
      [
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ],
    ],
    ["map(range(0, 2), lambda('i', concat('p', lambdaVariables('i'))))", ['p0', 'p1']],
    ["filter(range(0, 4), lambda('i', greater(lambdaVariables('i'), 1)))", [2, 3]],
    ["toObject(createArray('a'), lambda('k', lambdaVariables('k')), lambda('k', 1))", { a: 1 }],
    ["shallowMerge(createArray(createObject('a', 1), createObject('a', 2)))", { a: 2 }],
    ['flatten(createArray(createArray(1), createArray(2)))', [1, 2]],
  ])('%s is %j', (call, expected) => expect(evaluate(`[${call}]`)).toEqual(expected));

  it.each([
    "int('x')",
    'div(1, 0)',
    "add('1', 2)",
    'range(0, 10001)',
    "cidrSubnet('10.0.0.0/33', 24, 0)",
    "cidrSubnet('10.0.0.0/24', 25, 2)",
    "cidrHost('10.0.0.0/30', 4)",
    "json('{')",
    "createObject('a', 1).b",
    "createArray('a')[3]",
    'first(createArray())',
    "someNewFunction('a')",
    "listKeys('x', '2023-01-01')",
    "reference('/subscriptions/s/x')",
    'deployment().name',
    'environment().name',
    'resourceGroup().location',
    "parameters('nowhere')",
    "variables('nowhere')",
    "createObject('a', 1).__proto__",
    "createObject('a', 1).constructor",
  ])('%s is not known', (call) => isOpen(evaluate(`[${call}]`)));
});

describe('what only runtime knows', () => {
  it.each([
    ['a parameter without a value', OPEN, '?{parameters(open)}'],
    ['a text with it', `concat('aks-', ${OPEN}, '-x')`, '?aks-{parameters(open)}-x'],
    ['a format with it', `format('{0}/{1}', ${OPEN}, 'x')`, '?{parameters(open)}/x'],
    ['a list of it and others joined', `join(createArray('a', ${OPEN}), '-')`, '?a-{parameters(open)}'],
    ['a list that holds it', `createArray(1, ${OPEN})`, [1, '?{parameters(open)}']],
    ['an object that holds it', `createObject('a', ${OPEN}).a`, '?{parameters(open)}'],
    ['the length of a list that holds it', `length(createArray(1, ${OPEN}))`, 2],
    ['a branch that does not hang on it', `if(true(), 'a', ${OPEN})`, 'a'],
    [
      'what branches have in common',
      `if(equals(${OPEN}, 'x'), createObject('a', 1, 'b', createArray(2)), createObject('a', 1, 'b', createArray(2)))`,
      { a: 1, b: [2] },
    ],
    ['branches that are equal', `if(equals(${OPEN}, 'x'), 'a', 'a')`, 'a'],
    ['equal to itself', `equals(${OPEN}, ${OPEN})`, true],
    ['a text with some known is not empty', `empty(concat('a', ${OPEN}))`, false],
    ['a text with some known is not the empty text', `equals(concat('a', ${OPEN}), '')`, false],
    ['what is decided without it: and', `and(equals(${OPEN}, 'x'), false())`, false],
    ['what is decided without it: or', `or(equals(${OPEN}, 'x'), true())`, true],
    ['what is there before it', `coalesce('a', ${OPEN})`, 'a'],
    ['found before it', `contains(createArray(${OPEN}, 'x'), 'x')`, true],
    ['an id split', "last(split(resourceId('Microsoft.Network/virtualNetworks', 'v'), '/'))", 'v'],
  ])('leaves known what does not hang on it: %s', (_, call, expected) =>
    expect(evaluate(`[${call}]`)).toEqual(expected),
  );

  it.each([
    `equals(${OPEN}, 'x')`,
    `equals(${OPEN}, ${"parameters('other')"})`,
    `if(equals(${OPEN}, 'x'), 'a', 'b')`,
    `if(equals(${OPEN}, 'x'), createObject('a', 1), createObject('a', 2)).a`,
    `if(equals(${OPEN}, 'x'), createObject('a', 1), createObject('b', 1))`,
    `contains(if(equals(${OPEN}, 'x'), createObject('a', 1), createObject()), 'a')`,
    `if(equals(${OPEN}, 'x'), createArray(1), createArray(1, 2))`,
    `and(equals(${OPEN}, 'x'), true())`,
    `coalesce(null(), ${OPEN}, 'x')`,
    `empty(${OPEN})`,
    `contains(createArray(${OPEN}), 'x')`,
    `union(createArray('a'), createArray(${OPEN}))`,
    `length(${OPEN})`,
    `split(${OPEN}, '/')`,
    `int(${OPEN})`,
    `string(createArray(${OPEN}))`,
    `cidrSubnet(${OPEN}, 24, 0)`,
    `array(${OPEN})`,
    `not(equals(${OPEN}, 'x'))`,
  ])('leaves open what does: %s', (call) => isOpen(evaluate(`[${call}]`)));

  it('is equal by what it is made of, wherever it is written', () => {
    const suffix = 'uniqueString(resourceGroup().id)';
    const got = evaluate(`[createArray(concat('a', ${suffix}), variables('name'))]`, {
      variables: { name: `[format('a{0}', variables('suffix'))]`, suffix: `[${suffix}]` },
    });
    expect(got).toEqual([expect.stringMatching(/^\?a\{/), expect.anything()]);
    expect(new Set(got as string[]).size).toBe(1);
  });
});

describe('functions of items', () => {
  const pools = 'json(\'[{"n":"b","c":3,"os":"Linux"},{"n":"a","c":5,"os":"Linux"},{"n":"w","c":2,"os":"Windows"}]\')';
  it.each([
    [`reduce(${pools}, 0, lambda('all', 'p', add(lambdaVariables('all'), lambdaVariables('p').c)))`, 10],
    [`reduce(createArray(), 'none', lambda('all', 'p', lambdaVariables('p')))`, 'none'],
    [
      `map(sort(${pools}, lambda('x', 'y', less(lambdaVariables('x').c, lambdaVariables('y').c))), lambda('p', lambdaVariables('p').n))`,
      ['w', 'b', 'a'],
    ],
    [
      `map(filter(${pools}, lambda('p', equals(lambdaVariables('p').os, 'Windows'))), lambda('p', lambdaVariables('p').n))`,
      ['w'],
    ],
    [`length(groupBy(${pools}, lambda('p', lambdaVariables('p').os)).Linux)`, 2],
    [`mapValues(createObject('a', 1, 'b', 2), lambda('v', mul(lambdaVariables('v'), 10)))`, { a: 10, b: 20 }],
    [
      `map(createArray('a', 'b'), lambda('x', 'i', format('{0}{1}', lambdaVariables('x'), lambdaVariables('i'))))`,
      ['a0', 'b1'],
    ],
    [`indexFromEnd(createArray('a', 'b', 'c'), 1)`, 'c'],
    [`tryIndexFromEnd(createArray('a'), 2)`, null],
  ])('%s', (call, expected) => expect(evaluate(`[${call}]`)).toEqual(expected));

  it.each([
    `sort(createArray(1, 2), lambda('x', 'y', less(lambdaVariables('x'), ${OPEN})))`,
    `groupBy(createArray(1), lambda('x', ${OPEN}))`,
    `reduce(${OPEN}, 0, lambda('a', 'b', 1))`,
    `mapValues(${OPEN}, lambda('a', 1))`,
    `indexFromEnd(createArray('a'), 2)`,
  ])('%s is not known', (call) => isOpen(evaluate(`[${call}]`)));
});

describe('ids', () => {
  const group = '/subscriptions/{subscription().subscriptionId}/resourceGroups/{resourceGroup().name}';
  it.each([
    [
      "resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')",
      `${group}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`,
    ],
    [
      "resourceId('g', 'Microsoft.Network/virtualNetworks', 'v')",
      `${group.replace('{resourceGroup().name}', 'g')}/providers/Microsoft.Network/virtualNetworks/v`,
    ],
    [
      "resourceId('s', 'g', 'Microsoft.Network/virtualNetworks', 'v')",
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v',
    ],
    [
      "concat(resourceGroup().id, '/providers/Microsoft.Network/virtualNetworks/v')",
      `${group}/providers/Microsoft.Network/virtualNetworks/v`,
    ],
    [
      "extensionResourceId('/subscriptions/s', 'Microsoft.Resources/deployments', 'd')",
      '/subscriptions/s/providers/Microsoft.Resources/deployments/d',
    ],
    [
      "subscriptionResourceId('Microsoft.Resources/deployments', 'd')",
      '/subscriptions/{subscription().subscriptionId}/providers/Microsoft.Resources/deployments/d',
    ],
    [
      "tenantResourceId('Microsoft.Management/managementGroups', 'm')",
      '/providers/Microsoft.Management/managementGroups/m',
    ],
  ])('%s is %s', (call, expected) =>
    expect(evaluate(`[${call}]`)).toBe(expected.includes('{') ? `?${expected}` : expected),
  );

  it('with too few names are not known', () =>
    isOpen(evaluate("[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v')]")));
});

describe('names of a template', () => {
  it('are found ignoring case, and evaluated when they are needed', () => {
    const variables = { One: "[concat(parameters('SIZE'), '!')]", broken: '[nonsense' };
    expect(evaluate("[variables('oNE')]", { variables, parameters: { size: { defaultValue: 'big' } } })).toBe('big!');
  });

  it('may be made by a loop', () => {
    const copy = [{ name: 'names', count: 3, input: "[concat('p', copyIndex('names', 1))]" }];
    expect(evaluate("[variables('names')]", { variables: { copy } })).toEqual(['p1', 'p2', 'p3']);
    expect(evaluate({ copy: [{ name: 'list', count: 2, input: { at: "[copyIndex('list')]" } }], other: 1 })).toEqual({
      list: [{ at: 0 }, { at: 1 }],
      other: 1,
    });
  });

  it('may be functions of the template', () => {
    const functions = [
      {
        namespace: '__bicep',
        members: {
          double: {
            parameters: [{ name: 'x', type: 'int' }],
            output: { type: 'int', value: "[mul(parameters('x'), 2)]" },
          },
        },
      },
    ];
    expect(evaluate('[__bicep.double(add(1, 2))]', { functions })).toBe(6);
    isOpen(evaluate('[__bicep.half(4)]', { functions }));
  });

  it('may be functions that give an object or a list, and hold functions of items themselves', () => {
    const poolOf = {
      parameters: [{ name: 'name', type: 'string' }],
      output: { type: 'object', value: { name: "[toLower(parameters('name'))]", zones: [1, 2], count: '[add(1, 2)]' } },
    };
    const poolsOf = {
      parameters: [{ name: 'names', type: 'array' }],
      output: {
        type: 'array',
        value: "[map(parameters('names'), lambda('n', __bicep.poolOf(lambdaVariables('n'))))]",
      },
    };
    const functions = [{ namespace: '__bicep', members: { poolOf, poolsOf } }];
    const pool = (name: string) => ({ name, zones: [1, 2], count: 3 });
    expect(evaluate("[__bicep.poolOf('DECK').name]", { functions })).toBe('deck');
    expect(evaluate("[__bicep.poolsOf(createArray('A', 'B'))]", { functions })).toEqual([pool('a'), pool('b')]);
  });

  it.each([
    [{ a: "[variables('a')]" }, '/variables/a'],
    [{ a: "[concat(variables('b'))]", b: { deep: ["[variables('a')]"] } }, '/variables/a'],
    [{ a: "[parameters('loop')]" }, '/variables/a'],
  ])('that need themselves are refused: %j', (variables, pointer) => {
    const parameters = { loop: { defaultValue: "[variables('a')]" } };
    const problem = problemOf(() => evaluate("[variables('a')]", { variables, parameters }));
    expect(problem.errors).toMatchObject([{ pointer, code: 'cyclic-reference' }]);
  });

  it('keep names that every object inherits for ordinary ones', () => {
    const written: unknown = JSON.parse('{"__proto__": {"a": 1}, "b": "[variables(\'__proto__\')]"}');
    isOpen(evaluate("[variables('constructor')]"));
    const got = evaluate(written) as Record<string, unknown>;
    expect([Object.keys(got).toSorted(), ({} as Record<string, unknown>)['a']]).toEqual([
      ['__proto__', 'b'],
      undefined,
    ]);
  });
});

describe('expressions that are made to be expensive', () => {
  const doubling = (make: (name: string) => string, levels: number) => ({
    v0: '0123456789',
    ...Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [`v${level + 1}`, `[${make(`variables('v${level}')`)}]`]),
    ),
  });

  it.each([
    ['texts', (name: string) => `concat(${name}, ${name}, ${name}, ${name})`, 'too-complex'],
    ['lists', (name: string) => `string(createArray(${name}, ${name}, ${name}, ${name}))`, 'too-complex'],
    ['replaced texts', (name: string) => `replace(${name}, '0', ${name})`, 'too-complex'],
    ['joined texts', (name: string) => `join(createArray(${name}, ${name}, ${name}), ${name})`, 'too-complex'],
  ])('are refused: %s that grow', (_, make, code) => {
    expect(problemOf(() => evaluate("[variables('v40')]", { variables: doubling(make, 40) })).code).toBe(code);
  });

  it('are refused where shared lists would be compared or written out', () => {
    const variables = doubling((name) => `createArray(${name}, ${name})`, 40);
    expect(problemOf(() => evaluate("[string(variables('v40'))]", { variables })).code).toBe('too-complex');
    expect(
      problemOf(() =>
        evaluate("[equals(variables('v40'), createArray(variables('v39'), variables('v39')))]", { variables }),
      ).code,
    ).toBe('too-complex');
  });

  it.each([
    ['calls', `[${'concat('.repeat(5000)}'a'${')'.repeat(5000)}]`, 'malformed-expression'],
    ['indexes', `[variables('x')${'.a'.repeat(5000)}]`, 'too-deep'],
    ['values', Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner], 1), 'too-deep'],
  ])('are refused: deep %s', (_, written, code) => expect(problemOf(() => evaluate(written)).code).toBe(code));

  it('are refused: long chains of variables', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 5000 }, (_, at) => [`v${at}`, `[variables('v${at + 1}')]`]),
    );
    expect(problemOf(() => evaluate("[variables('v0')]", { variables })).code).toBe('too-deep');
  });

  it('are refused: loops of loops', () => {
    const loop = (input: unknown) => ({ copy: [{ name: 'x', count: 10_000, input }] });
    expect(problemOf(() => evaluate(loop(loop(loop(1))))).code).toBe('too-complex');
    expect(problemOf(() => evaluate({ copy: [{ name: 'x', count: 10_001, input: 1 }] })).errors).toMatchObject([
      { pointer: '/variables/result/copy/0/count', code: 'too-large' },
    ]);
  });
});
