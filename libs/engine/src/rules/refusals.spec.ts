import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import { judgeContext, matchesContext, ruleContext } from './context.js';
import { parseExpression } from './parse.js';
import { capability, content, fact, maximum, problemsOf } from './release.spec-fixture.js';

const facts = [
  fact('kubenet-nodes', 'kubenet/max-nodes', maximum(1)),
  fact('life', 'kubenet/life', { type: 'lifecycle', status: 'default', scope: 'portal' }),
  fact('windows', 'kubenet/windows', capability('supported')),
];
const catalog = content(facts);
const cluster = ruleContext(catalog, 'cluster');

describe('what publishing refuses', () => {
  it.each([
    ['a field that does not exist', 'network.plugn == "azure"', 'there is no field plugn'],
    ['a field in has() that does not exist', 'has(network.typo)', 'there is no field typo'],
    ['a field that every object inherits', 'has(network.constructor)', 'there is no field constructor'],
    ['a variable that does not exist', 'netwrok.plugin == "azure"', 'there is no netwrok here'],
    ['an inherited name', 'toString == 1', 'there is no toString here'],
    ['a word outside its vocabulary', 'network.plugin == "kubernet"', 'kubernet is no word of network-plugin'],
    ['such a word in a list', 'network.plugin in ["azure", "kubernet"]', 'kubernet is no word of network-plugin'],
    ['such a word before in', "ingresses.all(i, 'smoke' in i.apis)", 'smoke is no word of ingress-api'],
    ['such a word in a branch', 'network.plugin == (true ? "kubernet" : network.plugin)', 'kubernet is no word'],
    ['words of two vocabularies', 'network.plugin == network.dataPlane', 'word of network-plugin is due here'],
    ['a word against a text', 'network.plugin == cluster.name', 'is due here'],
    ['an option that does not exist', "supports('galley', 'windows')", 'there is no option galley'],
    [
      'an option of another category',
      "chosen('network-plugin') == 'gateway'",
      'gateway is no option of network-plugin',
    ],
    ['a dimension that does not exist', "supports('kubenet', 'wings')", 'there is no dimension wings'],
    ['a dimension of another kind', "supports('kubenet', 'max-nodes')", 'supports does not read max-nodes'],
    ['a qualifier that does not exist', "supports('kubenet', 'reach', 'sideways')", 'reach has no qualifier sideways'],
    ['a value that does not exist', "attribute('gateway', 'apis', 'smoke')", 'apis has no value smoke'],
    ['a status that does not exist', "lifecycle('kubenet', 'gone', 'portal')", 'there is no status gone'],
    ['a scope that does not exist', "lifecycle('kubenet', 'default', 'moon')", 'no lifecycle entry has the scope moon'],
    ['a category that does not exist', "chosen('sails') == 'kubenet'", 'there is no category sails'],
    ['a category that recognises nothing', "chosen('ingress') == 'gateway'", 'no option of ingress says'],
    ['an option that is a text', "supports(cluster.name, 'windows')", 'an option is due here'],
    ['a dimension that is no literal', "limit('kubenet', cluster.name) > 0", 'a dimension is a literal string'],
    ['a number other than 0 and 1', 'agentPools.size() > 400', '400 is no number of the rule language'],
    ['a fraction', 'agentPools.size() > 0.5', '0.5 is no number'],
    ['an int too large to hold', 'agentPools.size() > 99999999999999999999', 'is no number'],
    [
      'int and double in one sum',
      "agentPools.size() + beyond('kubenet', 'windows') > 0",
      '+ is not defined for int and double',
    ],
    ['a result that is not bool', 'agentPools.size()', 'the result is int, not bool'],
    ['a condition that is not bool', 'agentPools.size() && true', 'bool is due here, not int'],
    ['a predicate that is not bool', 'agentPools.all(p, p.count)', 'bool is due here, not int'],
    ['a range that does not parse', "overlaps(cidr('10.0.0.0/33'), cidr('10.0.0.0/8'))", '10.0.0.0/33 is no range'],
    [
      'a range with host bits',
      "overlaps(network.podCidrs[0], '10.0.0.1/8')",
      '10.0.0.1/8 has host bits: 10.0.0.0/8 has none',
    ],
    ['an address that does not parse', "network.dnsServiceIp == ip('10.0.0.256')", '10.0.0.256 is no address'],
    ['a version that does not parse', "cluster.kubernetesVersion > semver('1.30')", '1.30 is no semantic version'],
    ['an address compared with a text', "network.dnsServiceIp == '10.0.0.1'", 'ip is due here, not text'],
    ['order of addresses', 'network.dnsServiceIp < network.dnsServiceIp', '< is not defined for ip and ip'],
    ['structs compared', 'agentPools[0] == agentPools[0]', '== is not defined for struct and struct'],
    [
      'three comprehensions in one another',
      'agentPools.all(a, agentPools.all(b, agentPools.all(c, true)))',
      'nested more than 2',
    ],
    ['a variable that hides another', 'agentPools.all(network, true)', 'network already names something else'],
    [
      'a cost above the budget',
      `agentPools.all(a, agentPools.all(b, ${Array(70).fill('a.name == b.name').join(' && ')}))`,
      'steps',
    ],
    ['regular expressions', "cluster.name.matches('a')", 'there is no method matches'],
    ['null', 'network.plugin == null', 'null, bytes and unsigned'],
    ['bytes', "b'a' == b'a'", 'null, bytes and unsigned'],
    ['maps', "{'a': 1} == {'a': 1}", 'map is not part of the rule language'],
    ['dyn', 'dyn(1) == 1', 'there is no function dyn'],
    ['has() of no field', 'has(agentPools.size())', 'has() takes'],
    ['a function with too few arguments', 'overlaps(network.podCidrs[0])', 'overlaps does not take 1'],
    ['a text over 4 KB', `cluster.name == '${'é'.repeat(2100)}'`, 'longer than 4096 bytes'],
    ['more than 500 nodes', Array(251).fill('true').join(' && '), 'maxAstNodes'],
    ['a depth over 32', `${'('.repeat(40)}true${')'.repeat(40)}`, 'maxDepth'],
    ['a depth over 32 without parentheses', `${'!'.repeat(40)}true`, 'deeper than 32'],
    ['nothing at all', '', 'Unexpected token'],
  ])('%s', (_, text, message) => {
    expect(problemsOf(text, cluster).join('\n')).toContain(message);
  });

  it('chosen() inside matches and judge, and the design inside judge', () => {
    expect(problemsOf("chosen('network-plugin') == 'kubenet'", matchesContext(catalog))).toEqual([
      'chosen() cannot be asked here',
    ]);
    expect(problemsOf("network.plugin == 'kubenet'", judgeContext(catalog, 'yes'))).toEqual([
      'there is no network here',
    ]);
    expect(problemsOf('value', judgeContext(catalog, 'number'))).toEqual(['the result is int, not bool']);
  });

  it('a field whose vocabulary the catalog does not have', () => {
    expect(problemsOf("cluster.tier == 'standard'", cluster)).toEqual(['the catalog has no vocabulary cluster-tier']);
  });

  it('says where, and says everything at once', () => {
    const checked = checkExpression("network.plugin == 'x' && has(network.y) && z", cluster);
    expect(checked).toEqual({
      ok: false,
      problems: [
        { message: 'x is no word of network-plugin', offset: 18 },
        { message: 'there is no field y', offset: 29 },
        { message: 'there is no z here', offset: 43 },
      ],
    });
  });
});

describe('what publishing takes', () => {
  it.each([
    `${Array(240).fill('true').join(' && ')}`,
    "network.plugin in ['azure', 'kubenet'] ? has(agentPools) : agentPools.exists(p, p.osType == 'Windows')",
    'agentPools.filter(p, p.count > 0).map(p, p.count).sum() - 1 >= -1',
  ])('%s', (text) => expect(problemsOf(text, cluster)).toEqual([]));

  it('the item of the rule and what was seen before', () => {
    const pool = ruleContext(catalog, 'agent-pools', { most: { is: 'int' } });
    expect(problemsOf("pool.count <= most && pool.osType == 'Linux'", pool)).toEqual([]);
    expect(problemsOf('pool.count <= most', cluster)).toHaveLength(2);
    expect(problemsOf("connection.initiator == 'peer'", ruleContext(catalog, 'connections'))).toEqual([]);
  });

  it('any type for an entry of seen, and tells it', () => {
    expect(checkExpression('agentPools.map(p, p.osType)', cluster, 'any')).toMatchObject({
      ok: true,
      type: { is: 'list', of: { is: 'word', vocabulary: 'os-type' } },
    });
    expect(checkExpression("limit('gateway', 'min-version')", cluster, 'any')).toMatchObject({
      ok: true,
      type: { is: 'version' },
    });
  });
});

describe('hostile texts', () => {
  const scrap = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '!',
    '-',
    '&&',
    '||',
    '?',
    ':',
    '.',
    ',',
    'has(',
    'all(',
    'p',
    'network',
    '.plugin',
    'agentPools',
    "'",
    '"',
    '"""',
    '\\',
    '\0',
    '\ud800',
    '0',
    '1',
    '0x',
    '1e999',
    'null',
    'true',
    '__proto__',
    'constructor',
    '[0]',
    'chosen(',
    'limit(',
    '//',
    '\n',
    'r"',
    'b"',
    '== ',
    ' in ',
  );
  test.prop([fc.array(scrap, { maxLength: 400 }).map((parts) => parts.join(''))], { numRuns: 2000 })(
    'give problems or an expression and never throw: scraps of the language',
    (text) => {
      expect(typeof checkExpression(text, cluster).ok).toBe('boolean');
    },
  );
  test.prop([fc.string({ unit: 'binary', maxLength: 5000 })], { numRuns: 500 })(
    'give problems or an expression and never throw: any text',
    (text) => {
      expect(typeof checkExpression(text, cluster).ok).toBe('boolean');
    },
  );

  it.each([
    ['signs', '!'.repeat(4096)],
    ['minus signs', `${'-'.repeat(4095)}1`],
    ['parentheses', '('.repeat(4096)],
    ['lists', '['.repeat(4096)],
    ['ternaries', 'a?'.repeat(2048)],
    ['a chain of 20,000 terms', Array(20_000).fill('a').join('&&')],
    ['a chain of selections', `a${'.b'.repeat(2000)}`],
    ['a text that never ends', `'${'\\'.repeat(4000)}`],
    ['calls in calls', 'size('.repeat(800)],
  ])('end in a problem: %s', (_, text) => expect(parseExpression(text)).toHaveProperty('problem'));
});
