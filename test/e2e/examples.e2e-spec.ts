import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildCli, runProcess, type CliRun } from '../support/run-cli.js';
import { runApp, type RunningApp } from './running-app.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(read(path)) as Readonly<Record<string, unknown>>;

const folders = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Shown {
  readonly example: string;
  readonly command: string;
  readonly exit: number;
}

/** Every command that the pages of the examples show, with the exit code that they tell; 0 where they tell none. */
const shown: readonly Shown[] = folders.flatMap((example) =>
  [...read(`examples/${example}/README.md`).matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .map((command) => ({ example, command, exit: Number(/# exit code (\d)/.exec(command)?.[1] ?? 0) })),
);

/** What the programs of an example import from packages, as package and entry. */
const packagesOf = (example: string) =>
  readdirSync(join(root, 'examples', example))
    .filter((file) => /\.(mjs|ts)$/.test(file))
    .flatMap((file) =>
      [...read(`examples/${example}/${file}`).matchAll(/from '(@[^/']+\/[^/']+|(?!node:)[^.'][^']*)([^']*)'/g)].map(
        ([, owner = '', rest = '']) => ({ place: `${file} imports ${owner}${rest}`, owner, entry: `.${rest}` }),
      ),
    );

let app: RunningApp;
let folder: string;
beforeAll(async () => {
  app = await runApp();
  buildCli();
  // As a user has it: the folder of the example, and installed packages.
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-examples-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (
  example: string,
  command: string,
  environment: Readonly<Record<string, string>> = { PLIMSOLL_SERVER: app.url },
): Promise<CliRun> =>
  runProcess('bash', ['-c', command], {
    cwd: join(folder, example),
    environment: { AS_OF: '2026-11-22', ...environment },
  });

/** What the command of a page prints. */
async function printed(example: string, index: number): Promise<string> {
  const { command, exit } = shown.filter((one) => one.example === example)[index] ?? { command: 'false', exit: 0 };
  const { code, stdout, stderr } = await run(example, command);
  expect([code, stderr.replaceAll(/^(npm warn|network|bundled) .*\n/gm, '')]).toEqual([exit, '']);
  return stdout;
}

describe('the examples', () => {
  it('are told on one page, each with a command', () => {
    const page = read('examples/README.md');
    for (const name of folders) {
      expect(page).toContain(`](${name})`);
      expect(shown.map(({ example }) => example)).toContain(name);
    }
  });

  it.each(folders)('of %s take nothing but the packages they name, by the doors these have', (name) => {
    const { dependencies = {} } = json(`examples/${name}/package.json`) as { dependencies?: Record<string, string> };
    for (const { place, owner, entry } of packagesOf(name)) {
      expect(Object.keys(dependencies), place).toContain(owner);
      expect(Object.keys(json(`node_modules/${owner}/package.json`)['exports'] ?? {}), place).toContain(entry);
    }
    const { version } = json('libs/sdk/package.json');
    expect(new Set([version, ...Object.values(dependencies)]).size).toBe(1);
  });
});

describe('the page of a portal', () => {
  it('shows each cell with the sentences it rests on, by plain fetch and by a typed document', async () => {
    const plain = await printed('portal-graphql', 0);
    expect(plain).toMatch(/^ {2}kubenet +max 400 nodes \[1\]\[2\]/m);
    expect(plain).toMatch(/^\[1\] “.*” .* <https:\/\/[^>]+>$/m);
    expect(await printed('portal-graphql', 1)).toBe(plain);
  });

  it('tells a problem by its code', async () => {
    const { code, stderr } = await run('portal-graphql', 'node page.mjs boats');
    expect([code, stderr]).toEqual([1, 'unknown-category: the release holds no category boats\n']);
  });
});

describe('the step of a pipeline', () => {
  interface Log {
    readonly runs: readonly { readonly results: readonly { ruleId: string; level: string; kind?: string }[] }[];
  }
  const written = (file: string) => JSON.parse(readFileSync(join(folder, 'pipeline-sarif', file), 'utf8')) as Log;

  it('stops on the sample, with SARIF and a table for the log', async () => {
    expect(await printed('pipeline-sarif', 0)).toMatch(/^error +subnet-capacity /m);
    const log = written('plimsoll.sarif');
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      json('test/support/sarif-2.1.0-subset.schema.json'),
    );
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const failed = log.runs[0]?.results.filter(({ kind = 'fail' }) => kind === 'fail');
    expect(failed?.map(({ ruleId, level }) => `${level} ${ruleId}`)).toEqual([
      'error pod-cidr-capacity',
      'error snat-port-capacity',
      'error subnet-capacity',
    ]);
  });

  it('writes the same without a service', async () => {
    const { code } = await run('pipeline-sarif', './check-plan.sh harbour-plan.json offline.sarif', {});
    expect(code).toBe(1);
    expect(written('offline.sarif')).toEqual(written('plimsoll.sarif'));
  });

  it('goes on with a plan in which nothing is wrong, and tells a plan that it cannot read', async () => {
    const clean = join(root, 'test/scenarios/validate/documents/terraform-azurerm4-clean.json');
    expect((await run('pipeline-sarif', `./check-plan.sh '${clean}' clean.sarif`, {})).code).toBe(0);
    expect((await run('pipeline-sarif', './check-plan.sh nowhere.json nowhere.sarif', {})).code).toBe(2);
  });

  interface Step {
    readonly run?: string;
    readonly script?: string;
    readonly uses?: string;
    readonly task?: string;
    readonly if?: string;
    readonly condition?: string;
    readonly with?: Readonly<Record<string, unknown>>;
    readonly inputs?: Readonly<Record<string, unknown>>;
  }
  const pipeline = (file: string) =>
    parse(read(`examples/pipeline-sarif/${file}`)) as Readonly<Record<string, unknown>>;
  const github = pipeline('github-actions.yml') as { jobs: { plimsoll: { steps: Step[] } }; permissions: object };
  const azure = pipeline('azure-pipelines.yml') as { steps: Step[] };
  it.each([
    ['GitHub Actions', github.jobs.plimsoll.steps],
    ['Azure Pipelines', azure.steps],
  ])('stands in %s between the plan and the upload, which comes also when it failed', (_, steps) => {
    const commands = steps.map(({ run: command, script }) => command ?? script ?? '');
    const judged = commands.findIndex((command) => command.startsWith('./check-plan.sh '));
    const [script = '', plan = '', sarif = ''] = commands[judged]?.split(' ') ?? [];
    expect(existsSync(join(root, 'examples/pipeline-sarif', script))).toBe(true);
    expect(commands.slice(0, judged)).toContain(`terraform show -json tfplan > ${plan}`);
    expect(commands.slice(0, judged)).toContain('npm install --no-save @plimsoll/cli');
    const upload = steps.at(-1) ?? {};
    expect(Object.values({ ...upload.with, ...upload.inputs })).toContain(sarif);
    expect(['success() || failure()', 'succeededOrFailed()']).toContain(upload.if ?? upload.condition);
  });

  it('may write findings on GitHub', () => {
    expect(github.permissions).toMatchObject({ 'security-events': 'write' });
  });
});

describe('the fleet', () => {
  it('is judged without a server, a thousand designs, with a summary by rule and the ten worst', async () => {
    const lines = (await printed('fleet-offline', 0)).split('\n');
    expect(lines[0]).toMatch(/^1000 designs by release 2026\.11\.2 \([0-9a-f]{12}\) on 2026-11-22$/);
    const [passed = 0, failed = 0] = [/pass (\d+)/, /fail (\d+)/].map((one) => Number(one.exec(lines[1] ?? '')?.[1]));
    expect(passed + failed).toBe(1000);
    expect(lines).toContainEqual(expect.stringMatching(/^ +\d+ {2}error +subnet-capacity$/));
    const errors = lines.flatMap((line) => /^cluster-\d{4}: (\d+) errors/.exec(line)?.[1] ?? []).map(Number);
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
    expect(errors.length).toBe(10);
  });

  it('has the same report by one thread and by several', async () => {
    const spread = await printed('fleet-offline', 1);
    const { stdout } = await run('fleet-offline', 'node fleet.mjs --designs 40 --workers 1', {});
    expect(stdout).toBe(spread);
  });
});

describe('one question', () => {
  it('has one answer through five doors', async () => {
    const lines = (await printed('one-question', 0)).trim().split('\n');
    expect(lines.map((line) => line.slice(66))).toEqual(['REST', 'GraphQL', 'SDK', 'command line', 'offline']);
    expect(new Set(lines.map((line) => line.slice(0, 64))).size).toBe(1);
    expect(lines[0]).toMatch(/^[0-9a-f]{64} /);
  });

  it('fails when a door answers otherwise', async () => {
    const { code, stderr } = await run(
      'one-question',
      `sed 's/return data.compare/return { ...data.compare, rows: [] }/' digests.mjs > lying.mjs && node lying.mjs`,
    );
    expect([code, stderr]).toEqual([1, 'the doors do not agree\n']);
  });
});
