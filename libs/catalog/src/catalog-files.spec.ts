import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogFingerprint, readFiles } from './catalog-files.js';
import { FaultList } from './catalog-fault.js';
import { writeFile, writeHarbour } from './catalog-folder.spec-fixture.js';

it('gives one fingerprint to equal folders, wherever they are', () => {
  expect(catalogFingerprint(writeHarbour())).toBe(catalogFingerprint(writeHarbour()));
});

it('gives another fingerprint when a file is changed, added or renamed, but not for a hidden file', () => {
  const directory = writeHarbour();
  const prints = [catalogFingerprint(directory)];
  const note = () => prints.push(catalogFingerprint(directory));
  writeFile(directory, '.editor/state', 'x');
  expect(catalogFingerprint(directory)).toBe(prints[0]);
  writeFile(directory, 'rules/more.yaml', '[]');
  note();
  writeFile(directory, 'rules/more.yaml', '[ ]');
  note();
  renameSync(join(directory, 'rules/more.yaml'), join(directory, 'rules/other.yaml'));
  note();
  expect(new Set(prints).size).toBe(prints.length);
});

it('refuses a file that is larger than any catalog file', () => {
  const directory = writeHarbour();
  writeFile(directory, 'facts/huge.yaml', new Uint8Array(3 * 1024 * 1024).fill(35));
  const faults = new FaultList();
  const paths = readFiles(directory, faults).map(({ path }) => path);
  expect(paths).not.toContain('facts/huge.yaml');
  expect(faults.sorted()).toMatchObject([{ file: 'facts/huge.yaml', message: expect.stringContaining('bytes') }]);
});
