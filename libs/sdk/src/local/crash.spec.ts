import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { crewOf, eventually, open, startService, temporaryFolder } from './world.spec-fixture.js';

/** A process that follows the service until it is ended, and says so once it answers. */
function follower(cacheDir: string, url: string): ChildProcess {
  const script = `
    const { Plimsoll } = await import('@plimsoll/sdk/local');
    const local = await Plimsoll.local({ catalog: 'boats', cacheDir: ${JSON.stringify(cacheDir)}, server: ${JSON.stringify(url)}, pollMs: 5, onTrouble: ({ code }) => console.log(code) });
    console.log('answers');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function linesOf(child: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  child.stdout?.on('data', (chunk) => lines.push(...String(chunk).trim().split('\n')));
  await eventually(() => lines.includes('answers') || child.exitCode !== null);
  return lines;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('a folder of releases', () => {
  it('holds a whole release after a process was killed while it wrote, each time', async () => {
    const service = await startService();
    service.logs = 400;
    for (let round = 0; round < 12; round += 1) {
      const cacheDir = temporaryFolder();
      service.current = 1;
      const child = follower(cacheDir, service.url);
      const lines = await linesOf(child);
      // Each look finds a release that is new and long, so that the kill meets a writer.
      const moving = setInterval(() => service.makeCurrent(Math.min(9, service.current + 1)), 40);
      await delay(60 + 17 * round);
      await kill(child);
      clearInterval(moving);
      expect(lines).toEqual(['answers']);
      const { local, troubles } = await open({ cacheDir });
      expect(troubles).toEqual([]);
      expect(crewOf(local)).toBe(10 * local.release.sequence);
    }
  });

  it('serves two processes that write it at once', async () => {
    const service = await startService();
    service.logs = 100;
    const cacheDir = temporaryFolder();
    const children = [follower(cacheDir, service.url), follower(cacheDir, service.url)];
    const told = await Promise.all(children.map(linesOf));
    for (let turn = 0; turn < 40; turn += 1) {
      service.makeCurrent((turn % 9) + 1);
      await delay(10);
      const { local, troubles } = await open({ cacheDir });
      expect(troubles).toEqual([]);
      expect(crewOf(local)).toBe(10 * local.release.sequence);
    }
    await Promise.all(children.map(kill));
    expect(told).toEqual([['answers'], ['answers']]);
  });

  it('is freed of what killed writers left long ago, and of nothing that is being written', async () => {
    const service = await startService();
    const cacheDir = temporaryFolder();
    await open({ cacheDir, server: service.url, follow: false });
    const [old, fresh] = ['0', '1'].map((digit) =>
      join(cacheDir, 'boats', `.${'00000000-0000-0000-0000-00000000000'}${digit}.tmp`),
    );
    for (const file of [old ?? '', fresh ?? '']) writeFileSync(file, '{"kind":');
    utimesSync(old ?? '', 1, 1);
    await open({ cacheDir });
    const left = readdirSync(join(cacheDir, 'boats')).filter((name) => name.endsWith('.tmp'));
    expect(left.map((name) => join(cacheDir, 'boats', name))).toEqual([fresh]);
  });
});
