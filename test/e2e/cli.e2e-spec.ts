import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliDoor, isCommand } from '../support/cli-door.js';
import { readScenarios, scenarioFiles } from '../support/scenario-files.js';
import { cloneDatabase } from '../support/clone-database.js';
import { restDoor } from '../support/doors.js';
import { buildCli, CLI, plainEnvironment, runCli, runProcess, type CliPlace, type CliRun } from '../support/run-cli.js';
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
  'validate',
  'transition',
  'ip-plan',
  'diff',
  'explain',
  'snapshot',
  'serve',
  'completion',
];

const cluster = (count: number, more: object = {}) => ({
  name: 'quay',
  provisioningState: 'Succeeded',
  networkProfile: { networkPlugin: 'kubenet' },
  agentPoolProfiles: [{ name: 'deck', count, osType: 'Linux', mode: 'System' }],
  ...more,
});
const asOf = ['--as-of', '2026-11-22'];

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
const atServer = (...args: readonly string[]) => runCli([...args, '--server', app.url], { cwd: folder });
const fromFile = (args: readonly string[], place: CliPlace = {}) =>
  runCli([...args, '--offline=release.json'], { cwd: folder, ...place });
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
    const offline = args.includes('--releases') ? await runCli([...flags, '--offline']) : await fromFile(flags);
    expect(offline.stdout).toBe(expected);
  });

  it('diff and snapshot are the bytes of REST, from the service and from the catalog that comes with the tool', async () => {
    const catalog = `${app.url}/v1/catalogs/aks-networking`;
    const diff = await (await fetch(`${catalog}/diff?from=1&to=2`)).text();
    const snapshot = await (await fetch(`${catalog}/releases/2/snapshot`)).text();
    for (const origin of [['--server', app.url], ['--offline']]) {
      expect((await runCli(['diff', '1', '2', '--format', 'json', ...origin])).stdout).toBe(diff);
      expect((await runCli(['snapshot', '--release', '2', ...origin])).stdout).toBe(snapshot);
    }
  });

  it('explain tells the facts of a cell and their quotes', async () => {
    const pretty = await fromFile(['explain', 'kubenet', 'max-nodes', ...asOf]);
    expect([pretty.code, pretty.stdout]).toEqual([0, expect.stringContaining('• クラスターあたり最大 400 ノード。')]);
    const json = await atServer('explain', 'kubenet', 'max-nodes', '--format', 'json', ...asOf);
    expect(json.stdout).toContain('kubenet-max-nodes');
    expectRefused(await fromFile(['explain', 'kubenet', 'max-nods']), 'max-nods');
  });

  it('compare is there as CSV and Markdown too', async () => {
    const flags = ['compare', 'kubenet', '--dimension', 'max-nodes', '--format'];
    expect((await fromFile([...flags, 'csv'])).stdout).toMatch(/^part,dimension,.*\r\ncell,max-nodes,/);
    expect((await fromFile([...flags, 'markdown'])).stdout).toContain('| Maximum nodes per cluster | ≤ 400 nodes');
  });
});

describe('the README', () => {
  const lines = read('README.md')
    .split('\n')
    .filter((line) => line.startsWith('plimsoll '));

  it('shows commands', () => expect(lines.length).toBeGreaterThan(1));

  it.each(lines)('shows what runs: %s', async (line) => {
    const environment = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
    const { code } = await runProcess('/bin/sh', ['-c', line], { cwd: folder, environment });
    expect(code).toBe(line.includes('# exit code 1') ? 1 : 0);
  });
});

describe('a sample of the scenarios', () => {
  const first = new Map([...scenarioFiles].reverse().map((file) => [file.split('/')[0] ?? '', file]));
  const sample = [...first.values()].flatMap((file) => {
    const [scenario] = readScenarios(file);
    return scenario && isCommand(scenario.verb) ? [{ file, scenario }] : [];
  });

  it('holds most verbs', () => expect(sample.length).toBeGreaterThan(5));

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
    expect((await runCli(flags)).stderr).toMatch(new RegExp(`^bundled: ${release}`));
    expect((await fromFile(flags)).stderr).toMatch(new RegExp(`^file release.json: ${release}`));
    expect((await atServer(...flags)).stderr).toMatch(new RegExp(`^network ${app.url}: ${release}`));
    expect((await fromFile([...flags, '--quiet'])).stderr).toBe('');
  });

  it('is the service that the environment names, and --offline stands above it', async () => {
    const environment = { PLIMSOLL_SERVER: app.url };
    expect((await runCli(flags, { environment })).stderr).toContain('network');
    expect((await fromFile(flags, { environment })).stderr).toContain('file release.json');
    expectRefused(await runCli([...flags, '--offline', '--server', app.url]), 'give one of the two');
  });

  it('is never another one than was asked for', async () => {
    const dead = createServer();
    await once(dead.listen(0, '127.0.0.1'), 'listening');
    const { port } = dead.address() as AddressInfo;
    dead.close();
    await once(dead, 'close');
    const environment = { PLIMSOLL_TOKEN: 'anchor-7' };
    const server = ['--server', `http://skipper:secret-9@127.0.0.1:${port}`];
    const told = await runCli([...flags, ...server], { environment });
    expect(told.stderr).not.toMatch(/anchor-7|secret-9/);
    expect([told.code, told.stdout]).toEqual([2, '']);
    const address = `http://127.0.0.1:${port}`;
    expectRefused(await runCli([...flags, '--server', address], { environment }), `${address}: the service cannot be`);
    const several = await runCli(['validate', 'cluster.json', 'clusters/good.json', '--server', address], {
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
    const told = await runCli([...flags, '--server', address], { environment: { PLIMSOLL_TOKEN: 'anchor-7' } });
    server.close();
    expect(seen).toContain('Bearer anchor-7');
    expectRefused(told, 'Bearer *** may not');
  });

  it('is a snapshot only with the content that its digest says', async () => {
    const file = join(folder, 'fresh.json');
    const written = await runCli(['snapshot', '--out', file, '--server', app.url]);
    expect([written.code, written.stdout]).toEqual([0, '']);
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(readFileSync(join(folder, 'release.json'), 'utf8'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    writeFileSync(join(folder, 'bent.json'), text.replace('"number":400', '"number":4000'));
    expectRefused(await runCli([...flags, `--offline=${join(folder, 'bent.json')}`]), 'the content has digest');
    expectRefused(await runCli([...flags, `--offline=${join(folder, 'broken.json')}`]), 'this is no JSON');
    expectRefused(await fromFile([...flags, '--release', '1']), 'There is no release "1" at hand');
    expectRefused(
      await runCli(['snapshot', '--out', join(folder, 'no/where.json'), '--server', app.url]),
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
      runs: { artifacts: { location: { uri: string } }[]; automationDetails: { id: string } }[];
    };
    expect(sarif.runs.map(({ artifacts }) => artifacts[0]?.location.uri)).toEqual(names);
    expect(new Set(sarif.runs.map(({ automationDetails }) => automationDetails.id)).size).toBe(2);
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

describe('a terminal and a pipe', () => {
  const flags = ['compare', 'kubenet', 'azure-cni-overlay', '--category', 'network-plugin', '--dimension', 'max-nodes'];

  it('has no colours in a pipe, unless they are forced', async () => {
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

  it('minds no reader that goes away, and still knows its exit code', async () => {
    const told = await inBash(
      'plimsoll validate cluster.json cluster.json clusters/*.json --all -q --offline=release.json | head -c 10; echo ":${PIPESTATUS[0]}"',
    );
    expect([told.stdout, told.stderr]).toEqual(['cluster.js:1\n', '']);
  });

  it('ends at once and without a word when the user ends it', async () => {
    const child = spawn(process.execPath, [CLI, 'validate', '-', '--server', app.url], { env: plainEnvironment() });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    // It reads stdin, which never ends; the first word of stdin shows that it is there.
    child.stdin.on('error', () => undefined);
    await new Promise<void>((resolve) => child.stdin.write('{', () => resolve()));
    child.kill('SIGINT');
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect([code, signal, errors]).toEqual([null, 'SIGINT', '']);
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
    expectRefused(await runCli(args, { cwd: folder, environment: {} }), reason);
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
      const { code, stdout } = await runCli([flag]);
      expect(code).toBe(0);
      for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect((await runCli(['--version'])).stdout).toMatch(/^plimsoll \d+\.\d+\.\d+ \(engine \d+\.\d+\.\d+\)\n$/);
  });

  it.each(commands)('of %s has examples', async (command) => {
    const byFlag = await runCli([command, '--help']);
    const byWord = await runCli(['help', command]);
    expect([byFlag.code, byFlag.stdout]).toEqual([0, byWord.stdout]);
    expect(examples[command]?.length).toBeGreaterThan(0);
    for (const { run } of examples[command] ?? []) expect(byFlag.stdout).toContain(run);
    for (const line of byFlag.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  const shown = Object.entries(examples)
    .filter(([command]) => command !== 'serve')
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
