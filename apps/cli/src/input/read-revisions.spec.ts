import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperWorld } from '../world.spec-fixture.js';
import { readRevisions } from './read-revisions.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-revisions-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string | Buffer): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

it('reads a text for each source, in their order, from files and from stdin', async () => {
  const page = put('page.md', 'High water.\n');
  expect(await readRevisions(['tides', page, 'lights', '-', 'log', page], paperWorld('Two lights.\n'))).toEqual([
    { source: 'tides', text: 'High water.\n' },
    { source: 'lights', text: 'Two lights.\n' },
    { source: 'log', text: 'High water.\n' },
  ]);
});

it('takes no byte order mark and no line ends of a system for news', async () => {
  const page = put('windows.md', '\uFEFFHigh\r\nwater\rat noon.\n');
  expect(await readRevisions(['tides', page], paperWorld())).toEqual([
    { source: 'tides', text: 'High\nwater\nat noon.\n' },
  ]);
});

it('takes an empty file for a document that is gone', async () => {
  expect(await readRevisions(['tides', '-'], paperWorld(''))).toEqual([{ source: 'tides', text: '' }]);
});

it.each([
  ['a source without a file', () => ['tides', put('a.md', 'a'), 'lights'], '"lights" has no file'],
  ['a file that is not there', () => ['tides', join(folder, 'no.md')], 'no.md: there is no such file'],
  ['a folder', () => ['tides', folder], 'this is a folder'],
  ['bytes', () => ['tides', put('b.md', Buffer.from([255, 254, 0, 1]))], 'b.md: this is no text in UTF-8'],
  ['a control character', () => ['tides', put('c.md', 'a\u001b[2J')], 'c.md: this is no text in UTF-8'],
  ['what no service takes', () => ['tides', put('d.md', Buffer.alloc(8_000_001, 'a'))], 'd.md: it is too large'],
])('refuses %s', async (_, pairs, reason) => {
  await expect(readRevisions(pairs(), paperWorld())).rejects.toThrow(reason);
});
