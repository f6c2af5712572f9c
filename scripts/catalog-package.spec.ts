import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readCatalog } from '@plimsoll/catalog';
import { openCatalog, openRelease } from '@plimsoll/sdk/offline';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCatalogPackage } from './catalog-package.mjs';

type Package = typeof import('@plimsoll/catalog-aks-networking');

const folder = fileURLToPath(new URL('../libs/catalog/aks-networking', import.meta.url));
const authored = readCatalog(folder);
let target: string;
let made: Package;
beforeAll(async () => {
  target = mkdtempSync(join(tmpdir(), 'plimsoll-catalog-'));
  await writeCatalogPackage(folder, target);
  made = (await import(/* @vite-ignore */ pathToFileURL(join(target, 'index.js')).href)) as Package;
});
afterAll(() => rmSync(target, { recursive: true, force: true }));

describe('the package of a catalog', () => {
  it('holds every release, with the digests that the catalog lists', () => {
    expect(made.catalog).toBe(authored.catalog);
    expect(made.releases.map(({ digest }) => digest)).toEqual(authored.releases.map(({ digest }) => digest));
    expect(made.releases.map(({ sequence }) => sequence)).toEqual(
      authored.releases.map(({ header }) => header.sequence),
    );
  });

  it('gives each release as a snapshot that opens, whatever names it', async () => {
    for (const { sequence, label, digest } of made.releases) {
      expect(openRelease(await made.snapshot(sequence)).release.digest).toBe(digest);
      for (const ref of [String(sequence), label, digest])
        expect((await made.snapshot(ref)).release.sequence).toBe(sequence);
    }
    expect(openRelease(await made.snapshot('current')).release).toEqual(made.releases.at(-1));
    expect((await made.snapshot()).release.sequence).toBe(made.releases.length);
    expect((await made.snapshot('previous')).release.sequence).toBe(made.releases.length - 1);
    await expect(made.snapshot('9999')).rejects.toThrow(RangeError);
  });

  it('is a shelf: it answers whole questions as it is', async () => {
    const changes = await openCatalog(made).diff({ from: '1', to: 'current' });
    expect(changes.changes.length).toBeGreaterThan(0);
  });

  it('gives a value of its own each time, so that a change of it spoils nothing', async () => {
    const first = (await made.snapshot('1')) as { kind: string };
    first.kind = 'spoilt';
    expect((await made.snapshot('1')).kind).toBe('plimsoll-snapshot/1');
  });

  it('is split by a bundler, a part for each release, and needs no other package', async () => {
    const bundle = await rolldown({ input: join(target, 'index.js'), platform: 'browser' });
    const { output } = await bundle.generate({ format: 'esm' });
    const [entry, ...parts] = output.filter((file) => file.type === 'chunk');
    expect(parts.length).toBe(made.releases.length);
    expect(entry?.dynamicImports.length).toBe(made.releases.length);
    expect(output.flatMap((file) => (file.type === 'chunk' ? file.imports : []))).toEqual([]);
    expect(entry?.code.length).toBeLessThan(20_000);
  });

  it('holds nothing that was there before', async () => {
    await writeCatalogPackage(folder, target);
    expect(readdirSync(target).sort()).toEqual(['index.d.ts', 'index.js', 'releases']);
  });
});
