import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CallError } from '../online/errors.js';
import { openRelease } from '../open-release.js';
import { boats, digestOfBoats } from './boats.spec-fixture.js';
import { NoReleaseError } from './failures.js';
import { Plimsoll } from './plimsoll.js';
import { json } from './service.spec-fixture.js';
import { bundledUpTo, crewOf, open, startService, temporaryFolder } from './world.spec-fixture.js';

const HOUR_MS = 3_600_000;

function fileOf(sequence: number): string {
  const file = join(temporaryFolder(), 'snapshot.json');
  writeFileSync(file, JSON.stringify(boats(sequence)));
  return file;
}

/** A folder into which a release was fetched, as a process before this one left it. */
async function folderWith(...sequences: number[]): Promise<string> {
  const service = await startService();
  const cacheDir = temporaryFolder();
  for (const sequence of sequences) {
    service.current = sequence;
    const { local } = await open({ cacheDir, server: service.url, follow: false });
    await local.close();
  }
  await service.stop();
  return cacheDir;
}

const releaseFiles = (cacheDir: string) =>
  readdirSync(join(cacheDir, 'boats'))
    .filter((name) => name !== 'current.json')
    .map((name) => join(cacheDir, 'boats', name));

async function failureOf(options: Parameters<typeof open>[0]): Promise<NoReleaseError> {
  const error = await open(options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof NoReleaseError) return error;
  throw error ?? new Error('there was a release');
}

describe('a start without a service', () => {
  it('answers from the bundled package, in the bytes of an opened release', async () => {
    const { local } = await open({ bundled: bundledUpTo(2) });
    expect([local.origin, local.release.sequence, local.server.state]).toEqual(['bundled', 2, 'none']);
    expect(local.retrievedAt).toBe(boats(2).release.publishedAt);
    const question = { options: ['ketch'], dimensions: ['max-crew'] };
    const opened = openRelease(boats(2), () => '2026-11-22');
    expect(JSON.stringify(local.compare(question))).toBe(JSON.stringify(opened.compare(question)));
    expect(await local.refresh()).toBe(false);
  });

  it('prefers a file to the bundled package, and what was fetched to both', async () => {
    const byFile = await open({ file: fileOf(1), bundled: bundledUpTo(2) });
    expect([byFile.local.origin, crewOf(byFile.local)]).toEqual(['file', 10]);
    const cacheDir = await folderWith(3);
    const byCache = await open({ cacheDir, file: fileOf(1), bundled: bundledUpTo(2) });
    expect([byCache.local.origin, crewOf(byCache.local)]).toEqual(['network', 30]);
  });

  it('keeps to the release that the service had gone back to, and takes what was published after that', async () => {
    const cacheDir = await folderWith(3, 2);
    const rolledBack = await open({ cacheDir, bundled: bundledUpTo(3) });
    expect([rolledBack.local.origin, rolledBack.local.release.sequence]).toEqual(['network', 2]);
    const later = bundledUpTo(4);
    const releases = later.releases.map((header) => ({ ...header, publishedAt: '2999-01-01T00:00:00.000Z' }));
    const updated = await open({ cacheDir, bundled: { ...later, releases } });
    expect([updated.local.origin, updated.local.release.sequence]).toEqual(['bundled', 4]);
  });

  it('tells how old it is by the clock that it was given', async () => {
    const service = await startService();
    const cacheDir = temporaryFolder();
    let now = Date.UTC(2026, 10, 22);
    const first = await open({ cacheDir, server: service.url, follow: false, now: () => now });
    expect(first.local.age).toBe(0);
    now += HOUR_MS;
    expect(first.local.age).toBe(HOUR_MS);
    const second = await open({ cacheDir, now: () => now + HOUR_MS });
    expect([second.local.age, second.local.origin]).toEqual([2 * HOUR_MS, 'network']);
    expect(second.local.retrievedAt).toBe('2026-11-22T00:00:00.000Z');
  });

  it('says what was tried when there is nothing at all', async () => {
    const file = join(temporaryFolder(), 'nowhere.json');
    const error = await failureOf({ file, server: 'http://127.0.0.1:9', follow: false, bundled: bundledUpTo(0) });
    expect(error.code).toBe('no-release');
    expect(error.tried.map(({ code }) => code)).toEqual([
      'release-not-found',
      'unusable-file',
      'release-not-found',
      'connection-failed',
    ]);
    expect(error.message).toContain('nowhere.json');
    expect(error.message).toContain('127.0.0.1:9');
  });

  it.each([{ catalog: '../boats' }, { release: 'previous' }, { server: 'no address' }, { pollMs: 0 }])(
    'refuses options that cannot be: %o',
    async (options) => {
      await expect(Plimsoll.local({ cacheDir: temporaryFolder(), ...options })).rejects.toThrow(CallError);
    },
  );
});

describe('a start with a service', () => {
  it('fetches the current release and keeps it for a start without one', async () => {
    const service = await startService();
    service.current = 2;
    const cacheDir = temporaryFolder();
    const { local } = await open({ cacheDir, server: service.url });
    expect([local.origin, local.release.digest, local.server.state]).toEqual(['network', digestOfBoats(2), 'live']);
    await local.close();
    await service.stop();
    const again = await open({ cacheDir, server: service.url, follow: false });
    expect([again.local.origin, crewOf(again.local)]).toEqual(['network', 20]);
    expect(again.local.server).toMatchObject({ state: 'unreachable', code: 'connection-failed' });
    expect(again.troubles).toMatchObject([{ code: 'connection-failed', place: service.url }]);
  });

  it('does not fetch what it has', async () => {
    const service = await startService();
    const { local } = await open({ server: service.url, bundled: bundledUpTo(1), follow: false });
    expect([local.origin, local.server.state, service.count('/snapshot')]).toEqual(['bundled', 'live', 0]);
  });

  it.each([2, '2', '2026.11.2', digestOfBoats(2)])(
    'fetches the pinned release %s once and never asks again',
    async (release) => {
      const service = await startService();
      const cacheDir = temporaryFolder();
      const { local } = await open({ cacheDir, server: service.url, release, pollMs: 1 });
      expect([local.release.sequence, local.origin, service.count('/snapshot')]).toEqual([2, 'network', 1]);
      service.asked.length = 0;
      expect(await local.refresh()).toBe(false);
      const again = await open({ cacheDir, server: service.url, release, pollMs: 1 });
      expect([crewOf(again.local), again.local.server.state, service.asked]).toEqual([20, 'none', []]);
    },
  );

  it('refuses a pin whose digest the service does not keep to', async () => {
    const service = await startService();
    service.faults.set(`/${digestOfBoats(2)}`, (request, response) => json(request, response, boats(1).release));
    const error = await failureOf({ server: service.url, release: digestOfBoats(2), follow: false });
    expect(error.tried.at(-1)).toMatchObject({ code: 'digest-mismatch', place: service.url });
  });

  it('refuses a file that is not the pinned release', async () => {
    const error = await failureOf({ file: fileOf(1), release: digestOfBoats(2) });
    expect(error.tried.at(-1)?.message).toContain('not');
  });

  it('asks with the caller’s token and fetch', async () => {
    const seen: (string | null)[] = [];
    const service = await startService();
    const own: typeof fetch = (input, init) => {
      seen.push(new Headers(init?.headers).get('authorization'));
      return fetch(input, init);
    };
    await open({ server: { baseUrl: service.url, token: 'secret', fetch: own }, follow: false });
    expect(seen).toEqual(['Bearer secret', 'Bearer secret']);
  });
});

describe('a file of the cache', () => {
  const spoil: Readonly<Record<string, (file: string) => void>> = {
    'is cut': (file) => truncateSync(file, 700),
    'is empty': (file) => truncateSync(file, 0),
    'was altered': (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"number":30', '"number":31')),
    'holds something else': (file) => writeFileSync(file, '{"kind":"shopping-list"}'),
    'holds another release': (file) => {
      const { snapshot, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      writeFileSync(file, JSON.stringify({ ...rest, snapshot: snapshot && boats(4) }));
    },
  };

  it.each(Object.keys(spoil))('that %s is told and passed over', async (way) => {
    const cacheDir = await folderWith(2, 3);
    const [damaged] = releaseFiles(cacheDir).filter((file) => file.includes(digestOfBoats(3)));
    spoil[way]?.(damaged ?? '');
    const { local, troubles } = await open({ cacheDir });
    expect(crewOf(local)).toBe(20);
    expect(troubles.map(({ place }) => place)).toEqual([damaged]);
  });

  it('that is damaged is fetched anew', async () => {
    const cacheDir = await folderWith(3);
    for (const file of releaseFiles(cacheDir)) truncateSync(file, 100);
    const service = await startService();
    service.current = 3;
    const { local } = await open({ cacheDir, server: service.url, follow: false });
    expect(crewOf(local)).toBe(30);
    await service.stop();
    expect(crewOf((await open({ cacheDir })).local)).toBe(30);
  });

  it.each(['', '{"sequence":', '{"sequence":9,"digest":"x","retrievedAt":"2026-11-22T00:00:00.000Z"}', 'null'])(
    'that says which release is current, and says %j, costs nothing but the word of it',
    async (text) => {
      const cacheDir = await folderWith(2, 3);
      writeFileSync(join(cacheDir, 'boats', 'current.json'), text);
      expect(crewOf((await open({ cacheDir })).local)).toBe(30);
    },
  );

  it('that cannot be written costs no answer', async () => {
    const service = await startService();
    const cacheDir = join(temporaryFolder(), 'taken');
    writeFileSync(cacheDir, 'a file where the folder should be');
    const { local, troubles } = await open({ cacheDir, server: service.url, follow: false });
    expect(crewOf(local)).toBe(10);
    expect(troubles.map(({ code }) => code)).toContain('unwritable-cache');
  });

  it('that somebody put there is no matter', async () => {
    const cacheDir = temporaryFolder();
    mkdirSync(join(cacheDir, 'boats', '1_2026.11.1_folder.json'), { recursive: true });
    writeFileSync(join(cacheDir, 'boats', 'notes.txt'), 'hello');
    expect(crewOf((await open({ cacheDir, bundled: bundledUpTo(1) })).local)).toBe(10);
  });
});

describe('the process', () => {
  it('is not kept alive by what follows', async () => {
    const service = await startService();
    for (const follow of ['etag', 'events'] as const) {
      const script = `
        const { Plimsoll } = await import('@plimsoll/sdk/local');
        const local = await Plimsoll.local({ catalog: 'boats', cacheDir: ${JSON.stringify(temporaryFolder())}, server: ${JSON.stringify(service.url)}, follow: '${follow}', pollMs: 50 });
        await new Promise((resolve) => setTimeout(resolve, 300));
        console.log(local.release.sequence);`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: new URL('../..', import.meta.url),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const printed: string[] = [];
      child.stdout.on('data', (chunk) => printed.push(String(chunk)));
      const [code] = (await once(child, 'exit')) as [number | null];
      expect([follow, code, printed.join('').trim()]).toEqual([follow, 0, '1']);
    }
    expect(service.streamsFrom.length).toBeGreaterThan(0);
  });
});
