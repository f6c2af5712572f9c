import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceFiles, type ListedSource, type Matching } from './source-files.js';

let outer: string;
let folder: string;
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'plimsoll-sources-'));
  folder = join(outer, 'docs');
  mkdirSync(folder);
});
afterEach(() => rmSync(outer, { recursive: true, force: true }));

const put = (file: string, text: string | Buffer = 'Text.\n') => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const source = (id: string, more: Partial<ListedSource['source']> = {}): ListedSource => ({
  source: { id, ...more },
  newest: null,
});
const harbour = source('harbour', { repository: 'port/docs', path: 'articles/harbour.md' });
const log = source('log', { url: 'https://example.com/port/log' });
const read = (more: Partial<Matching> = {}) =>
  sourceFiles(folder, { sources: [harbour, log], map: {}, repository: undefined, under: '', ...more });
const found = async (more: Partial<Matching> = {}) =>
  (await read(more)).files.map(({ file, source: id }) => `${file} ${id}`);

describe('a document belongs to a source', () => {
  it('where it lies at its path in the repository', async () => {
    put('articles/harbour.md');
    put('articles/deep/harbour.md');
    expect(await found()).toEqual(['articles/harbour.md harbour']);
    expect(await found({ repository: 'port/docs' })).toEqual(['articles/harbour.md harbour']);
    expect(await found({ repository: 'port/other' })).toEqual([]);
  });

  it('where the folder stands below the root of the repository', async () => {
    put('harbour.md');
    expect(await found()).toEqual([]);
    expect(await found({ under: 'articles/' })).toEqual(['harbour.md harbour']);
  });

  it.each([
    ['canonical-url: https://example.com/port/log'],
    ['canonicalUrl: https://example.com/en-us/port/log/'],
    ['canonical_url: "https://example.com/port/log?view=latest#top"'],
    ['source: log'],
  ])('by the front matter %s, among other words of it', async (line) => {
    put('any.md', `---\ntitle: Log\nms.topic: concept\nms.date: 01/02/2026\n${line}\n---\n# Log\n`);
    expect(await found()).toEqual(['any.md log']);
  });

  it.each([
    ['of another address', '---\ncanonicalUrl: https://example.com/port/login\n---\n'],
    ['that is no YAML', '---\nsource: [\n---\n'],
    ['that does not end', '---\nsource: log\n'],
    ['that is not at the beginning', '\n---\nsource: log\n---\n'],
    ['of a source that is none', '---\nsource: [log]\n---\n'],
    ['with an alias that multiplies', `---\na: &a [1,1]\nb: &b [*a,*a]\n---\n`],
  ])('not by front matter %s', async (_, text) => {
    put('any.md', text);
    expect(await found()).toEqual([]);
  });

  it('by the map, which stands over both', async () => {
    put('articles/harbour.md', '---\nsource: log\n---\n');
    expect(await found({ map: { 'articles/harbour.md': 'harbour' } })).toEqual(['articles/harbour.md harbour']);
    expect(await found()).toEqual(['articles/harbour.md log']);
    expect(await found({ map: { 'articles/harbour.md': ['harbour', 'log'] } })).toHaveLength(2);
    await expect(read({ map: { 'articles/harbour.md': 'quay' } })).rejects.toThrow('"quay", which is no source');
  });

  it('alone: two files of one source are told, and not guessed between', async () => {
    put('articles/harbour.md');
    put('b.md', '---\nsource: harbour\n---\n');
    await expect(read()).rejects.toThrow('articles/harbour.md and b.md are both harbour');
  });
});

describe('a text', () => {
  it.each([
    ['lines of Windows', '---\r\nsource: log\r\n---\r\nFour\r\nfeet.\r\n'],
    ['a byte order mark', '\uFEFF---\nsource: log\n---\nFour\nfeet.\n'],
  ])('is the same with %s', async (_, text) => {
    put('any.md', text);
    const { files } = await read();
    expect(files.map((one) => one.text)).toEqual(['---\nsource: log\n---\nFour\nfeet.\n']);
  });

  it.each([
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff])],
    ['UTF-16', Buffer.from('\uFEFFsource', 'utf16le')],
    ['with control characters', 'A\u0000B'],
    ['with the escape of a terminal', 'A\u001b[31mB'],
  ])('that is %s is passed over, but not where a source has its path', async (_, bytes) => {
    put('any.md', bytes);
    expect((await read()).skipped).toEqual([{ file: 'any.md', reason: 'this is no text in UTF-8' }]);
    put('articles/harbour.md', bytes);
    await expect(read()).rejects.toThrow('articles/harbour.md: this is no text in UTF-8');
  });

  it('that is huge is not read', async () => {
    put('huge.txt', '');
    truncateSync(join(folder, 'huge.txt'), 5_000_000_000);
    const { files, skipped } = await read();
    expect([files, skipped]).toEqual([[], [{ file: 'huge.txt', reason: expect.stringContaining('too large') }]]);
  });
});

describe('a link', () => {
  it('out of the folder is not followed, to a file and to a folder', async () => {
    writeFileSync(join(outer, 'secret.md'), '---\nsource: log\n---\n');
    mkdirSync(join(outer, 'articles'));
    writeFileSync(join(outer, 'articles/harbour.md'), 'secret');
    symlinkSync('../secret.md', join(folder, 'link.md'));
    symlinkSync(join(outer, 'articles'), join(folder, 'articles'));
    const { files, skipped } = await read();
    expect(files).toEqual([]);
    expect(skipped).toEqual([{ file: 'link.md', reason: 'its link leads out of the folder' }]);
  });

  it('out of the folder is trouble where a source has its path', async () => {
    writeFileSync(join(outer, 'secret.md'), 'secret');
    mkdirSync(join(folder, 'articles'));
    symlinkSync('../../secret.md', join(folder, 'articles/harbour.md'));
    await expect(read()).rejects.toThrow('articles/harbour.md: its link leads out of the folder');
  });

  it('that leads nowhere, or in a circle, cannot be read', async () => {
    symlinkSync('nowhere.md', join(folder, 'broken.md'));
    symlinkSync('circle.md', join(folder, 'circle.md'));
    expect((await read()).skipped).toEqual([
      { file: 'broken.md', reason: 'there is no such file' },
      { file: 'circle.md', reason: 'its links lead in a circle' },
    ]);
  });

  it('within the folder is read', async () => {
    put('articles/berth.md', 'Text.\n');
    symlinkSync('berth.md', join(folder, 'articles/harbour.md'));
    expect(await found()).toEqual(['articles/harbour.md harbour']);
  });
});

describe('a folder', () => {
  it('that is empty holds nothing, and one that is none is told', async () => {
    expect(await read()).toEqual({ files: [], skipped: [], missing: [] });
    put('file.md');
    folder = join(folder, 'file.md');
    await expect(read()).rejects.toThrow('this is no folder');
  });

  it('of a repository tells which sources have no file in it', async () => {
    put('articles/other.md');
    const missing = [{ source: 'harbour', path: 'articles/harbour.md' }];
    expect((await read({ repository: 'port/docs' })).missing).toEqual(missing);
    expect((await read({ repository: 'port/docs', under: 'notes/' })).missing).toEqual([]);
    expect((await read()).missing).toEqual([]);
    const mapped = { ...missing[0], path: 'here.md' };
    expect((await read({ repository: 'port/docs', map: { 'here.md': 'harbour' } })).missing).toEqual([mapped]);
  });

  it('is read without what is installed in it', async () => {
    put('node_modules/a/readme.md', '---\nsource: log\n---\n');
    put('.git/log.md', '---\nsource: log\n---\n');
    expect(await found()).toEqual([]);
  });
});
