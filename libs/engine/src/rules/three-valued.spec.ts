import { describe, expect, it } from 'vitest';
import { judgeText } from './release.spec-fixture.js';
import type { Type } from './types.js';

const bool: Type = { is: 'bool' };
const int: Type = { is: 'int' };
/** One letter a value: true, false, unknown (not told), error (read, and told absent). */
type Letter = 't' | 'f' | 'u' | 'e';
const values = { t: true, f: false, u: undefined, e: null } as const;
const words = { t: true, f: false, u: 'unknown', e: 'error' } as const;

function apply(operator: string, a: Letter, b: Letter) {
  const variables = { a: values[a], b: values[b] };
  return judgeText(`a ${operator} b`, { types: { a: bool, b: bool }, variables }).value;
}

const table = (rows: string) =>
  rows
    .trim()
    .split('\n')
    .flatMap((row) => row.trim().split(/\s+/))
    .map((cell) => [cell[0], cell[1], cell[3]] as [Letter, Letter, Letter]);

describe('three-valued logic', () => {
  it.each(
    table(`
      tt=t tf=f tu=u te=e
      ft=f ff=f fu=f fe=f
      ut=u uf=f uu=u ue=u
      et=e ef=f eu=u ee=e`),
  )('%s && %s is %s', (a, b, result) => expect(apply('&&', a, b)).toBe(words[result]));

  it.each(
    table(`
      tt=t tf=t tu=t te=t
      ft=t ff=f fu=u fe=e
      ut=t uf=u uu=u ue=u
      et=t ef=e eu=u ee=e`),
  )('%s || %s is %s', (a, b, result) => expect(apply('||', a, b)).toBe(words[result]));

  it.each(
    table(`
      tt=t tf=f tu=u te=e
      ft=f ff=t fu=u fe=e
      ut=u uf=u uu=u ue=e
      et=e ef=e eu=e ee=e`),
  )('%s == %s is %s: a strict operator, where error wins over unknown', (a, b, result) =>
    expect(apply('==', a, b)).toBe(words[result]),
  );

  it('unites what is missing, without doubles and sorted', () => {
    const types = { a: bool, b: bool, c: bool };
    expect(judgeText('b && a && (c || b)', { types }).missing).toEqual(['a', 'b', 'c']);
    expect(judgeText('a && b', { types, variables: { a: false } }).missing).toEqual([]);
  });

  it('answers ! and ?: of an unknown with unknown, and takes the branch of a known test only', () => {
    const types = { a: bool, b: bool };
    expect(judgeText('!a', { types }).value).toBe('unknown');
    expect(judgeText('a ? true : true', { types }).value).toBe('unknown');
    expect(judgeText('a ? true : b', { types, variables: { a: true } }).value).toBe(true);
    expect(judgeText('a ? b : false', { types, variables: { a: null } }).value).toBe('error');
  });
});

describe('what a design tells', () => {
  it('tells not told from told absent, and has() asks which', () => {
    expect(judgeText("network.plugin == 'azure'", { design: {} })).toMatchObject({
      value: 'unknown',
      missing: ['/network/plugin'],
    });
    expect(judgeText("network.plugin == 'azure'", { design: { network: { plugin: null } } })).toMatchObject({
      value: 'error',
      error: 'absent',
    });
    expect(judgeText('has(network.plugin)', { design: {} })).toMatchObject({
      value: 'unknown',
      missing: ['/network/plugin'],
    });
    expect(judgeText('has(network.plugin)', { design: { network: { plugin: null } } }).value).toBe(false);
    expect(judgeText('has(network.plugin)', { design: { network: { plugin: 'azure' } } }).value).toBe(true);
  });

  it('takes a part of the design as told absent when what holds it is', () => {
    const design = { network: { natGatewayProfile: null } };
    expect(judgeText('has(network.natGatewayProfile.idleTimeoutMinutes)', { design }).value).toBe(false);
    expect(judgeText('network.natGatewayProfile.idleTimeoutMinutes > 0', { design }).error).toBe('absent');
    expect(judgeText('has(agentPools)', { design: { agentPools: null } }).value).toBe(false);
  });

  it('takes a word outside its vocabulary as told, but unknown', () => {
    const design = { network: { plugin: 'kubernet' } };
    expect(judgeText("network.plugin == 'azure'", { design })).toMatchObject({
      value: 'unknown',
      missing: ['/network/plugin'],
    });
    expect(judgeText('has(network.plugin)', { design }).value).toBe(true);
    const apis = { ingresses: [{ apis: ['ingress-api', 'smoke'] }] };
    expect(judgeText("ingresses.all(i, 'ingress-api' in i.apis)", { design: apis }).value).toBe(true);
    expect(judgeText("ingresses.all(i, 'gateway-api' in i.apis)", { design: apis })).toMatchObject({
      value: 'unknown',
      missing: ['/ingresses/0/apis/1'],
    });
  });

  it('names the item whose field is not told, through filters and variables', () => {
    const design = { agentPools: [{ osType: 'Linux', count: 1 }, { osType: 'Windows' }] };
    expect(
      judgeText("agentPools.filter(p, p.osType == 'Windows').map(p, p.count).sum() > 0", { design }).missing,
    ).toEqual(['/agentPools/1/count']);
  });
});

describe('comprehensions', () => {
  const pools = (...counts: (number | null | undefined)[]) => ({
    agentPools: counts.map((count) => (count === undefined ? {} : { count })),
  });
  it.each([
    ['all', [1, 0], false],
    ['all', [1, undefined], 'unknown'],
    ['all', [0, undefined, null], false],
    ['all', [1, undefined, null], 'unknown'],
    ['all', [1, null], 'error'],
    ['all', [], true],
    ['exists', [0, 1, undefined, null], true],
    ['exists', [0, undefined, null], 'unknown'],
    ['exists', [0, null], 'error'],
    ['exists', [], false],
    ['exists_one', [1, 0], true],
    ['exists_one', [1, undefined], 'unknown'],
    ['exists_one', [1, 1, undefined], 'unknown'],
    ['exists_one', [1, 1, 0], false],
    ['exists_one', [1, 1, null], 'error'],
    ['exists_one', [undefined, null], 'error'],
  ] as const)('%s over %j is %s', (how, counts, result) => {
    expect(judgeText(`agentPools.${how}(p, p.count == 1)`, { design: pools(...counts) }).value).toBe(result);
  });

  it('makes a filtered or mapped list unknown when an item is, and an error before that', () => {
    expect(judgeText('agentPools.filter(p, p.count == 1).size() == 1', { design: pools(1, undefined) }).value).toBe(
      'unknown',
    );
    expect(judgeText('agentPools.map(p, p.count).sum() == 1', { design: pools(1, undefined, null) }).value).toBe(
      'error',
    );
    expect(judgeText('agentPools.map(p, p.count > 0, p.count).sum() == 1 + 1', { design: pools(1, 0, 1) }).value).toBe(
      true,
    );
  });
});

describe('numbers and lists', () => {
  const types = { n: int, m: int };
  it.each([
    ['n / m == 1', { n: 7, m: 4 }, true],
    ['n % m == -1', { n: -7, m: 3 }, true],
    ['n / m == -1', { n: -7, m: 4 }, true],
    ['n / m == 0', { n: 1, m: 0 }, 'division-by-zero'],
    ['n * m > 0', { n: 9007199254740991, m: 3 }, 'inexact'],
    ['[n, m].max() == n', { n: 7, m: 4 }, true],
    ['[n, m].min() == m', { n: 7, m: 4 }, true],
    ['[n, m].filter(x, x > n).max() == n', { n: 7, m: 4 }, 'empty-list'],
    ['[n, m][1] == m', { n: 7, m: 4 }, true],
    ['[n][m] == n', { n: 7, m: 4 }, 'index-out-of-range'],
    ['n in [m, m + 1]', { n: 5, m: 4 }, true],
    ['[n] + [m] == [m] + [n]', { n: 5, m: 4 }, false],
    ["size('a😀') == 1 + 1", {}, true],
    ["'ab'.startsWith('a') && 'ab'.endsWith('b') && 'ab'.contains('b') && 'ab' < 'b'", {}, true],
    ["'\\uFFFD' < '😀'", {}, true],
  ] as const)('%s with %j is %s', (text, variables, result) => {
    const evaluation = judgeText(text, { types, variables });
    expect(evaluation.error ?? evaluation.value).toBe(result);
  });
});

describe('addresses and versions', () => {
  const network = {
    serviceCidrs: ['10.0.0.0/16', '10.1.0.0/08'],
    podCidrs: ['10.0.128.0/17'],
    dnsServiceIp: '10.0.0.10',
  };
  const design = { network, cluster: { kubernetesVersion: '1.30' } };
  it.each([
    ['network.serviceCidrs[0].containsIP(network.dnsServiceIp)', true],
    ["network.serviceCidrs[0].containsIP('10.1.0.0')", false],
    ['network.serviceCidrs[0].containsCIDR(network.podCidrs[0])', true],
    ['overlaps(network.podCidrs[0], network.serviceCidrs[0])', true],
    ['overlaps(network.serviceCidrs[1], network.serviceCidrs[0])', 'malformed-cidr'],
    ['network.serviceCidrs.all(c, isCIDR(c))', false],
    ['isIP(network.dnsServiceIp) && !isIP(cluster.name)', 'unknown'],
    ["network.serviceCidrs[0].masked() == cidr('10.0.0.0/16') && cidr('::/0').ip().family() > 1", true],
    ["cidr('10.0.0.0/16') in network.serviceCidrs", true],
    ["network.dnsServiceIp == ip('10.0.0.10') && ip('::1') != ip('0:0:0:0:0:0:0:1')", false],
    ["cluster.kubernetesVersion > semver('1.9.9') && cluster.kubernetesVersion.isLessThan(semver('1.30.1'))", true],
    ["cluster.kubernetesVersion == semver('1.30.0') && isSemver('1.30.0') && !isSemver('1.30')", true],
  ] as const)('%s is %s', (text, result) => {
    const evaluation = judgeText(text, { design });
    expect(evaluation.error ?? evaluation.value).toBe(result);
  });

  it('counts host bits as a malformed range', () => {
    const told = { network: { podCidrs: ['10.0.0.1/16'] } };
    expect(judgeText('network.podCidrs.all(c, c.prefixLength() > 0)', { design: told }).error).toBe('host-bits');
    expect(judgeText('network.podCidrs.exists(c, isCIDR(c))', { design: told }).value).toBe(false);
  });
});
