import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../apps/cli/src/command-table.js';
import { readEnvironment } from '../../apps/cli/src/environment.js';
import { run as runTool } from '../../apps/cli/src/run.js';
import { paperWorld } from '../../apps/cli/src/world.spec-fixture.js';
import { BOATS } from '../support/boat-catalog.js';
import { losesTheAnswer, startProxy, type Proxy } from '../support/proxy.js';
import { buildCli, runInside } from '../support/run-cli.js';
import { environmentOf, expectRefused, Typist } from './desk-typist.js';
import { openDesk, type DraftDesk } from './draft-desk.js';

const OF_BOATS = ['--catalog', BOATS];
const TIDES = {
  id: 'tides',
  title: { en: 'Tides', ja: '潮' },
  url: 'https://example.com/port/tides',
  licence: 'CC-BY-4.0',
  language: 'en',
};
const LIGHTS = Object.entries({
  id: 'lights',
  'title-en': 'Lights',
  'title-ja': '灯',
  url: 'https://example.com/port/lights',
  language: 'en',
  licence: 'CC-BY-4.0',
  repository: 'port/docs',
  path: 'lights.md',
  'note-en': 'At night.',
  'note-ja': '夜。',
}).flatMap(([name, value]) => [`--${name}`, value]);

/** Against a hang: everything may have to be built first. */
const PATIENCE_MS = 900_000;
const { run, type, pipe, say, json, sameAsRest, rest } = new Typist(() => ({ url: desk.url, folder }));
let desk: DraftDesk;
let proxy: Proxy;
let folder: string;
beforeAll(async () => {
  buildCli();
  desk = await openDesk();
  proxy = await startProxy();
  proxy.pointTo(Number(new URL(desk.url).port));
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-sources-'));
}, PATIENCE_MS);
afterAll(async () => {
  await proxy.close();
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);

const count = async (table: string) =>
  Number((await desk.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
const kept = async () => [
  await count('registered_sources'),
  await count('received_revisions'),
  await count('audit_events'),
];

/** What sources show tells of one, as JSON. */
const shown = (id: string) => json(desk.editor, 'sources', 'show', id, ...OF_BOATS);

interface Revision {
  readonly id: string;
  readonly textSha256: string;
}
const revisionsOf = async (id: string) => (await shown(id))['revisions'] as readonly Revision[];

describe('a document', () => {
  it('is registered from a file, from stdin or by flags alone', async () => {
    const { editor, reader } = desk;
    put('tides.yaml', `${JSON.stringify({ ...TIDES, catalog: BOATS, title: { en: 'T', ja: 'T' } })}\n`);
    const titled = ['--title-en', 'Tides', '--title-ja', '潮'];
    expectRefused(await type(reader, 'sources', 'register', 'tides.yaml'), 1, 'This needs one of the roles');
    const dry = await type(editor, 'sources', 'register', 'tides.yaml', '--dry-run');
    expect([dry.code, dry.stderr]).toEqual([0, 'dry run: nothing of it is kept\n']);
    expect(await say(editor, 'sources', 'register', 'tides.yaml', ...titled)).toBe(
      'Tides\nsource tides: in no release yet\nhttps://example.com/port/tides\nen, CC-BY-4.0\n',
    );
    expectRefused(await type(editor, 'sources', 'register', 'tides.yaml'), 1, 'There is a source tides in boats');
    const key = [...OF_BOATS, '--idempotency-key', 'lights'];
    const told = await say(editor, 'sources', 'register', ...LIGHTS, ...key);
    expect(told).toBe(
      'Lights\nsource lights: in no release yet\nhttps://example.com/port/lights\nen, CC-BY-4.0\nport/docs lights.md\nAt night.\n',
    );
    expect(await say(editor, 'sources', 'register', ...LIGHTS, ...key)).toBe(told);
    const buoys = JSON.stringify({ ...TIDES, id: 'buoys' });
    expect((await pipe(buoys, editor, 'sources', 'register', '-', ...OF_BOATS)).code).toBe(0);
    const titles = { lights: { en: 'Lights', ja: '灯' }, tides: TIDES.title, buoys: TIDES.title };
    for (const [id, title] of Object.entries(titles)) expect((await shown(id))['source']).toMatchObject({ id, title });
  });

  it('is not where something of it is missing or wrong, which is told by its place', async () => {
    const { editor } = desk;
    expectRefused(await type(editor, 'sources', 'register', ...OF_BOATS), 2, 'nothing is said of the source');
    put('list.json', '[]');
    expectRefused(await type(editor, 'sources', 'register', 'list.json'), 2, 'this holds no object');
    const half = await type(editor, 'sources', 'register', '--id', 'half', '--title-en', 'Half');
    for (const place of ['/title/ja', '/url', '/licence', '/language']) expectRefused(half, 2, place);
    expectRefused(await type(editor, 'sources', 'register', ...LIGHTS, '--urll', 'x'), 2, 'did you mean --url?');
    const script = await type(editor, 'sources', 'register', 'tides.yaml', '--id', 'x', '--url', 'javascript:alert(1)');
    expectRefused(script, 2, '/url');
  });

  it('is listed and shown with what REST knows of it', async () => {
    const { editor } = desk;
    await sameAsRest(editor, `sources?catalog=${BOATS}`, 'sources', 'list', ...OF_BOATS);
    const list = await say(editor, 'sources', 'list', ...OF_BOATS);
    expect(list).toMatch(/^Source +Title +Language +Newest revision +Read on +Released\n/);
    expect(list).toMatch(/^log +Log +en +log-1 +yes$/m);
    expect(list).toMatch(/^tides +Tides +en +no$/m);
    expect(await say(editor, 'sources', 'show', 'log', ...OF_BOATS)).toMatch(
      /^Log\nsource log: in a release: edited in a draft\nen\n\nRevision .*\n.*\nlog-1 +1 +yes +[0-9a-f]{64}\n$/,
    );
    const { revisions, etag, ...source } = await shown('tides');
    expect(source).toEqual(JSON.parse(await rest(editor, `sources/tides?catalog=${BOATS}`)));
    expect(revisions).toEqual([]);
    const text = await say(editor, 'sources', 'show', 'tides', ...OF_BOATS);
    expect(text).toContain(`source tides: in no release yet   if-match ${String(etag).replaceAll('"', '')}\n`);
    expect(text).toContain('No revision.');
    expectRefused(await type(editor, 'sources', 'show', 'nobody', ...OF_BOATS), 2, 'There is no source "nobody".');
    expectRefused(await type(desk.reader, 'sources', 'list'), 1, 'This needs one of the roles');
  });
});

describe('what was registered', () => {
  const correct = (...args: readonly string[]) => type(desk.editor, 'sources', 'correct', ...args, ...OF_BOATS);

  it('is corrected by flags, a patch, or both', async () => {
    const url = 'https://example.com/port/all-lights';
    expect((await correct('lights', '--url', url, '--dry-run')).stdout).toContain(url);
    expect((await shown('lights'))['source']).toMatchObject({ url: 'https://example.com/port/lights' });
    expect((await correct('lights', '--url', url)).stdout).toContain(url);
    put('patch.yaml', 'note: null\nlanguage: ja\n');
    await correct('lights', '--patch', 'patch.yaml', '--language', 'fr');
    await correct('lights', '--patch', '{"path":null}');
    const { source } = await shown('lights');
    expect(source).toEqual({
      id: 'lights',
      title: { en: 'Lights', ja: '灯' },
      url,
      licence: 'CC-BY-4.0',
      language: 'fr',
      repository: 'port/docs',
    });
  });

  it('is corrected as it was read, or not at all', async () => {
    const { etag } = await shown('lights');
    const meant = ['--if-match', String(etag).replaceAll('"', '')];
    expect((await correct('lights', '--language', 'en', ...meant)).code).toBe(0);
    expectRefused(await correct('lights', '--language', 'de', ...meant), 1, 'sources show ID');
    expect((await shown('lights'))['source']).toMatchObject({ language: 'en' });
  });

  it('is not corrected where nothing is said, where it is in a release, or where there is none', async () => {
    expectRefused(await correct('lights'), 2, 'nothing is corrected');
    expectRefused(await correct('lights', '--patch', '{"url":'), 2, 'this is no JSON');
    expectRefused(await correct('lights', '--patch', '{"id":"x"}'), 2, 'id');
    expectRefused(await correct('log', '--language', 'ja'), 1, 'plimsoll draft edit DRAFT --kind source');
    expectRefused(await correct('nobody', '--language', 'ja'), 2, 'There is no source');
    const reader = await type(desk.reader, 'sources', 'correct', 'lights', '--language', 'ja', ...OF_BOATS);
    expectRefused(reader, 1, 'This needs one of the roles');
  });
});

describe('a text', () => {
  const add = (...args: readonly string[]) => type(desk.editor, 'sources', 'add', ...args, ...OF_BOATS);
  const page = '# Tides\n\n\tHigh water at noon: 潮.\n';

  it('is taken as a folder of documents is read, and given back byte for byte', async () => {
    put('tides.md', `\uFEFF${page.replaceAll('\n', '\r\n')}`);
    const before = await kept();
    const dry = await add('tides', 'tides.md', '--dry-run');
    expect([dry.code, dry.stderr, await kept()]).toEqual([0, 'dry run: nothing of it is kept\n', before]);
    const at = ['--retrieved-at', '2026-11-20T06:00:00Z'];
    expect((await add('tides', 'tides.md', ...at)).stdout).toMatch(
      /^tides: revision tides-[0-9a-f]{8}\n\ndrift \w{12}: no fact is touched\n/,
    );
    const [revision, ...others] = await revisionsOf('tides');
    expect([revision, others]).toMatchObject([{ retrievedOn: '2026-11-20' }, []]);
    const id = String(revision?.id);
    expect(await say(desk.editor, 'sources', 'text', 'tides', id, ...OF_BOATS)).toBe(page);
    expect(await rest(desk.editor, `sources/tides/revisions/${id}/text?catalog=${BOATS}`)).toBe(page);
    put('same.md', page);
    expect((await add('tides', 'same.md')).stdout).toBe(`tides: no news, it is ${id} still\n`);
    expect(await revisionsOf('tides')).toHaveLength(1);
    expect((await pipe('Low water.\n', desk.editor, 'sources', 'add', 'tides', '-', ...OF_BOATS)).code).toBe(0);
    expect(await revisionsOf('tides')).toHaveLength(2);
  });

  it('that touches a fact opens a draft, and several are one batch', async () => {
    const { editor } = desk;
    put('log.md', '# Crew\n\nA dinghy carries 2 people.\nA ketch carries 9 people.\n');
    put('lights.md', 'Two lights.\n');
    const before = await count('drifts');
    const told = await say(editor, 'sources', 'add', 'log', 'log.md', 'lights', 'lights.md', ...OF_BOATS);
    const [, drift = '', draft = ''] = /^drift (\w{12}): draft (\w{12})$/m.exec(told) ?? [];
    expect(told).toMatch(/^log: revision log-\w+\nlights: revision lights-\w+\n\n/);
    expect(told).toContain(`plimsoll drifts show ${drift} tells which facts\n`);
    expect(await count('drifts')).toBe(before + 1);
    expect(await say(editor, 'drifts', 'show', drift)).toContain('proposed: 8 -> 9');
    expect(await say(editor, 'draft', 'show', draft)).toContain(`draft ${draft}: draft`);
    put('log.md', '# Crew\n\nA dinghy carries 2 people.\nA ketch carries 10 people.\n');
    const answer = await json(editor, 'sources', 'add', 'log', 'log.md', ...OF_BOATS);
    expect(Object.keys(answer)).toEqual(['drift', 'revisions']);
    expect(answer['drift']).toMatchObject({ outcome: 'drifted', changed: 1 });
  });

  it('is not taken where it is none, has no source, or comes twice; nor is the rest of its batch', async () => {
    const before = await kept();
    put('fresh.md', 'Three lights.\n');
    put('bytes.md', Buffer.from([0, 1, 2, 255]));
    const good = ['lights', 'fresh.md'];
    expectRefused(await add(...good, 'tides'), 2, '"tides" has no file');
    expectRefused(await add('tides'), 2, 'something is missing: plimsoll sources add ID FILE');
    expectRefused(await add(...good, 'tides', 'nowhere.md'), 2, 'nowhere.md: there is no such file');
    expectRefused(await add(...good, 'tides', 'bytes.md'), 2, 'bytes.md: this is no text in UTF-8');
    expectRefused(await add(...good, 'nobody', 'tides.md'), 2, 'There is no source "nobody".');
    expectRefused(await add(...good, 'lights', 'tides.md'), 1, 'lights');
    expectRefused(await add(...good, '--retrieved-at', 'today'), 2, '/revisions/0/retrievedAt');
    const reader = await type(desk.reader, 'sources', 'add', ...good, ...OF_BOATS);
    expectRefused(reader, 1, 'This needs one of the roles');
    expect(await kept()).toEqual(before);
  });

  it('goes out as it is, but for a terminal, which it cannot steer', async () => {
    const { editor, url } = desk;
    const steering = '\tLow\u009b2J \u202ewater.';
    put('steering.md', steering);
    await add('buoys', 'steering.md');
    const [revision] = await revisionsOf('buoys');
    const args = ['sources', 'text', 'buoys', String(revision?.id), ...OF_BOATS];
    expect(await say(editor, ...args)).toBe(steering);
    const paper = paperWorld();
    const stdout = { ...paper.stdout, isTerminal: true };
    const code = await runTool(args, { ...paper, environment: readEnvironment(environmentOf(editor, url)), stdout });
    expect([code, paper.written]).toEqual([0, { out: '    Low\ufffd2J \ufffdwater.\n', err: '' }]);
  });

  it('of a revision that there is none of is not given', async () => {
    const text = (...args: readonly string[]) => type(desk.editor, 'sources', 'text', ...args, ...OF_BOATS);
    expectRefused(await text('tides', 'tides-0'), 2, 'The source has no revision "tides-0".');
    expectRefused(await text('nobody', 'log-1'), 2, 'There is no source "nobody".');
    expectRefused(await text('tides'), 2, 'plimsoll sources text ID REVISION');
  });

  it('whose answer was lost is sent again by its key, and taken once', async () => {
    const { editor } = desk;
    put('lost.md', 'Slack water.\n');
    const before = (await revisionsOf('tides')).length;
    proxy.behave(losesTheAnswer);
    const args = ['sources', 'add', 'tides', 'lost.md', ...OF_BOATS];
    const lost = await runInside(args, { cwd: folder, environment: environmentOf(editor, proxy.url) });
    expectRefused(lost, 2, 'Whether it was done is not known');
    const [, again = ''] = /is done once: (.*)\n$/.exec(lost.stderr) ?? [];
    expect(await say(editor, ...args, ...again.split(' '))).toMatch(/^tides: revision tides-/);
    expect(await revisionsOf('tides')).toHaveLength(before + 1);
    put('lost.md', 'Another.\n');
    expectRefused(await type(editor, ...args, ...again.split(' ')), 1, 'Idempotency-Key');
  });
});

describe('the tool', () => {
  it('cannot be steered by what a source says of itself', async () => {
    const { editor } = desk;
    const title = 'Red \u001b[31mlight\u202e';
    const steering = ['--title-en', title, '--title-ja', title, '--note-en', title, '--note-ja', title];
    const told = [
      await say(editor, 'sources', 'correct', 'buoys', ...steering, ...OF_BOATS),
      await say(editor, 'sources', 'show', 'buoys', ...OF_BOATS),
      await say(editor, 'sources', 'list', ...OF_BOATS),
      (await type(editor, 'sources', 'show', '\u001b[31m', ...OF_BOATS)).stderr,
    ].join('');
    expect(told).toContain('light');
    for (const one of ['\u001b', '\u202e']) expect(told).not.toContain(one);
  });

  it('wants a service, a token and one of its words', async () => {
    const nowhere = { environment: {} };
    expectRefused(await runInside(['sources', 'list'], nowhere), 2, 'no service is named');
    const anonymous = await runInside(['sources', 'list', '--server', desk.url], nowhere);
    expectRefused(anonymous, 2, 'It is taken from PLIMSOLL_TOKEN.');
    const words = 'check, list, show, text, register, correct, add';
    expectRefused(await type(desk.editor, 'sources'), 2, `sources wants one of ${words}`);
    expectRefused(await type(desk.editor, 'sources', 'regster'), 2, 'did you mean register?');
  });

  it('has run every command of sources here, but the check of a folder', () => {
    const group = commands.flatMap((entry) => ('commands' in entry && entry.name === 'sources' ? entry.commands : []));
    expect(group.map(({ name }) => name).filter((name) => !run.has(name))).toEqual(['sources check']);
  });
});
