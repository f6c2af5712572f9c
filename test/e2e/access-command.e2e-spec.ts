import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/clone-database.js';
import { temporaryDirectory } from '../support/data-directory.js';
import { plainEnvironment, runProcess } from '../support/run-cli.js';
import { startService } from '../support/service-process.js';
import { Writer } from '../support/writer.js';

const script = fileURLToPath(new URL('../../scripts/token.mjs', import.meta.url));

const makeToken = (environment: Readonly<Record<string, string>>, ...words: string[]) =>
  runProcess(process.execPath, [script, ...words], { environment: plainEnvironment(environment) });

const callerAt = async (url: string, token: string) => (await new Writer(() => url, token).ask('/v1/caller')).body;

describe('npm run token', () => {
  it('makes tokens on the embedded database, before its service runs and while it does; the first start then shows none', async () => {
    const place = { PLIMSOLL_DATA_DIR: temporaryDirectory() };
    const before = await makeToken(place, '--name', 'nightly', '--role', 'editor', '--expires-in-days', '90', '--json');
    expect([before.code, before.stdout.trim().split('\n').length]).toEqual([0, 1]);
    const made = JSON.parse(before.stdout);
    expect(made).toMatchObject({ name: 'nightly', roles: ['editor'], createdBy: 'operator', revokedAt: null });
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBeGreaterThan(89 * 86_400_000);

    const service = await startService('', place);
    expect(service.firstToken).toBeUndefined();
    expect(await callerAt(service.url, made.token)).toMatchObject({ id: `token:${made.id}`, roles: ['editor'] });
    const meanwhile = await makeToken(place, '--name', 'operator', '--role', 'admin', '--role', 'publisher');
    expect(meanwhile.code).toBe(0);
    expect(meanwhile.stdout).toMatch(/^plm_\S+\n$/);
    expect(meanwhile.stderr).toContain('operator: admin, publisher, until it is revoked.');
    expect(await callerAt(service.url, meanwhile.stdout.trim())).toMatchObject({ roles: ['admin', 'publisher'] });
    await service.stop();
  });

  it('makes tokens on the database of DATABASE_URL, where the first start shows one, once', async () => {
    const clone = await cloneDatabase('loaded');
    const first = await startService(clone.url);
    const token = String(first.firstToken);
    expect(await callerAt(first.url, token)).toMatchObject({ name: 'first start', roles: ['admin'] });
    await first.stop();
    const second = await startService(clone.url);
    expect(second.firstToken).toBeUndefined();
    const made = await makeToken({ DATABASE_URL: clone.url }, '--name', 'x', '--role', 'reader');
    expect(await callerAt(second.url, made.stdout.trim())).toMatchObject({ roles: ['reader'] });
    expect(await callerAt(second.url, token)).toMatchObject({ roles: ['admin'] });
    await second.stop();
    await clone.drop();
  });

  it.each([
    ['nothing', [], 2],
    ['no role', ['--name', 'x'], 2],
    ['an option that there is not', ['--name', 'x', '--role', 'reader', '--forever'], 2],
    ['a role that there is not', ['--name', 'x', '--role', 'root'], 1],
    ['a number that is none', ['--name', 'x', '--role', 'reader', '--expires-in-days', 'soon'], 1],
  ] as const)('says what is wrong with %s, and makes none', async (_what, words, code) => {
    const run = await makeToken({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere' }, ...words);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });
});
