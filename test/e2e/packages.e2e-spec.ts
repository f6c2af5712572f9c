import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questions } from '../consumer/questions.mjs';
import { bundlePage, runInPage } from '../support/bare-page.js';
import { emptyProject, type EmptyProject } from '../support/empty-project.js';
import { runProcess } from '../support/run-cli.js';
import { runApp, type RunningApp } from './running-app.js';

/** The compilers that types hold under, by where they are: two of them have no other place, since each brings a `tsc`. */
const ownCompiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const compilers = [
  ['5.9.3', 'node_modules/typescript-5.9/bin/tsc'],
  ['6.0.3', ownCompiler],
  ['7.0.2', 'node_modules/typescript-7.0/bin/tsc'],
] as const;

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
};
/** A tool on Node without a browser's types, a page without Node's. */
const places = {
  NodeNext: {
    compilerOptions: { ...strict, module: 'NodeNext', lib: ['ES2023'], types: ['node'] },
    include: ['*.ts'],
  },
  Bundler: {
    compilerOptions: { ...strict, module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM'], types: [] },
    include: ['*.ts'],
    exclude: ['local.ts'],
  },
};
const routes = { ipPlan: 'ip-plan' } as Readonly<Record<string, string>>;

/** A bound against a hang: an installation and a compiler with cold caches, on a busy machine. */
const PATIENCE_MS = 600_000;

let app: RunningApp;
let project: EmptyProject;
let entries: EmptyProject['packages'][number]['entries'];
beforeAll(async () => {
  app = await runApp();
  project = await emptyProject({
    '@types/node': '22.20.5',
    'typescript-5.9': 'npm:typescript@5.9.3',
    'typescript-7.0': 'npm:typescript@7.0.2',
  });
  entries = project.packages.flatMap((packed) => packed.entries);
  for (const { name } of project.packages)
    shownBy(name).forEach((code, n) => write(`shown-${name.slice(10)}-${n}.ts`, code));
  for (const [name, options] of Object.entries(places)) write(`tsconfig.${name}.json`, JSON.stringify(options));
}, PATIENCE_MS);
afterAll(async () => {
  project?.remove();
  await app.stop();
});

const write = (name: string, text: string) => writeFileSync(join(project.folder, name), text);

/** What a package shows on its front page. */
function shownBy(name: string): readonly string[] {
  const text = readFileSync(join(project.folder, 'node_modules', name, 'README.md'), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

/** The answers of REST to the same questions, as texts. */
async function restAnswers(): Promise<Readonly<Record<string, string>>> {
  const headers = { 'content-type': 'application/json' };
  const ask = async ([verb, question]: readonly [string, object]) => {
    const route = `${app.url}/v1/${routes[verb] ?? verb}`;
    const answer = await fetch(route, { method: 'POST', headers, body: JSON.stringify(question) });
    return [verb, await answer.text()] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(questions).map(ask)));
}

async function expectService(told: string): Promise<void> {
  const { answers, ...rest } = JSON.parse(told) as { answers: Readonly<Record<string, unknown>> };
  const texts = Object.fromEntries(Object.entries(answers).map(([verb, answer]) => [verb, JSON.stringify(answer)]));
  expect(texts).toEqual(await restAnswers());
  const facts = `${app.url}/v1/catalogs/aks-networking/releases/2/facts?option=kubenet&pageSize=1000`;
  const { items } = (await (await fetch(facts)).json()) as { items: readonly { readonly id: string }[] };
  expect(items.length).toBeGreaterThan(3);
  expect(rest).toEqual({ facts: items.map(({ id }) => id), status: 200, tries: 1, refused: 'unknown-option' });
}

async function expectAtHand(told: string): Promise<void> {
  const list = await (await fetch(`${app.url}/v1/catalogs/aks-networking/releases`)).json();
  const digests = (list as { items: readonly { readonly digest: string }[] }).items.map(({ digest }) => digest);
  expect(JSON.parse(told)).toEqual({ digests, answers: await restAnswers(), refused: 'unknown-option' });
}

describe('the packages, installed into an empty project', () => {
  it('come from their tarballs, with nothing that leads back here', () => {
    expect(project.installed).toMatchObject({ code: 0 });
    const lock = JSON.parse(readFileSync(join(project.folder, 'package-lock.json'), 'utf8')) as {
      packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
    };
    const places = Object.entries(lock.packages).filter(([path]) => path.includes('@plimsoll/'));
    expect(places.map(([path]) => path).sort()).toEqual(
      project.packages.map(({ name }) => `node_modules/${name}`).sort(),
    );
    for (const [path, { resolved, link }] of places) {
      expect([resolved, link]).toEqual([expect.stringMatching(/^file:.*[.]tgz$/), undefined]);
      expect(lstatSync(join(project.folder, path)).isSymbolicLink()).toBe(false);
    }
  });

  it('load by every entry', async () => {
    const names = entries.map(({ name }) => name);
    const script = `for (const name of ${JSON.stringify(names)}) console.log(name, Object.keys(await import(name)).length > 0)`;
    const { stdout, stderr } = await project.run(['--input-type=module', '-e', script]);
    expect(names).toEqual(expect.arrayContaining(['@plimsoll/sdk', '@plimsoll/sdk/offline']));
    expect([stdout.trim().split('\n'), stderr]).toEqual([names.map((name) => `${name} true`), '']);
  });

  it('answer a program of Node as REST does, with a service and without one', async () => {
    const { code, stdout, stderr } = await project.run(['tool.mjs', app.url]);
    expect([code, stderr]).toEqual([0, '']);
    const [service, atHand] = JSON.parse(stdout) as [string, string];
    await expectService(service);
    await expectAtHand(atHand);
  });

  it('bring the command, which answers without a service', async () => {
    const plimsoll = (...args: readonly string[]) =>
      runProcess('npx', ['--no-install', 'plimsoll', ...args, '--offline'], { cwd: project.folder });
    const flags = ['--only', 'differences', '--as-of', questions.compare.asOf, '--format', 'json'];
    const compared = await plimsoll('compare', ...questions.compare.options, ...flags);
    expect([compared.code, compared.stdout]).toEqual([0, (await restAnswers())['compare']]);
    write('design.json', JSON.stringify(questions.validate.document));
    const judged = await plimsoll('validate', 'design.json', '--as-of', questions.validate.asOf);
    expect([judged.code, judged.stdout]).toEqual([1, expect.stringContaining('kubenet-node-limit')]);
  });

  it('bring a command that says what it needs to serve', async () => {
    const served = await runProcess('npx', ['--no-install', 'plimsoll', 'serve'], { cwd: project.folder });
    expect(served).toMatchObject({ code: 2, stdout: '' });
    expect(served.stderr.trim().split('\n').at(-1)).toMatch(/^plimsoll: the service is not installed beside this tool/);
  });
});

describe('a bundle for browsers', () => {
  it('of every entry that is for browsers needs nothing of Node', async () => {
    const wanted = entries.filter((entry) => entry.isForBrowsers).map(({ name }) => name);
    expect(wanted).toEqual(expect.arrayContaining(['@plimsoll/sdk', '@plimsoll/sdk/offline']));
    const lines = wanted.map((name, index) => `export * as entry${index} from '${name}';`);
    write('every-entry.mjs', lines.join('\n'));
    const { chunks, missing, warnings } = await bundlePage(project.folder, 'every-entry.mjs');
    expect([missing, warnings]).toEqual([[], []]);
    for (const { code } of chunks) expect(code).not.toMatch(/['"]node:/);
  });

  it('of an entry for Node is seen', async () => {
    write('node-entry.mjs', `export * from '@plimsoll/catalog';`);
    expect((await bundlePage(project.folder, 'node-entry.mjs')).missing).toContain('node:fs');
  });

  it('of the online client answers in a page as REST does', async () => {
    const { script, missing, warnings } = await bundlePage(project.folder, 'ask-service.mjs');
    expect([missing, warnings]).toEqual([[], []]);
    await expectService(String(await runInPage(script, `page.askService(${JSON.stringify(app.url)})`)));
  });

  it('of a release at hand answers in a page as REST does, and makes a part of each release', async () => {
    const { chunks, script, missing, warnings } = await bundlePage(project.folder, 'ask-at-hand.mjs');
    expect([missing, warnings]).toEqual([[], []]);
    expect(chunks.filter(({ isDynamicEntry }) => isDynamicEntry)).toHaveLength(3);
    await expectAtHand(String(await runInPage(script, 'page.askAtHand()')));
  });

  it('runs in a page that has nothing of Node', () => {
    const names = ['process', 'Buffer', 'require', 'global', 'module', 'setImmediate'];
    expect(runInPage('', `JSON.stringify(${JSON.stringify(names)}.map((name) => typeof globalThis[name]))`)).toBe(
      JSON.stringify(names.map(() => 'undefined')),
    );
  });
});

describe('the types', { timeout: PATIENCE_MS }, () => {
  const sources = () => readdirSync(project.folder).filter((name) => name.endsWith('.ts'));
  const textOf = (name: string) => readFileSync(join(project.folder, name), 'utf8');

  it('of every entry are used by a program', () => {
    expect(sources()).toEqual(expect.arrayContaining(['shown-sdk-0.ts', 'shown-catalog-aks-networking-0.ts']));
    const texts = sources().map(textOf).join('\n');
    expect(entries.filter(({ name }) => !texts.includes(`from '${name}'`))).toEqual([]);
  });

  it.each(compilers)('hold under TypeScript %s, in a tool and in a page', async (version, compiler) => {
    expect((await project.run([compiler, '--version'])).stdout).toBe(`Version ${version}\n`);
    const runs = Object.keys(places).map((name) => project.run([compiler, '-p', `tsconfig.${name}.json`]));
    for (const { code, stdout } of await Promise.all(runs)) expect([code, stdout]).toEqual([0, '']);
  });

  it('refuse what each promise says, and nothing else', async () => {
    let expected = 0;
    for (const name of sources()) {
      const lines = textOf(name).split('\n');
      expected += lines.filter((line) => line.includes('// @ts-expect-error')).length;
      write(`unexpected-${name}`, lines.filter((line) => !line.includes('// @ts-expect-error')).join('\n'));
    }
    const options = { ...places.NodeNext, include: ['unexpected-*.ts'] };
    write('tsconfig.unexpected.json', JSON.stringify(options));
    const [, compiler] = compilers[2];
    const { stdout } = await project.run([compiler, '-p', 'tsconfig.unexpected.json']);
    const errors = stdout.split('\n').filter((line) => /: error TS\d+:/.test(line));
    expect(expected).toBeGreaterThan(40);
    expect(errors.filter((line) => !line.startsWith('unexpected-'))).toEqual([]);
    expect(errors).toHaveLength(expected);
  });
});
