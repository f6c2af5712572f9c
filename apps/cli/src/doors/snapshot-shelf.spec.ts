import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@plimsoll/engine';
import { openCatalog } from '@plimsoll/sdk/offline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperWorld } from '../world.spec-fixture.js';
import { authoredShelf } from './authored-shelf.js';
import { shelfDoor } from './shelf-door.js';
import { snapshotShelf, snapshotsShelf } from './snapshot-shelf.js';

const authored = authoredShelf(fileURLToPath(new URL('../../../../libs/catalog/aks-networking', import.meta.url)));
const world = paperWorld();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-shelf-'));
  for (const name of ['all', 'twice', 'empty', 'mixed']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'mixed/no-snapshot.json'), '{}');
  for (const { sequence } of authored.releases) {
    const text = canonicalJson(authored.snapshot(sequence));
    writeFileSync(join(folder, `all/${10 - sequence}.json`), text);
    writeFileSync(join(folder, `twice/${sequence}.json`), canonicalJson(authored.snapshot(1)));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder of snapshots', () => {
  it('answers over several releases as the catalog that they were written from', async () => {
    const shelf = await snapshotsShelf(join(folder, 'all'), world);
    const [here, there] = [openCatalog(shelf), openCatalog(authored)];
    expect(shelf.releases).toEqual(authored.releases);
    expect(canonicalJson(await here.diff({ from: '1', to: 'current' }))).toBe(
      canonicalJson(await there.diff({ from: '1', to: 'current' })),
    );
    expect(await here.snapshot('2')).toEqual(authored.snapshot(2));
  });

  it.each([
    ['empty', 'there is no snapshot in this folder'],
    ['twice', 'of one catalog, each of another release'],
    ['nowhere', 'there is no such file'],
    ['mixed', 'no-snapshot.json: /kind: '],
  ])('is refused where it is none: %s', async (name, reason) => {
    await expect(snapshotsShelf(join(folder, name), world)).rejects.toThrow(reason);
  });
});

describe('a snapshot', () => {
  it('says that it does not hold the history of a cell', async () => {
    const [newest] = [...authored.releases].reverse();
    const file = join(folder, `all/${10 - (newest?.sequence ?? 0)}.json`);
    const door = shelfDoor({ kind: 'file', place: file, shelf: await snapshotShelf(file, world) }, world.today);
    const asked = door.ask('explain', { option: 'kubenet', dimension: 'max-nodes' });
    await expect(asked).rejects.toMatchObject({ code: 'history-incomplete' });
    await expect(door.origin('aks-networking', 'current')).resolves.toMatchObject({ kind: 'file', release: newest });
    await expect(door.diff('aks-networking', '1', 'current')).rejects.toThrow('There is no release "1" at hand');
  });
});

it('a folder that is no catalog is told in a sentence', () => {
  expect(() => authoredShelf(join(folder, 'empty'))).toThrow(`${join(folder, 'empty')}: `);
});
