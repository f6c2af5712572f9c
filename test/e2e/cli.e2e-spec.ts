import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@plimsoll/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSchema } from '../../apps/api/src/graphql/schema-text.js';
import { cliDoor } from '../support/cli-door.js';
import { readScenarios, scenarioFiles } from '../support/scenario-files.js';
import { cloneDatabase } from '../support/clone-database.js';
import { restDoor } from '../support/doors.js';
import { FullSelection } from '../support/full-selection.js';
import {
  buildCli,
  CLI,
  plainEnvironment,
  runCli,
  runInside,
  runProcess,
  type CliPlace,
  type CliRun,
} from '../support/run-cli.js';
import { runApp, type RunningApp } from './running-app.js';

interface Example {
  readonly run: string;
  readonly exit?: number;
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const examples = JSON.parse(read('apps/cli/help/examples.json')) as Readonly<Record<string, readonly Example[]>>;
const commands = [
  'compare',
  'recommend',
  'configure',
  'validate',
  'transition',
  'ip-plan',
  'diff',
  'explain',
  'answers-diff',
  'snapshot',
  'digest',
  'sources',
  'draft',
  'publish',
  'rollback',
  'drifts',
  'webhooks',
  'tokens',
  'audit',
  'serve',
  'completion',
];
/** What needs a token, and has tests of its own. */
const withToken = ['sources', 'draft', 'publish', 'rollback', 'drifts', 'webhooks', 'tokens', 'audit'];

const cluster = (count: number, more: object = {}) => ({
  name: 'quay',
  provisioningState: 'Succeeded',
  networkProfile: { networkPlugin: 'kubenet' },
  agentPoolProfiles: [{ name: 'deck', count, osType: 'Linux', mode: 'System' }],
  ...more,
});
const asOf = ['--as-of', '2026-11-22'];
const stack = {
  options: { 'network-plugin': 'azure-cni-overlay' },
  pools: [{ nodes: 3 }],
  names: { cluster: 'harbour', region: 'westeurope' },
};

let app: RunningApp;
let folder: string;
beforeAll(async () => {
  app = await runApp();
  buildCli();
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-cli-'));
  mkdirSync(join(folder, 'clusters/deep'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  const files: Readonly<Record<string, string>> = {
    'cluster.json': JSON.stringify(cluster(401)),
    'clusters/good.json': JSON.stringify(cluster(3)),
    'clusters/deep/bad.json': JSON.stringify(cluster(500)),
    'wanted.yaml': 'network: { plugin: azure, pluginMode: overlay }\n',
    'refused.yaml':
      'network: { plugin: azure, pluginMode: overlay }\ncluster: { kubernetesVersion: 1.33.2 }\napplicationGatewayForContainers: { subnetPrefixLength: 24 }\n',
    'kubenet-agc.yaml': 'network: { plugin: kubenet }\napplicationGatewayForContainers: { subnetPrefixLength: 24 }\n',
    'stack.json': JSON.stringify(stack),
    'plan.yaml': "option: kubenet\npools: [{ nodes: 3, surge: '0' }]\n",
    'broken.json': '{"name": ',
    'unknown.json': '{"boats": 3}',
    'bin/plimsoll': `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`,
    'bin/az': '#!/bin/sh\nexec cat cluster.json\n',
    'release.json': await (await fetch(`${app.url}/v1/catalogs/aks-networking/releases/current/snapshot`)).text(),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  for (const name of ['plimsoll', 'az']) chmodSync(join(folder, 'bin', name), 0o755);
  writeFileSync(join(folder, 'before.json'), (await atServer('validate', 'cluster.json', '--format', 'json')).stdout);
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** At the running service, in the folder with the files. */
const atServer = (...args: readonly string[]) => runInside([...args, '--server', app.url], { cwd: folder });
const fromFile = (args: readonly string[], place: CliPlace = {}) =>
  runInside([...args, '--offline=release.json'], { cwd: folder, ...place });
const inBash = (script: string, environment: Readonly<Record<string, string>> = {}) =>
  runProcess('bash', ['-o', 'pipefail', '-c', script], {
    cwd: folder,
    environment: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      PLIMSOLL_SERVER: app.url,
      ...environment,
    },
  });
const post = async (verb: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${app.url}/v1/${verb}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.text();
};

/** A tool error: one sentence for a human, exit code 2, nothing on stdout. */
function expectRefused({ code, stdout, stderr }: CliRun, reason: string): void {
  expect(stderr).toContain(reason);
  expect(stderr.trim().split('\n').at(-1)?.startsWith('plimsoll: ') || stderr.includes('\n  ')).toBe(true);
  expect(stderr).not.toMatch(/\n {4}at |node:internal|Error:/);
  expect([code, stdout]).toEqual([2, '']);
}

describe('the answers of the command line', () => {
  const options = ['kubenet', 'azure-cni-overlay'];
  const day = { asOf: '2026-11-22' };
  const kept = { format: 'auto', document: cluster(401) };
  const wanted = { format: 'auto', document: { network: { plugin: 'azure', pluginMode: 'overlay' } } };
  it.each<[string, readonly string[], string, object]>([
    ['compare', [...options, '--only', 'differences'], 'compare', { options, only: 'differences' }],
    [
      'compare',
      ['--category', 'ingress', '--dimension', 'static-ip', '--reference', 'agc', '--locale', 'ja'],
      'compare',
      { category: 'ingress', dimensions: ['static-ip'], reference: 'agc', locale: 'ja' },
    ],
    [
      'compare',
      ['azure-cni-overlay', '--dimension', 'max-nodes', '--releases', '1,2'],
      'compare',
      { options: ['azure-cni-overlay'], dimensions: ['max-nodes'], releases: ['1', '2'] },
    ],
    [
      'recommend',
      ['network-plugin', '--must', 'windows-node-pools', '--prefer', 'node-count=500@3', '--release', '3'],
      'recommend',
      {
        category: 'network-plugin',
        release: '3',
        requirements: [
          { id: 'windows-node-pools', strength: 'must' },
          { id: 'node-count', value: 500, weight: 3, strength: 'prefer' },
        ],
      },
    ],
    ['validate', ['cluster.json'], 'validate', { document: cluster(401) }],
    [
      'validate',
      ['cluster.json', '--horizon', '30', '--fail-on', 'never', '--input-format', 'aks'],
      'validate',
      { document: cluster(401), horizon: 30, failOn: 'never', format: 'aks' },
    ],
    ['transition', ['cluster.json', 'wanted.yaml'], 'transition', { from: kept, to: wanted }],
    [
      'configure',
      ['network-plugin=azure-cni-overlay', '--nodes', '3', '--name', 'harbour', '--region', 'westeurope'],
      'configure',
      stack,
    ],
    [
      'ip-plan',
      ['plan.yaml', '--subnet', 'nodes=24'],
      'ip-plan',
      {
        option: 'kubenet',
        pools: [{ nodes: 3, surge: '0' }],
        subnets: [{ name: 'nodes', prefixLength: 24 }],
      },
    ],
    [
      'ip-plan',
      ['--network', 'plugin=azure', '--nodes', '50', '--pods-per-node', '30', '--pool', 'nodes=3,surge=10%'],
      'ip-plan',
      {
        network: { plugin: 'azure' },
        pools: [
          { nodes: 50, maxPods: 30 },
          { nodes: 3, surge: '10%' },
        ],
      },
    ],
  ])('%s %j are the bytes of REST, from the service and from a snapshot', async (command, args, verb, question) => {
    const expected = await post(verb, { ...day, ...question });
    const flags = [command, ...args, ...asOf, '--format', 'json'];
    expect((await atServer(...flags)).stdout).toBe(expected);
    // A snapshot holds one release, so two of them are compared by the catalog that comes with the tool.
    const offline = args.includes('--releases') ? await runInside([...flags, '--offline']) : await fromFile(flags);
    expect(offline.stdout).toBe(expected);
  });

  it('diff and snapshot are the bytes of REST, from the service and from the catalog that comes with the tool', async () => {
    const catalog = `${app.url}/v1/catalogs/aks-networking`;
    const diff = await (await fetch(`${catalog}/diff?from=1&to=2`)).text();
    const snapshot = await (await fetch(`${catalog}/releases/2/snapshot`)).text();
    for (const origin of [['--server', app.url], ['--offline']]) {
      expect((await runInside(['diff', '1', '2', '--format', 'json', ...origin])).stdout).toBe(diff);
      expect((await runInside(['snapshot', '--release', '2', ...origin])).stdout).toBe(snapshot);
    }
  });

  it.each<[string, readonly string[], object]>([
    [
      'explain',
      ['azure-cni-overlay', 'max-nodes', ...asOf],
      { option: 'azure-cni-overlay', dimension: 'max-nodes', ...day },
    ],
    [
      'answers/diff',
      ['2', '3', '--from-as-of', '2026-11-22', '--to-as-of', '2026-11-22', '--saved', 'small-dev-cluster'],
      {
        from: { release: '2', ...day },
        to: { release: '3', ...day },
        questions: ['small-dev-cluster'],
      },
    ],
    [
      'answers/diff',
      ['--from-as-of', '2024-03-18', '--to-as-of', '2024-03-19'],
      { from: { asOf: '2024-03-18' }, to: { asOf: '2024-03-19' } },
    ],
  ])(
    '%s %j needs several releases, and is the same from the service and from the catalog of the tool',
    async (path, args, question) => {
      const expected = await post(path, question);
      const flags = [path.replace('/', '-'), ...args, '--format', 'json'];
      expect((await atServer(...flags)).stdout).toBe(expected);
      expect((await runInside([...flags, '--offline'])).stdout).toBe(expected);
    },
  );

  it('explain shows the history of a cell, and every quote', async () => {
    const told = await runInside(['explain', 'azure-cni-overlay', 'max-nodes', '--offline', ...asOf]);
    expect(told.stdout).toContain('2024-03-19 – ... (asked)');
    expect(told.stdout).toContain('“5,000 nodes and 250 pods/node”');
    expectRefused(await runInside(['explain', 'kubenet', 'max-nods', '--offline']), 'max-nods');
    expectRefused(await fromFile(['explain', 'kubenet', 'max-nodes']), 'Name a folder with a snapshot of each');
  });

  it('answers-diff shows what changed, and because of which fact', async () => {
    const days = ['--from-as-of', '2024-03-18', '--to-as-of', '2024-03-19'];
    const told = await runInside(['answers-diff', ...days, '--saved', 'two-thousand-node-platform', '--offline']);
    expect(told.stdout).toContain('two-thousand-node-platform');
    expect(told.stdout).toContain('fact/overlay-max-nodes-5000');
  });

  it('recommend shows stacks in full', async () => {
    const told = await runInside(['recommend', '--stack', '--must', 'node-count=2000', '--offline', ...asOf]);
    expect(told.stdout).toMatch(/^\d+ of \d+ combinations go together$/m);
    expect(told.stdout).toMatch(/^1 +Azure CNI Overlay +fits/m);
  });

  it('compare is there as CSV and Markdown too', async () => {
    const flags = ['compare', 'kubenet', '--dimension', 'max-nodes', '--format'];
    expect((await fromFile([...flags, 'csv'])).stdout).toMatch(/^part,dimension,.*\r\ncell,max-nodes,/);
    expect((await fromFile([...flags, 'markdown'])).stdout).toContain('| Maximum nodes per cluster | ≤ 400 nodes');
  });
});

describe('a sample of the scenarios', () => {
  const first = new Map([...scenarioFiles].reverse().map((file) => [file.split('/')[0] ?? '', file]));
  const sample = [...first.values()].flatMap((file) => {
    const [scenario] = readScenarios(file);
    return scenario ? [{ file, scenario }] : [];
  });

  it('holds every verb but those of a file with others', () => expect(sample.length).toBeGreaterThan(8));

  it.each(sample)('of $file has the same answer by the command line, online and offline', async ({ scenario }) => {
    const expected = await restDoor(app.url).ask(scenario);
    expect(await cliDoor({ server: app.url }).ask(scenario)).toBe(expected);
    expect(await cliDoor({ offline: true }).ask(scenario)).toBe(expected);
  });
});

describe('where an answer comes from', () => {
  const flags = ['compare', 'kubenet', '--dimension', 'max-nodes'];
  const release = String.raw`aks-networking \d+\.\d+\.\d+ \(release \d+, published (today|\d+ days? ago)\)\n$`;

  it('is said on stderr, with the release and its age, unless it shall be quiet', async () => {
    expect((await runInside(flags)).stderr).toMatch(new RegExp(`^bundled: ${release}`));
    expect((await fromFile(flags)).stderr).toMatch(new RegExp(`^file release.json: ${release}`));
    expect((await atServer(...flags)).stderr).toMatch(new RegExp(`^network ${app.url}: ${release}`));
    expect((await fromFile([...flags, '--quiet'])).stderr).toBe('');
  });

  it('is the service that the environment names, and --offline stands above it', async () => {
    const environment = { PLIMSOLL_SERVER: app.url };
    expect((await runInside(flags, { environment })).stderr).toContain('network');
    expect((await fromFile(flags, { environment })).stderr).toContain('file release.json');
    expectRefused(await runInside([...flags, '--offline', '--server', app.url]), 'give one of the two');
  });

  it('is never another one than was asked for', async () => {
    const dead = createServer();
    await once(dead.listen(0, '127.0.0.1'), 'listening');
    const { port } = dead.address() as AddressInfo;
    dead.close();
    await once(dead, 'close');
    const environment = { PLIMSOLL_TOKEN: 'anchor-7' };
    const server = ['--server', `http://skipper:secret-9@127.0.0.1:${port}`];
    const told = await runInside([...flags, ...server], { environment });
    expect(told.stderr).not.toMatch(/anchor-7|secret-9/);
    expect([told.code, told.stdout]).toEqual([2, '']);
    const address = `http://127.0.0.1:${port}`;
    expectRefused(
      await runInside([...flags, '--server', address], { environment }),
      `${address}: the service cannot be`,
    );
    const several = await runInside(['validate', 'cluster.json', 'clusters/good.json', '--server', address], {
      cwd: folder,
    });
    expectRefused(several, 'the service cannot be reached');
    expect(several.stderr.match(/cannot be reached/g)?.length).toBe(1);
  });

  it('takes a token from the environment, sends it, and shows it nowhere', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      const told = { code: 'forbidden', detail: `${request.headers.authorization} may not`, title: 'No', errors: [] };
      response.writeHead(403, { 'content-type': 'application/problem+json' }).end(JSON.stringify(told));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const told = await runInside([...flags, '--server', address], { environment: { PLIMSOLL_TOKEN: 'anchor-7' } });
    server.close();
    expect(seen).toContain('Bearer anchor-7');
    expectRefused(told, 'Bearer *** may not');
  });

  it('is a snapshot only with the content that its digest says', async () => {
    const file = join(folder, 'fresh.json');
    const written = await runInside(['snapshot', '--out', file, '--server', app.url]);
    expect([written.code, written.stdout]).toEqual([0, '']);
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(readFileSync(join(folder, 'release.json'), 'utf8'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    writeFileSync(join(folder, 'bent.json'), text.replace('"number":400', '"number":4000'));
    expectRefused(await runInside([...flags, `--offline=${join(folder, 'bent.json')}`]), 'the content has digest');
    expectRefused(await runInside([...flags, `--offline=${join(folder, 'broken.json')}`]), 'this is no JSON');
    expectRefused(await fromFile([...flags, '--release', '1']), 'There is no release "1" at hand');
    expectRefused(
      await runInside(['snapshot', '--out', join(folder, 'no/where.json'), '--server', app.url]),
      'no such file',
    );
  });
});

describe('exit codes', () => {
  it.each<[number, readonly string[]]>([
    [0, ['validate', 'clusters/good.json']],
    [1, ['validate', 'cluster.json']],
    [0, ['validate', 'cluster.json', '--fail-on', 'never']],
    [1, ['validate', 'clusters/good.json', '--fail-on', 'note']],
    [0, ['validate', 'cluster.json', '--baseline', 'before.json', '--new-only']],
    [1, ['validate', 'cluster.json', '--baseline', 'before.json']],
    [1, ['validate', 'clusters/good.json', 'cluster.json']],
    [1, ['validate', 'cluster.json', '--format', 'sarif']],
    [0, ['validate', 'cluster.json', '--format', 'sarif', '--fail-on', 'never']],
    [2, ['validate', 'cluster.json', 'broken.json']],
    [0, ['transition', 'cluster.json', 'wanted.yaml']],
    [1, ['transition', 'kubenet-agc.yaml', 'refused.yaml']],
  ])('%i: %j', async (code, args) => expect((await fromFile([...args, ...asOf])).code).toBe(code));

  it('leaves alone what somebody answers for', async () => {
    const { findings } = JSON.parse(readFileSync(join(folder, 'before.json'), 'utf8')) as {
      findings: { result: string; fingerprint: string }[];
    };
    const failed = findings.filter(({ result }) => result === 'fail');
    const lines = failed.map(
      ({ fingerprint }) => `- { fingerprint: ${fingerprint}, reason: moves, owner: port, expiresOn: '2999-01-01' }`,
    );
    writeFileSync(join(folder, 'suppressions.yaml'), lines.join('\n'));
    const told = await fromFile(['validate', 'cluster.json', '--suppressions', 'suppressions.yaml', '--all']);
    expect([told.code, told.stdout]).toEqual([0, expect.stringContaining(`suppressed: ${failed.length}`)]);
  });
});

describe('validate', () => {
  it('reads stdin', async () => {
    const stdin = readFileSync(join(folder, 'cluster.json'));
    const piped = await fromFile(['validate', '-', '--format', 'json', ...asOf], { stdin });
    expect(piped.stdout).toBe((await fromFile(['validate', 'cluster.json', '--format', 'json', ...asOf])).stdout);
    expect((await fromFile(['validate', '-'], { stdin })).stdout).toContain('stdin: failed');
  });

  it('expands patterns, and tells several files apart in every form', async () => {
    const pattern = 'clusters/**/*.json';
    const names = ['clusters/deep/bad.json', 'clusters/good.json'];
    const pretty = await fromFile(['validate', pattern, 'clusters/good.json', ...asOf]);
    expect(pretty.stdout.match(/^clusters\/\S+(?=: )/gm)).toEqual(names);
    expect(pretty.stdout).toMatch(/\n2 files: .*failed: 1/);
    const json = await fromFile(['validate', pattern, 'broken.json', '--format', 'json', ...asOf]);
    const lines = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; index: number });
    expect(lines.map(({ index, id }) => [index, id])).toEqual([...names, 'broken.json'].map((id, at) => [at, id]));
    expect(lines[2]).toMatchObject({ problem: { code: 'unreadable-document' } });
    const alone = await fromFile(['validate', 'clusters/good.json', '--format', 'json', ...asOf]);
    expect(lines[1]).toMatchObject({ report: JSON.parse(alone.stdout) });
    const sarif = JSON.parse((await fromFile(['validate', pattern, '--format', 'sarif'])).stdout) as {
      runs: { artifacts: { location: { uri: string } }[] }[];
    };
    expect(sarif.runs.length).toBe(1);
    expect(sarif.runs[0]?.artifacts.map(({ location }) => location.uri)).toEqual(names);
    const junit = (await fromFile(['validate', pattern, '--format', 'junit'])).stdout;
    expect(junit.match(/<testsuite name="[^"]+"/g)).toEqual(names.map((name) => `<testsuite name="${name}"`));
    const markdown = (await fromFile(['validate', pattern, '--format', 'markdown'])).stdout;
    expect(markdown.match(/^## Plimsoll .*bad\.json: failed$/gm)?.length).toBe(1);
  });

  it('knows each of several files again by its own line of a baseline', async () => {
    const pattern = 'clusters/**/*.json';
    const before = await fromFile(['validate', pattern, '--format', 'json']);
    writeFileSync(join(folder, 'lines.json'), before.stdout);
    const flags = ['--baseline', 'lines.json', '--new-only'];
    expect((await fromFile(['validate', pattern, ...flags])).code).toBe(0);
    expect((await fromFile(['validate', 'cluster.json', ...flags])).code).toBe(1);
  });

  it.each(['sarif', 'junit', 'markdown'])('gives of one file the bytes of REST as %s', async (format) => {
    const expected = await post(`validate?output=${format}${format === 'sarif' ? '&artifactUri=cluster.json' : ''}`, {
      document: cluster(401),
      asOf: '2026-11-22',
    });
    const flags = ['validate', 'cluster.json', '--format', format, ...asOf];
    expect((await fromFile(flags)).stdout).toBe(expected);
    expect((await atServer(...flags)).stdout).toBe(expected);
  });
});

describe('colours', () => {
  const flags = ['compare', 'kubenet', 'azure-cni-overlay', '--category', 'network-plugin', '--dimension', 'max-nodes'];

  it('are not in a pipe, unless they are forced', async () => {
    const escape = '\u001b[';
    const run = (environment: Readonly<Record<string, string>>, ...more: readonly string[]) =>
      fromFile([...flags, ...more], { environment }).then(({ stdout }) => stdout);
    const plain = await run({});
    expect(plain).toContain('≤ 400 nodes / cluster');
    expect(plain).not.toContain(escape);
    expect(await run({ FORCE_COLOR: '1' })).toContain(escape);
    expect(await run({ NO_COLOR: '1' }, '--color', 'always')).toContain(escape);
    expect(await run({ FORCE_COLOR: '1' }, '--color', 'never')).toBe(plain);
    expect(await run({ NO_COLOR: '1' })).toBe(plain);
  });
});

describe('configure', () => {
  const musts = [
    '--must',
    'node-count=2000',
    '--must',
    'network-policy',
    '--name',
    'harbour',
    '--region',
    'westeurope',
  ];
  const files = ['azuredeploy.json', 'create.sh', 'main.bicep', 'main.tf', 'main.tf.json'];

  it('makes requirements into files that validate judges clean, and writes over none', async () => {
    const out = join(folder, 'harbour-files');
    const told = await fromFile(['configure', ...musts, '--out', out, ...asOf]);
    expect([told.code, told.stdout]).toEqual([0, expect.stringContaining('network-plugin: azure-cni-overlay')]);
    expect(readdirSync(out).sort()).toEqual(files);
    const judged = await fromFile(['validate', join(out, 'main.tf.json'), '--fail-on', 'warning', ...asOf]);
    expect([judged.code, judged.stdout]).toEqual([0, expect.stringContaining('passed')]);
    const text = readFileSync(join(out, 'main.tf'), 'utf8');
    const [question, headers] = [{ asOf: '2026-11-22', ...stack }, { 'content-type': 'application/json' }];
    const again = await fromFile(['configure', '--question', 'stack.json', '--out', out, ...asOf]);
    expectRefused(again, 'there already; --force writes over it');
    expect(readFileSync(join(out, 'main.tf'), 'utf8')).toBe(text);
    const forced = ['configure', '--question', 'stack.json', '--out', out, '--file', 'main.tf', '--force', ...asOf];
    expect((await fromFile(forced)).stdout).toContain(`Written\n  ${join(out, 'main.tf')}`);
    const body = JSON.stringify(question);
    const byRest = await fetch(`${app.url}/v1/configure?file=main.tf`, { method: 'POST', headers, body });
    expect(readFileSync(join(out, 'main.tf'), 'utf8')).toBe(await byRest.text());
  });

  it.each(files)('writes %s to stdout as REST gives it, and what is left to decide to stderr', async (name) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ asOf: '2026-11-22', options: stack.options, pools: stack.pools });
    const byRest = await fetch(`${app.url}/v1/configure?file=${name}`, { method: 'POST', headers, body });
    const args = ['configure', 'network-plugin=azure-cni-overlay', '--nodes', '3', '--file', name, ...asOf];
    const told = await fromFile(args);
    expect([told.code, told.stdout]).toEqual([0, await byRest.text()]);
    expect(told.stderr).toContain('The region is not told');
    expect((await fromFile([...args, '--quiet'])).stderr).toBe('');
  });

  it('says so with exit code 1 where no stack meets the requirements', async () => {
    const told = await fromFile(['configure', '--must', 'node-count=90000', '--out', join(folder, 'never'), ...asOf]);
    expect([told.code, told.stdout, told.stderr]).toEqual([1, '', expect.stringContaining('no stack meets')]);
    expect(readdirSync(folder)).not.toContain('never');
  });
});

describe('digest', () => {
  it('of one question is the same through every door', async () => {
    const question = {
      options: ['kubenet', 'azure-cni-overlay'],
      dimensions: ['max-nodes'],
      release: '2',
      asOf: '2026-11-22',
    };
    const flags = [
      'kubenet',
      'azure-cni-overlay',
      '--dimension',
      'max-nodes',
      '--release',
      '2',
      ...asOf,
      '--format',
      'json',
    ];
    const { sdl, leftOut } = writeSchema();
    const query = new FullSelection(sdl, leftOut).documentFor('compare', ['CompareAnswer']);
    const byGraphql = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { question } }),
    });
    const bySdk = await createClient({ baseUrl: app.url }).compare(question);
    const answers = [
      await post('compare', question),
      (await atServer('compare', ...flags)).stdout,
      (await runInside(['compare', ...flags, '--offline'])).stdout,
      JSON.stringify(bySdk),
    ];
    const digests = await Promise.all([
      ...answers.map((stdin) => digestOf(stdin)),
      digestOf(await byGraphql.text(), '--pointer', '/data/compare'),
    ]);
    expect(digests[0]).toBe(
      `${createHash('sha256')
        .update(answers[0] ?? '')
        .digest('hex')}\n`,
    );
    expect(new Set(digests).size).toBe(1);
    expect(await digestOf(await post('compare', { ...question, release: '1' }))).not.toBe(digests[0]);
  });

  const digestOf = async (stdin: string, ...args: readonly string[]) =>
    (await runInside(['digest', ...args], { stdin })).stdout;
});

describe('the process', () => {
  const offline = ['--offline=release.json'];

  it.each<[number, readonly string[]]>([
    [0, ['validate', 'clusters/good.json']],
    [1, ['validate', 'cluster.json']],
    [2, ['validate', 'nowhere.json']],
  ])('ends with %i: %j, and writes what is told', async (code, args) => {
    const told = await runCli([...args, ...offline, ...asOf], { cwd: folder });
    expect(told).toEqual(await runInside([...args, ...offline, ...asOf], { cwd: folder }));
    expect(told.code).toBe(code);
  });

  it('writes the bytes of REST and nothing else', async () => {
    const expected = await post('validate', { document: cluster(401), asOf: '2026-11-22' });
    const told = await runCli(['validate', '-', '--format', 'json', '-q', ...asOf], {
      cwd: folder,
      stdin: JSON.stringify(cluster(401)),
      environment: { PLIMSOLL_SERVER: app.url },
    });
    expect(told).toEqual({ code: 1, stdout: expected, stderr: '' });
  });

  it('minds no reader that goes away, and still knows its exit code', async () => {
    const told = await inBash(
      'plimsoll validate cluster.json cluster.json clusters/*.json --all -q --offline=release.json | head -c 10; echo ":${PIPESTATUS[0]}"',
    );
    expect([told.stdout, told.stderr]).toEqual(['cluster.js:1\n', '']);
  });

  it('tells in a sentence that nothing can be written, and that stdin is closed', async () => {
    const full = await inBash('plimsoll validate cluster.json -q --offline=release.json > /dev/full');
    expect([full.code, full.stderr]).toEqual([2, 'plimsoll: the output cannot be written: the disk is full\n']);
    const closed = await inBash('plimsoll validate - -q --offline=release.json <&-');
    expect([closed.code, closed.stderr]).toEqual([2, 'plimsoll: stdin: this is empty\n']);
  });

  it.each([
    ['waits for stdin', ['-'], ''],
    [
      'is in the middle of many files',
      Array.from({ length: 2000 }, () => 'clusters/deep/../deep/bad.json'),
      'clusters',
    ],
  ])('ends at once and without a word when the user ends it while it %s', async (_, files, said) => {
    const names = files.map((file, index) =>
      file === '-' ? file : `${'./'.repeat(index % 40)}${'x/../'.repeat(Math.floor(index / 40))}${file}`,
    );
    mkdirSync(join(folder, 'x'), { recursive: true });
    const child = spawn(process.execPath, [CLI, 'validate', ...names, '-q', ...offline], {
      cwd: folder,
      env: plainEnvironment(),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdin.on('error', () => undefined);
    // The first word on either side shows that it is there.
    if (said === '') await new Promise<void>((resolve) => child.stdin.write('{', () => resolve()));
    else expect(String((await once(child.stdout, 'data'))[0])).toContain(said);
    child.stdout.resume();
    child.kill('SIGINT');
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect([code, signal, errors]).toEqual([null, 'SIGINT', '']);
  });
});

// What only a terminal shows; `script` gives a process one.
describe.skipIf(spawnSync('sh', ['-c', 'command -v script']).status !== 0)('a terminal', () => {
  const onTerminal = (columns: number, command: string, environment: Readonly<Record<string, string>> = {}) =>
    inBash(`script -qec "stty cols ${columns}; ${command}" /dev/null < /dev/null`, { TERM: 'xterm', ...environment });
  const compare = 'plimsoll compare kubenet azure-cni-overlay --dimension max-nodes -q --offline=release.json';

  it('has colours, a table as wide as it is, and none where NO_COLOR is set', async () => {
    const { stdout } = await onTerminal(44, compare);
    const bare = stdout.replaceAll(new RegExp(String.raw`\u001b\[\d+m`, 'g'), '');
    expect(bare).not.toBe(stdout);
    const lines = bare.split('\r\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(44);
    expect((await onTerminal(44, compare, { NO_COLOR: '1' })).stdout).toBe(bare);
  });

  it('is told how far long work has come, on a line that is gone in the end', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `${'./'.repeat(at)}cluster.json`).join(' ');
    // The first document comes late: that is long, however quick the machine.
    const late = '(sleep 4; cat clusters/good.json)';
    const command = `${late} | plimsoll validate - ${names} --offline=release.json > answers.txt`;
    const { stdout } = await onTerminal(60, command);
    const erase = '\r\u001b[2K';
    expect(stdout).toMatch(/\d+ of 41 {2}/);
    expect(stdout.endsWith(erase)).toBe(true);
    for (const part of stdout.split(erase)) expect(part.length).toBeLessThan(80);
  });
});

describe('what cannot be done', () => {
  it.each<[readonly string[], string]>([
    [[], 'a command is missing'],
    [['vaildate', 'x'], 'did you mean validate?'],
    [['--server', 'x'], 'flags stand behind the command'],
    [['compare', '--colr'], 'did you mean --color?'],
    [['compare', '--format', 'pdf'], '--format takes pretty, json, csv, markdown'],
    [['compare', '--releases', '1'], '--releases takes two releases'],
    [['compare', 'kubenets', '--offline=release.json'], 'kubenets'],
    [['compare', 'kubenet', '--as-of', 'someday', '--offline=release.json'], 'asOf'],
    [['compare', '--catalog', '../../etc', '--offline'], 'There is no catalog'],
    [['compare', '--server', 'plimsoll.example.com'], 'the server is no address'],
    [['recommend', 'network-plugin', '--must', 'Windows Nodes'], '--must takes ID'],
    [['recommend', 'network-plugin', '--must', 'wings', '--offline=release.json'], 'wings'],
    [['validate'], 'something is missing: plimsoll validate FILE...|-'],
    [['validate', 'nowhere.json'], 'nowhere.json: there is no such file'],
    [['validate', 'no*where.json'], 'no*where.json: no file is like this'],
    [['validate', 'clusters'], 'clusters: this is a folder'],
    [['configure'], 'nothing is asked for'],
    [['configure', 'overlay'], 'configure takes NAME=VALUE'],
    [['configure', '--file', 'main.tf', '--file', 'create.sh'], 'stdout holds one file'],
    [['configure', '--file', 'main.pdf'], '--file takes main.tf'],
    [['configure', 'network-plugin=overlays', '--offline=release.json'], 'overlays'],
    [['answers-diff', '--saved', 'no-such-question', '--offline'], 'no-such-question'],
    [['digest', 'cluster.json', '--pointer', '/data'], 'there is nothing at /data'],
    [['validate', 'broken.json', '--offline=release.json'], 'broken.json: this is no JSON'],
    [['validate', 'unknown.json', '--offline=release.json'], 'unknown.json: this has no member of a cluster'],
    [['validate', 'cluster.json', '--suppressions', 'nowhere.yaml'], 'nowhere.yaml: there is no such file'],
    [['validate', 'cluster.json', '--baseline', 'broken.json'], 'broken.json: this is no former answer'],
    [['transition', '-', '-'], 'stdin holds one document'],
    [['transition', 'cluster.json'], 'something is missing: plimsoll transition FROM TO'],
    [['ip-plan', '--growth', '3'], 'give --nodes too'],
    [['ip-plan', '--subnet', '24'], '--subnet takes NAME=VALUE'],
    [['diff', '1', '99', '--offline=release.json'], 'There is no release "1" at hand'],
    [['completion', 'fish'], 'bash and zsh'],
  ])('%j is told in a sentence', async (args, reason) => {
    expectRefused(await runInside(args, { cwd: folder, environment: {} }), reason);
  });

  it('tells every place that the service finds wrong', async () => {
    const told = await atServer('compare', 'kubenets', 'overlays');
    expectRefused(told, 'kubenets');
    expect(told.stderr).toContain('overlays');
  });
});

describe('help', () => {
  it('lists every command, and tells the version', async () => {
    for (const flag of ['--help', '-h', 'help']) {
      const { code, stdout } = await runInside([flag]);
      expect(code).toBe(0);
      for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect((await runInside(['--version'])).stdout).toMatch(/^plimsoll \d+\.\d+\.\d+ \(engine \d+\.\d+\.\d+\)\n$/);
  });

  it.each(commands)('of %s has examples', async (command) => {
    const byFlag = await runInside([command, '--help']);
    const byWord = await runInside(['help', command]);
    expect([byFlag.code, byFlag.stdout]).toEqual([0, byWord.stdout]);
    expect(examples[command]?.length).toBeGreaterThan(0);
    for (const { run } of examples[command] ?? []) expect(byFlag.stdout).toContain(run);
    for (const line of byFlag.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  const shown = Object.entries(examples)
    .filter(([command]) => ![...withToken, 'serve'].includes(command.split(' ')[0] ?? ''))
    .flatMap(([, all]) => all);
  it.each(shown)('has an example that does what it says: $run', async ({ run, exit = 0 }) => {
    const { code, stderr } = await inBash(run);
    expect([code, stderr.replaceAll(/^(network|file) .*\n/gm, '')]).toEqual([exit, '']);
  });
});

describe('completion', () => {
  const complete = async (line: string, ...words: readonly string[]) => {
    const set = words.map((word) => `'${word}'`).join(' ');
    const { stdout, stderr } = await inBash(
      `source <(plimsoll completion bash); COMP_WORDS=(plimsoll ${set}); COMP_CWORD=${words.length}; COMP_LINE='${line}'; _plimsoll; printf '%s\\n' "\${COMPREPLY[@]}"`,
    );
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  };

  it('is sound bash, and complete -p knows it', async () => {
    const told = await inBash(
      'plimsoll completion bash | bash -n && source <(plimsoll completion bash) && complete -p plimsoll',
    );
    expect([told.code, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toContain('-F _plimsoll plimsoll');
  });

  it('is sound zsh, where there is one', async () => {
    const told = await inBash(
      'plimsoll completion zsh > z && { ! command -v zsh > /dev/null || zsh -n z; } && head -1 z',
    );
    expect([told.code, told.stdout]).toEqual([0, '#compdef plimsoll\n']);
  });

  it('offers commands, flags, the words of a flag, and files', async () => {
    expect(await complete('plimsoll val', 'val')).toEqual(['validate']);
    expect(await complete('plimsoll validate --bas', 'validate', '--bas')).toEqual(['--baseline']);
    expect(await complete('plimsoll validate --format ', 'validate', '--format', '')).toEqual([
      'pretty',
      'json',
      'sarif',
      'junit',
      'markdown',
    ]);
    expect(await complete('plimsoll validate --format=s', 'validate', '--format', '=', 's')).toEqual(['sarif']);
    expect(await complete('plimsoll validate clus', 'validate', 'clus')).toEqual(
      expect.arrayContaining(['clusters', 'cluster.json']),
    );
    expect(await complete('plimsoll validate --baseline bef', 'validate', '--baseline', 'bef')).toEqual([
      'before.json',
    ]);
    expect(await complete('plimsoll completion ', 'completion', '')).toEqual(['bash', 'zsh']);
    expect(await complete('plimsoll help rec', 'help', 'rec')).toEqual(['recommend']);
    expect(await complete('plimsoll configure --file main.t', 'configure', '--file', 'main.t')).toEqual([
      'main.tf',
      'main.tf.json',
    ]);
    expect(await complete('plimsoll answers-diff --fro', 'answers-diff', '--fro')).toEqual(['--from-as-of']);
    expect(await complete('plimsoll digest --poi', 'digest', '--poi')).toEqual(['--pointer']);
  });
});

describe('serve', () => {
  it('runs the service until it is told to stop', async () => {
    const clone = await cloneDatabase('loaded');
    const environment = { DATABASE_URL: clone.url, LOG_LEVEL: 'silent', HOST: '127.0.0.1' };
    const [{ run } = { run: '' }] = examples['serve'] ?? [];
    const args = run.replace('8080', '0').split(' ').slice(1);
    const child = spawn(process.execPath, [CLI, ...args], { env: plainEnvironment(environment) });
    let told = '';
    const address = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
      child.on('exit', () => reject(new Error(`serve ended: ${told}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        const [found] = /http:\/\/[\w.]+:\d+/.exec(told) ?? [];
        if (found) resolve(found);
      });
    });
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await clone.drop();
  });
});
