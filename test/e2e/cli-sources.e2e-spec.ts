import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BOATS } from '../support/boat-catalog.js';
import { buildCli, runInside, type CliRun } from '../support/run-cli.js';
import type { Writer } from '../support/writer.js';
import { openDesk, type DraftDesk } from './draft-desk.js';

type Json = Readonly<Record<string, unknown>>;

interface Checked {
  readonly files: number;
  readonly isNew: boolean;
  readonly sent: readonly Json[];
  readonly skipped: readonly Json[];
  readonly missing: readonly Json[];
  readonly drift: (Json & { readonly outcome: string }) | null;
}

/** Against a hang: everything may have to be built first. */
const PATIENCE_MS = 900_000;
const REPOSITORY = 'port/docs';
const TIDES = { source: 'tides', path: 'articles/tides.md' };

let desk: DraftDesk;
let outer: string;
let folder: string;
beforeAll(async () => {
  buildCli();
  desk = await openDesk();
  for (const id of ['tides', 'lights']) {
    const source = {
      catalog: BOATS,
      id,
      title: { en: id, ja: id },
      url: `https://example.com/port/${id}`,
      licence: 'CC-BY-4.0',
      language: 'en',
      repository: REPOSITORY,
      path: `articles/${id}.md`,
    };
    expect((await desk.editor.ask('/v1/sources', { body: source })).status).toBe(201);
  }
}, PATIENCE_MS);
afterAll(() => desk.stop());
beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'plimsoll-check-'));
  folder = join(outer, 'docs');
  mkdirSync(folder);
  return () => rmSync(outer, { recursive: true, force: true });
});

function put(file: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const check = (who: Writer, ...flags: readonly string[]): Promise<CliRun> =>
  runInside(['sources', 'check', folder, '--catalog', BOATS, ...flags], {
    environment: { PLIMSOLL_SERVER: desk.url, PLIMSOLL_TOKEN: who.token },
  });

async function checked(code: number, ...flags: readonly string[]): Promise<Checked> {
  const told = await check(desk.editor, ...flags, '--format', 'json');
  expect([told.code, told.stderr]).toEqual([code, '']);
  return JSON.parse(told.stdout) as Checked;
}

const newestOf = async (source: string) => {
  const { body } = await desk.editor.ask<{ items: readonly { textSha256: string }[] }>(
    `/v1/sources/${source}/revisions?catalog=${BOATS}`,
  );
  return body.items.length;
};
const drifts = async () =>
  Number((await desk.sql<{ n: string }>(`SELECT count(*) AS n FROM drifts WHERE catalog = '${BOATS}'`))[0]?.n);

describe('a checkout of a documentation repository', () => {
  it('is matched by the paths of sources, and what has no file in it is told', async () => {
    put('articles/tides.md', 'High water at noon.\n');
    put('articles/other.md', 'Nothing of ours.\n');
    const told = await checked(0, '--repository', REPOSITORY);
    expect(told.sent).toEqual([{ file: TIDES.path, source: 'tides' }]);
    expect(told.missing).toEqual([{ source: 'lights', path: 'articles/lights.md' }]);
    expect([told.files, told.isNew, told.drift?.outcome]).toEqual([1, false, 'quiet']);
    const pretty = await check(desk.editor, '--repository', REPOSITORY);
    expect(pretty.stdout).toBe('1 document of a source, 0 changed\nno file: articles/lights.md (lights)\n');
    expect((await checked(0, '--repository', 'port/other')).files).toBe(0);
  });

  it('may be a part of it, with --under', async () => {
    put('tides.md', 'High water at one.\n');
    expect((await checked(0, '--under', 'articles', '--dry-run')).sent).toEqual([
      { file: 'tides.md', source: 'tides' },
    ]);
    expect((await checked(0, '--under', 'articles/')).sent).toHaveLength(1);
    expect((await checked(0, '--under', 'articles')).sent).toEqual([]);
    expect((await checked(0)).files).toBe(0);
  });

  it('has no news in the lines of Windows, a byte order mark or the words of its front matter', async () => {
    const text = '---\nms.topic: concept\ncanonicalUrl: https://example.com/en-us/port/lights\n---\nTwo lights.\n';
    put('somewhere.md', text);
    expect((await checked(0)).sent).toEqual([{ file: 'somewhere.md', source: 'lights' }]);
    const before = await newestOf('lights');
    put('somewhere.md', `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect((await checked(0)).sent).toEqual([]);
    expect(await newestOf('lights')).toBe(before);
  });

  it('sends all that changed as one batch', async () => {
    put('articles/tides.md', 'Low water at six.\n');
    put('articles/lights.md', 'Three lights.\n');
    put('log.md', '---\nsource: log\n---\n# Crew\nA dinghy carries 2 people.\nA ketch carries 12 people.\n');
    const before = await drifts();
    const dry = await checked(1, '--dry-run');
    expect([dry.sent.length, dry.isNew, await drifts()]).toEqual([3, true, before]);
    const told = await checked(1);
    expect(told.drift).toMatchObject({ outcome: 'drifted', sources: ['lights', 'tides', 'log'], changed: 1 });
    expect(await drifts()).toBe(before + 1);
    expect((await checked(0)).drift).toBeNull();
  });

  it('can say by a map what belongs where', async () => {
    put('x.txt', 'Slack water.\n');
    writeFileSync(join(outer, 'map.yaml'), 'x.txt: tides\ngone.md: lights\n');
    const told = await checked(0, '--map', join(outer, 'map.yaml'));
    expect(told.sent).toEqual([{ file: 'x.txt', source: 'tides' }]);
    expect(told.missing).toEqual([{ source: 'lights', path: 'gone.md' }]);
    writeFileSync(join(outer, 'map.yaml'), 'x.txt: nobody\n');
    const refused = await check(desk.editor, '--map', join(outer, 'map.yaml'));
    expect([refused.code, refused.stderr]).toEqual([2, 'plimsoll: the map names "nobody", which is no source\n']);
  });
});

describe('a folder that holds other things', () => {
  it('and none of ours, is no news', async () => {
    expect(await checked(0)).toMatchObject({ files: 0, drift: null, isNew: false });
  });

  it('is read without what leads out of it', async () => {
    writeFileSync(join(outer, 'secret.md'), '---\nsource: tides\n---\nSecret.\n');
    symlinkSync('../secret.md', join(folder, 'link.md'));
    const told = await checked(0);
    expect([told.sent, told.skipped]).toEqual([[], [{ file: 'link.md', reason: 'its link leads out of the folder' }]]);
  });

  it('cannot steer a terminal by the names of its files', async () => {
    symlinkSync('nowhere', join(folder, 'a\u001b[31m.md'));
    put('b\u001b[32m.md', '---\nsource: tides\n---\n');
    const { code, stdout } = await check(desk.editor, '--dry-run');
    expect([code, stdout.includes('\u001b'), stdout.match(/[ab]\ufffd\[3[12]m\.md/g)?.length]).toEqual([0, false, 2]);
    put('c\u001b[33m.md', '---\nsource: tides\n---\n');
    const { stderr } = await check(desk.editor, '--dry-run');
    expect([stderr.includes('\u001b'), stderr.includes('are both tides')]).toEqual([false, true]);
  });

  it.each([
    ['is no text', 'articles/tides.md', Buffer.from([0, 1, 2, 255]), 'this is no text in UTF-8'],
    ['is too large', 'articles/tides.md', Buffer.alloc(8_000_001, 'a'), 'it is too large'],
    ['says that it is another file, too', 'copy.md', Buffer.from('---\nsource: lights\n---\n'), 'are both lights'],
  ])('is not half sent where a file of a source %s', async (_, file, bytes, reason) => {
    put('articles/lights.md', `Four lights: ${file}.\n`);
    put(file, bytes);
    const before = [await newestOf('lights'), await drifts()];
    const told = await check(desk.editor);
    expect([told.code, told.stdout]).toEqual([2, '']);
    expect(told.stderr).toContain(reason);
    expect([await newestOf('lights'), await drifts()]).toEqual(before);
  });
});

describe('whoever may not', () => {
  it('is told so, with exit code 2', async () => {
    put('articles/tides.md', 'Nobody reads this.\n');
    const reader = await check(desk.reader);
    expect([reader.code, reader.stdout]).toEqual([2, '']);
    expect(reader.stderr).toContain('This needs one of the roles');
    const anonymous = await runInside(['sources', 'check', folder, '--server', desk.url]);
    expect([anonymous.code, anonymous.stderr]).toEqual([2, expect.stringContaining('PLIMSOLL_TOKEN')]);
    const nowhere = await runInside(['sources', 'check', join(folder, 'no'), '--server', desk.url], {
      environment: { PLIMSOLL_TOKEN: desk.editor.token },
    });
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('this is no folder')]);
  });
});
