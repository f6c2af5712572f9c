import { describe, expect, it } from 'vitest';
import type { Design } from '../model/design.js';
import { ruleContext } from './context.js';
import { content, fact, judgeText, problemsOf, type FactInput } from './release.spec-fixture.js';
import type { Type } from './types.js';

const int: Type = { is: 'int' };
const cidr: Type = { is: 'cidr' };
const text: Type = { is: 'text' };

const value = (expression: string, design: Design = {}) => judgeText(expression, { design }).value;
const equals = (expression: string, n: number, variables: Readonly<Record<string, unknown>> = {}) =>
  judgeText(`(${expression}) == n`, { types: { n: int, a: int, b: int, s: text }, variables: { n, ...variables } });

describe('counting addresses', () => {
  it.each([
    ["addresses('10.0.0.0/21')", 2048],
    ["addresses('fd00::/108')", 1_048_576],
    ["addresses(cidr('10.0.0.0/32'))", 1],
  ])('%s is %i', (expression, n) => expect(equals(expression, n).value).toBe(true));

  it('is an error where the count is no longer exact, and still compares', () => {
    expect(judgeText("addresses('fd00::/64') > 1")).toMatchObject({ value: 'error', error: 'inexact' });
    expect(judgeText("holds('fd00::/64', a)", { types: { a: int }, variables: { a: 2 ** 53 - 1 } }).value).toBe(true);
    expect(judgeText("holds('fd00::/127', a)", { types: { a: int }, variables: { a: 3 } }).value).toBe(false);
  });

  it.each([
    [28, 16],
    [29, 8],
    [30, 4],
    [31, 2],
  ])('prefixSize(%i) is %i', (a, n) => expect(equals('prefixSize(a)', n, { a }).value).toBe(true));

  it('refuses prefix lengths and counts that IPv4 does not have', () => {
    expect(equals('prefixSize(a)', 1, { a: 33 })).toMatchObject({ value: 'error', error: 'inexact' });
    expect(equals('prefixFor(a)', 1, { a: 2 ** 40 })).toMatchObject({ value: 'error', error: 'inexact' });
    expect(equals('prefixFor(a)', 21, { a: 1581 }).value).toBe(true);
  });

  it.each([
    [30, 2, 1],
    [31, 2, 0],
    [32, 3, 15],
  ])('in blocks of 16: %i pods and the node take %i blocks and waste %i', (pods, blocks, wasted) => {
    expect(equals('blocks(a + 1, b)', blocks, { a: pods, b: 16 }).value).toBe(true);
    expect(equals('blocks(a + 1, b) * b - (a + 1)', wasted, { a: pods, b: 16 }).value).toBe(true);
    expect(equals('blocks(a, 0)', 0, { a: 1 })).toMatchObject({ value: 'error', error: 'division-by-zero' });
  });

  it('counts surge nodes, and does not know them where the setting is malformed, absent or not told', () => {
    expect(equals('surgeNodes(s, a)', 6, { s: '10%', a: 51 }).value).toBe(true);
    expect(equals('surgeNodes(s, a)', 6, { s: 'ten', a: 51 })).toMatchObject({
      value: 'unknown',
      missing: ['maxSurge ten'],
    });
    const surge = 'agentPools.map(p, surgeNodes(p.maxSurge, p.count)).sum() > 0';
    const pool = (maxSurge?: string | null) => ({
      agentPools: [{ count: 3, ...(maxSurge === undefined ? {} : { maxSurge }) }],
    });
    expect(value(surge, pool('1'))).toBe(true);
    for (const setting of [null, undefined])
      expect(judgeText(surge, { design: pool(setting) })).toMatchObject({
        value: 'unknown',
        missing: ['/agentPools/0/maxSurge'],
      });
  });

  it.each([
    ['33%', true],
    ['0', true],
    ['101%', false],
    ['-1', false],
  ])('can tell that a surge of %s is one: %s', (s, expected) => {
    expect(judgeText('isSurge(s)', { types: { s: text }, variables: { s } }).value).toBe(expected);
  });
});

describe('lists of ranges', () => {
  const vnet: Design = {
    vnets: [{ addressSpace: ['10.0.0.0/16', '10.2.0.0/16', 'fd00::/56'] }],
    network: { podCidrs: ['10.2.4.0/24', 'fd00:0:0:1::/64'], serviceCidrs: ['10.9.0.0/16'], dnsServiceIp: '10.9.0.10' },
  };
  it.each([
    ["vnets[0].addressSpace.containsCIDR('10.2.3.0/24')", true],
    ["vnets[0].addressSpace.containsCIDR('10.1.3.0/24')", false],
    ["vnets[0].addressSpace.containsCIDR('fd00:0:0:ff::/64')", true],
    ["vnets[0].addressSpace.containsIP('10.0.255.255')", true],
    ['network.serviceCidrs.containsIP(network.dnsServiceIp)', true],
    ['overlapsAny(network.podCidrs, vnets[0].addressSpace)', true],
    ['overlapsAny(network.serviceCidrs, vnets[0].addressSpace)', false],
    ['overlapsAny([], vnets[0].addressSpace)', false],
    ['network.podCidrs.all(c, isPrivate(c))', true],
    ['network.podCidrs.filter(c, isIPv6(c)).all(c, holds(c, 1)) && network.podCidrs.exists(c, isIPv4(c))', true],
  ])('%s is %s', (expression, expected) => expect(value(expression, vnet)).toBe(expected));

  it('find what is there before they stumble over what cannot be read', () => {
    const design: Design = { network: { podCidrs: ['10.0.0.1/8', '192.168.0.0/16'] } };
    expect(value("overlapsAny(network.podCidrs, [cidr('192.168.7.0/24')])", design)).toBe(true);
    expect(judgeText("network.podCidrs.containsCIDR('172.16.0.0/16')", { design })).toMatchObject({
      value: 'error',
      error: 'host-bits',
    });
    expect(judgeText("network.podCidrs.containsCIDR('172.16.0.0/16')")).toMatchObject({
      missing: ['/network/podCidrs'],
    });
  });

  it('tell what is wrong with a range, and what was meant', () => {
    const design: Design = { network: { podCidrs: ['10.0.0.0/8', '10.0.0.1/8', 'ten'] } };
    const wrong = 'network.podCidrs.filter(c, !isCIDR(c))';
    expect(value(`size(${wrong}) == size(['', ''])`, design)).toBe(true);
    expect(value("network.podCidrs.exists(c, fault(c) == 'host-bits' && corrected(c) == '10.0.0.0/8')", design)).toBe(
      true,
    );
    expect(value("network.podCidrs.exists(c, fault(c) == 'malformed-cidr' && corrected(c) == '')", design)).toBe(true);
    expect(value("network.podCidrs.exists(c, fault(c) == '' && c == cidr('10.0.0.0/8'))", design)).toBe(true);
    expect(value("fault(network.dnsServiceIp) == ''")).toBe('unknown');
    expect(value("fault(network.dnsServiceIp) == ''", { network: { dnsServiceIp: null } })).toBe('error');
  });
});

describe('words as they are written', () => {
  const plugin = (word?: string | null): Design => (word === undefined ? {} : { network: { plugin: word } });
  it.each([
    ['inVocabulary(network.plugin)', 'kubenet', true],
    ['inVocabulary(network.plugin)', 'kubernet', false],
    ["nearestWord(network.plugin) == 'kubenet'", 'kubernet', true],
    ["nearestWord(network.plugin) == 'azure'", 'AZURE', true],
    ["nearestWord(network.plugin) == ''", 'something-else', true],
    ["nearestWord(network.plugin) == ''", 'azure', true],
    ["asWritten(network.plugin) == 'kubernet'", 'kubernet', true],
    ["asWritten(network.plugin) == ''", 'azure', true],
    ['inVocabulary(network.plugin)', undefined, 'unknown'],
    ['inVocabulary(network.plugin)', null, 'error'],
    ['!has(network.plugin) || inVocabulary(network.plugin)', null, true],
  ])('%s of %s is %s', (expression, word, expected) => expect(value(expression, plugin(word))).toBe(expected));

  it('are looked for in each place of a list', () => {
    const design: Design = {
      agentPools: [{ osType: 'Linux' }, { osType: 'Linus' }],
      ingresses: [{ apis: ['ingress-api', 'gatway-api'] }],
    };
    expect(value("agentPools.exists(p, !inVocabulary(p.osType) && nearestWord(p.osType) == 'Linux')", design)).toBe(
      true,
    );
    expect(
      value("nearestWord(ingresses[0].apis) == 'gateway-api' && asWritten(ingresses[0].apis) == 'gatway-api'", design),
    ).toBe(true);
  });

  it('are asked only of fields that hold words', () => {
    expect(problemsOf('inVocabulary(cluster.name)')).toEqual(['inVocabulary takes a field of words, not text']);
    expect(problemsOf('inVocabulary(network.plugin, network.policy)')).toEqual([
      'inVocabulary takes one field of words',
    ]);
    expect(problemsOf('agentPools.map(p, p.osType).all(o, inVocabulary(o))')).toHaveLength(1);
  });
});

describe('days', () => {
  const facts: readonly FactInput[] = [
    fact('kubenet-retired', 'kubenet/life', {
      type: 'lifecycle',
      status: 'retired',
      scope: 'product',
      from: '2028-03-31',
    }),
    fact('kubenet-ga', 'kubenet/life', { type: 'lifecycle', status: 'ga', scope: 'product' }),
  ];
  it.each([
    ["lifecycleFrom('kubenet', 'retired', 'product') == '2028-03-31'", true],
    ["asOf < lifecycleFrom('kubenet', 'retired', 'product')", true],
    ["daysUntil(lifecycleFrom('kubenet', 'retired', 'product')) <= horizon", false],
    ["daysUntil('2027-11-22') == horizon && asOf == '2026-11-22'", true],
    ["lifecycle('kubenet', 'retired', 'product')", 'unknown'],
    ["lifecycleFrom('kubenet', 'ga', 'product') < asOf", 'unknown'],
    ["lifecycleFrom('flat', 'ga', 'product') < asOf", 'unknown'],
    ["daysUntil('never') > 0", 'error'],
  ])('%s is %s', (expression, expected) => expect(judgeText(expression, { facts }).value).toBe(expected));

  it('name the facts that say them', () => {
    expect(judgeText("lifecycleFrom('kubenet', 'retired', 'product') > asOf", { facts }).facts).toEqual([
      'kubenet-retired',
    ]);
  });

  it('are variables of rules and not of a judge', () => {
    expect(problemsOf('asOf == cluster.name')).toEqual([]);
    expect(problemsOf('asOf > 0')).toHaveLength(1);
    expect(
      problemsOf("asOf == 'x'", { ...ruleContext(content(), 'cluster'), allowsAsked: undefined } as never),
    ).toEqual(['there is no asOf here']);
  });
});

describe('what is refused before it runs', () => {
  const context = ruleContext(content(), 'cluster', { n: int, c: cidr, s: text });
  it.each([
    "addresses('10.0.0.1/8') > n",
    'addresses(n) > n',
    'prefixSize(s) > n',
    'blocks(n) > n',
    'surgeNodes(n, n) > n',
    'isPrivate(n)',
    'overlapsAny(c, [c])',
    'daysUntil(n) > n',
    'fault(n) == s',
    'prefixFor(n) > 2',
  ])('%s', (expression) => {
    expect(problemsOf(expression, context)).not.toEqual([]);
  });
});
