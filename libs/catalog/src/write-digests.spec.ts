import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harbourFiles, writeFile, writeHarbour } from './catalog-folder.spec-fixture.js';
import { checkDigests } from './check-digests.js';
import { readCatalog } from './read-catalog.js';
import { insertDigests, writeMissingDigests } from './write-digests.js';

const read = (directory: string, file: string) => readFileSync(join(directory, file), 'utf8');

it('adds one line to each release and leaves every other character as it is', () => {
  const directory = writeHarbour();
  const catalog = readCatalog(directory);
  expect(writeMissingDigests(catalog, directory)).toEqual([1, 2]);
  const lines = read(directory, 'releases.yaml').split('\n');
  expect(lines.filter((line) => line.startsWith('    digest: '))).toEqual([
    `    digest: ${catalog.digestAt(1)}`,
    `    digest: ${catalog.digestAt(2)}`,
  ]);
  expect(lines.filter((line) => !line.startsWith('    digest: ')).join('\n')).toBe(harbourFiles['releases.yaml']);
  expect(readCatalog(directory).releases.map(({ digest }) => digest)).toEqual([
    catalog.digestAt(1),
    catalog.digestAt(2),
  ]);
  expect(writeMissingDigests(readCatalog(directory), directory)).toEqual([]);
});

it.each([
  ['releases:\n- sequence: 1\n  label: a', 'releases:\n- sequence: 1\n  label: a\n  digest: d'],
  ['releases:\n- label: a # one\n  sequence: 1\n', 'releases:\n- label: a # one\n  digest: d\n  sequence: 1\n'],
  ['releases:\n- sequence: 1\n  digest:\n  label: a\n', 'releases:\n- sequence: 1\n  digest: d\n  label: a\n'],
  [
    'releases:\n- sequence: 1\n  digest: null # soon\n  label: a\n',
    'releases:\n- sequence: 1\n  digest: d # soon\n  label: a\n',
  ],
])('inserts into %j', (before, after) => {
  expect(insertDigests(before, new Map([[1, 'd']]))).toBe(after);
});

it('refuses a release that is written on one line', () => {
  expect(() => insertDigests('releases: [{ sequence: 1, label: a }]', new Map([[1, 'd']]))).toThrow('as a block');
});

describe('a folder that was published', () => {
  const published = () => {
    const directory = writeHarbour();
    writeMissingDigests(readCatalog(directory), directory);
    return directory;
  };
  const edit = (directory: string, file: string, from: string, to: string) =>
    writeFile(directory, file, read(directory, file).replace(from, to));
  const digests = (directory: string) =>
    checkDigests(readCatalog(directory), directory).map(({ sequence, state, changed }) => [sequence, state, changed]);

  it('gives the digests it lists', () => {
    expect(digests(published())).toEqual([
      [1, 'equal', []],
      [2, 'equal', []],
    ]);
  });

  it('names the item that is no longer what was published, in each release that holds it', () => {
    const directory = published();
    edit(directory, 'categories/categories.yaml', 'order: 1', 'order: 2');
    expect(digests(directory)).toEqual([
      [1, 'differs', ['release 1: category berth has changed']],
      [2, 'differs', ['release 1: category berth has changed']],
    ]);
  });

  it('names items that were added to a published release or taken out of it', () => {
    const directory = published();
    edit(
      directory,
      'options/piers.yaml',
      'id: buoy\n    in: 2\n    removed: true',
      'id: quay\n    in: 2\n    name: { en: Quay, ja: 岸壁 }\n    order: 3',
    );
    expect(digests(directory)).toEqual([
      [1, 'equal', []],
      [2, 'differs', ['release 2: option buoy is gone', 'release 2: option quay is new']],
    ]);
  });

  it('says so when only the digest is another', () => {
    const directory = published();
    const [first = ''] = readCatalog(directory).releases.map(({ digest }) => digest ?? '');
    edit(directory, 'releases.yaml', first, 'a'.repeat(64));
    expect(digests(directory)[0]).toEqual([1, 'differs', [expect.stringContaining('to another tree')]]);
  });
});
