import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, CLI, plainEnvironment } from '../support/run-cli.js';
import { runApp, type RunningApp } from './running-app.js';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
const readme = read('README.md');

interface Shown {
  readonly command: string;
  readonly language: string;
  readonly output: string;
}

/** Every curl line of the README with the output printed under it. */
const shown: Shown[] = [...readme.matchAll(/```sh\n(curl [^\n]+)\n```\n\n```(\w+)\n([\s\S]*?)\n```/g)].map(
  ([, command = '', language = '', output = '']) => ({ command, language, output }),
);

/** The commands that draw a configuration and have it judged, with the output of the last. */
const [, drawing = '', judged = ''] =
  /```sh\n(curl [^`]*\/v1\/configure[\s\S]*?)```\n\n```json\n([\s\S]*?)\n```/.exec(readme) ?? [];

/** The block of commands that a pipeline runs. */
const pipeline = /```sh\n(terraform show [\s\S]*?)```/.exec(readme)?.[1] ?? '';

/** One question through every door, and the digest that each is said to print. */
const [, digest = '', doors = ''] = /`([0-9a-f]{64})`:\n\n```sh\n([\s\S]*?)```/.exec(readme) ?? [];

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
  buildCli();
});
afterAll(() => app.stop());

/** Does what the curl line would do: an address, headers with -H, a body with -d. */
async function run(command: string): Promise<string> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const after = (flag: string) => words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));
  const address = words.find((word) => word.startsWith('http://localhost:3000'));
  const [body] = after('-d');
  const headers = Object.fromEntries(after('-H').map((header) => header.split(': ')));
  const response = await fetch(address?.replace('http://localhost:3000', app.url) ?? '', {
    headers,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  expect(response.status).toBe(200);
  return response.text();
}

/** Whether everything that is shown stands in the answer; of a list only some elements need be shown. */
function holds(answer: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(answer) && part.every((one) => answer.some((element) => holds(element, one)));
  if (typeof part !== 'object' || part === null) return answer === part;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(part).every(([name, value]) => holds((answer as Record<string, unknown>)[name], value));
}

/** Stands for the curl of a script: `-s`, headers with `-H`, a body with `-d` or `-d @file`, `-o`. */
const CURL = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const words = process.argv.slice(2);
const after = (flag) => words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));
const headers = Object.fromEntries(after('-H').map((header) => header.split(': ')));
const [told] = after('-d');
const body = told.startsWith('@') ? readFileSync(told.slice(1)) : told;
fetch(words.find((word) => word.startsWith('http')), { method: 'POST', headers, body }).then(async (response) => {
  if (!response.ok) process.exit(22);
  const [file] = after('-o');
  if (file) writeFileSync(file, await response.text());
  else process.stdout.write(await response.text());
});
`;

interface Asked {
  readonly requirements: readonly { readonly strength?: string }[];
}

interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly written: (file: string) => string;
}

/** Runs commands of the README as in a checkout, but in a folder of their own; `terraform show` prints a plan that is kept beside the scenarios. */
async function runScript(script: string, plan: string, see: (ran: Ran) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-readme-'));
  try {
    const sample = fileURLToPath(new URL(`../scenarios/validate/documents/${plan}`, import.meta.url));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/terraform'), `#!/bin/sh\ncat '${sample}'\n`, { mode: 0o755 });
    writeFileSync(join(folder, 'bin/curl'), CURL, { mode: 0o755 });
    writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\n[ "$1" = plimsoll ] && shift && exec node '${CLI}' "$@"\n`, {
      mode: 0o755,
    });
    for (const name of ['examples', 'node_modules'])
      symlinkSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), join(folder, name));
    const env = plainEnvironment({ PATH: [join(folder, 'bin'), dirname(process.execPath), '/usr/bin:/bin'].join(':') });
    const commands = script.replaceAll('http://localhost:3000', app.url);
    const ran = await new Promise<Omit<Ran, 'written'>>((settle) => {
      const child = execFile('sh', ['-e', '-c', commands], { cwd: folder, env }, (_, printed) =>
        settle({ code: child.exitCode ?? -1, printed }),
      );
    });
    see({ ...ran, written: (file) => readFileSync(join(folder, file), 'utf8') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const runPipeline = (plan: string, see: (ran: Ran) => void) => runScript(pipeline, plan, see);

describe('the way from requirements to a Terraform file that the README shows', () => {
  it('ends in a file that validate passes', () =>
    runScript(drawing, 'terraform-azurerm4-clean.json', ({ code, printed, written }) => {
      expect(code).toBe(0);
      expect(JSON.parse(written('main.tf.json'))).toHaveProperty('resource.azurerm_kubernetes_cluster');
      expect(holds(JSON.parse(printed), JSON.parse(judged)), printed.slice(0, 500)).toBe(true);
    }));

  it('configures the stack that was recommended, for the musts that were asked', async () => {
    const recommended = shown.find(({ command }) => command.includes('"stack":true'));
    const bodyOf = (command: string) => JSON.parse(/ -d '([^']*)'/.exec(command)?.[1] ?? '{}') as Asked;
    const musts = bodyOf(recommended?.command ?? '').requirements.filter(({ strength }) => strength !== 'prefer');
    const { winner } = JSON.parse(await run(recommended?.command ?? '')) as { winner: object };
    expect(bodyOf(drawing)).toMatchObject({ options: winner, requirements: musts });
  });
});

describe('the question that the README puts through every door', () => {
  it('has one answer through REST, GraphQL, client, command line and without a service', () =>
    runScript(doors, 'terraform-azurerm4-clean.json', ({ code, printed }) => {
      expect([code, printed]).toEqual([0, `${digest}\n`.repeat(5)]);
    }));

  it('is the one it shows the answer of', async () => {
    const question = JSON.parse(/Q='([^']*)'/.exec(doors)?.[1] ?? '{}') as Record<string, unknown>;
    const [first] = shown;
    const asked = new URL(/http[^']*/.exec(first?.command ?? '')?.[0] ?? '').searchParams;
    asked.delete('format');
    expect(Object.fromEntries(asked)).toEqual(
      Object.fromEntries(Object.entries(question).map(([name, value]) => [name, String(value)])),
    );
  });
});

describe('the pipeline that the README shows', () => {
  it('stops on a plan that is broken, with a report to upload and one to show', () =>
    runPipeline('terraform-azurerm4-broken.json', ({ code, written }) => {
      expect(code).toBe(1);
      const sarif = JSON.parse(written('plimsoll.sarif')) as {
        runs: { results: { ruleId: string; level: string }[] }[];
      };
      expect(sarif.runs[0]?.results).toContainEqual(
        expect.objectContaining({ ruleId: 'service-cidr-overlaps-subnet', level: 'error' }),
      );
      expect(written('plimsoll.xml')).toMatch(/<testsuites name="plimsoll"[^>]* failures="[1-9]/);
    }));

  it('goes on with a plan that is not', () =>
    runPipeline('terraform-azurerm4-clean.json', ({ code, written }) => {
      expect(code).toBe(0);
      expect(written('plimsoll.xml')).toContain('failures="0"');
    }));
});

describe('the README', () => {
  it('shows the output of every curl line', () => {
    const others = readme.replace(doors, '').replace(drawing, '');
    expect(shown.length).toBe(others.match(/^curl /gm)?.length);
    expect(shown.length).toBeGreaterThan(3);
  });

  it.each(shown)('$command', async ({ command, language, output }) => {
    const answer = await run(command);
    if (language === 'json') expect(holds(JSON.parse(answer), JSON.parse(output)), answer.slice(0, 500)).toBe(true);
    else for (const line of output.split('\n')) expect(answer.split('\n')).toContain(line);
  });

  it('names only npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm (?:run )?([a-z]+(?::[a-z]+)?)/g)].map(([, name = '']) => name);
    expect(named).toContain('start');
    for (const name of named.filter((word) => word !== 'nothing')) expect(Object.keys(scripts)).toContain(name);
  });

  it('links only to files that there are, and stays short', () => {
    for (const [, link = ''] of readme.matchAll(/\]\(([^)]+)\)/g))
      if (!link.includes('decisions')) expect(read(link).length).toBeGreaterThan(0);
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });

  it('is run by CI with the commands it names', () => {
    const ci = read('.ci/run');
    for (const command of ['npm ci', 'npm test', 'npm run check']) expect(ci).toContain(command);
  });
});
