import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, runProcess } from '../support/run-cli.js';
import { runApp, type RunningApp } from './running-app.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/sdk.md'), 'utf8');
const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const packagesOf = (text: string) => [...text.matchAll(/from '(@plimsoll\/[^']+)'/g)].map(([, name = '']) => name);

let app: RunningApp | undefined;
let folder = '';
beforeAll(async () => {
  buildCli();
  app = await runApp();
  // Below the workspace, so that its packages are found as an installed one finds them.
  const cache = join(root, 'node_modules/.cache/plimsoll');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'sdk-page-'));
  const snapshot = await fetch(`${app.url}/v1/catalogs/aks-networking/releases/2/snapshot`);
  writeFileSync(join(folder, 'snapshot.json'), await snapshot.text());
  const plan = new URL('../scenarios/validate/documents/', import.meta.url);
  writeFileSync(join(folder, 'plan.json'), readFileSync(new URL('terraform-azurerm4-clean.json', plan)));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [index, text] of blocks.entries())
    writeFileSync(join(folder, `block-${index}.ts`), `${text}\nexport {};\n`);
});
afterAll(async () => {
  await app?.stop();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

/** As a strict project of a user would compile it, against what is built. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  typeRoots: [join(root, 'node_modules/@types')],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

describe('docs/sdk.md', () => {
  it('shows each way to answer', () => {
    expect(blocks.flatMap(packagesOf)).toEqual(
      expect.arrayContaining([
        '@plimsoll/sdk',
        '@plimsoll/sdk/offline',
        '@plimsoll/sdk/local',
        '@plimsoll/sdk/admin',
        '@plimsoll/sdk/drafts',
        '@plimsoll/catalog-aks-networking',
      ]),
    );
  });

  it('shows nothing that does not compile', () => {
    const files = blocks.map((_, index) => join(folder, `block-${index}.ts`));
    const program = ts.createProgram(files, { ...options, outDir: folder });
    const { diagnostics } = program.emit();
    const wrong = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
    expect(
      wrong.map(({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
    ).toEqual([]);
  });

  it.each(blocks.map((text, index) => [index, packagesOf(text).join(' and ')] as const))(
    'runs its block %i, of %s',
    async (index) => {
      const { outputText } = ts.transpileModule(blocks[index] ?? '', {
        compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
      });
      const file = join(folder, `run-${index}.js`);
      writeFileSync(file, outputText.replaceAll('http://127.0.0.1:3000', app?.url ?? ''));
      const { code, stdout, stderr } = await runProcess(process.execPath, [file], {
        cwd: folder,
        environment: { PLIMSOLL_TOKEN: app?.adminToken ?? '' },
      });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout.trim()).not.toBe('');
    },
  );
});
