import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from './database.types.js';
import { takeInstanceLock } from './instance-lock.js';
import { startOf } from './process-identity.js';

let directory: string;
let lines: string[];
const log: Log = {
  info: (_fields, message) => void lines.push(message),
  warn: () => undefined,
  error: () => undefined,
};
const lockFile = () => join(directory, 'instance.json');

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'plimsoll-lock-'));
  lines = [];
});

afterEach(() => rmSync(directory, { recursive: true }));

/** A process that lives until the work is done. */
async function withProcess(work: (pid: number) => void): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  work(child.pid ?? 0);
  child.stdin.end();
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('takeInstanceLock', () => {
  it('says who holds the directory and on which port, to its owner only', () => {
    const lock = takeInstanceLock(directory, log);
    lock.record(5433);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toEqual({
      pid: process.pid,
      start: startOf(process.pid),
      port: 5433,
    });
    lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('refuses a directory that a living process holds', async () => {
    await withProcess((pid) => {
      writeFileSync(lockFile(), JSON.stringify({ pid, start: startOf(pid) }));
      expect(() => takeInstanceLock(directory, log)).toThrow(`another instance (pid ${pid}) runs on ${directory}`);
    });
    expect(lines).toEqual([]);
  });

  it('is not to be had twice by one process', () => {
    takeInstanceLock(directory, log);
    expect(() => takeInstanceLock(directory, log)).toThrow(
      `another instance (pid ${process.pid}) runs on ${directory}`,
    );
  });

  it.each([
    ['of a process that is gone', (pid: number) => JSON.stringify({ pid, start: 'then' })],
    ['that was cut off while it was written', () => '{"pid":'],
    ['that is empty', () => ''],
  ])('takes over a lock %s, in one line', async (_kind, text) => {
    const gone = await withProcess(() => undefined);
    writeFileSync(lockFile(), text(gone));
    takeInstanceLock(directory, log);
    expect(lines).toEqual([`the lock of a process that is gone was taken over in ${directory}`]);
    expect(readdirSync(directory)).toEqual(['instance.json']);
  });

  it('takes over when the pid belongs to another process by now', async () => {
    await withProcess((pid) => {
      writeFileSync(lockFile(), JSON.stringify({ pid, start: 'another life' }));
      takeInstanceLock(directory, log);
    });
    expect(lines).toHaveLength(1);
  });
});
