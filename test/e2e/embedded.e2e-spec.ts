import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { connect as connectTo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, describe, expect, it, onTestFinished } from 'vitest';
import { startEmbeddedPostgres } from '../../apps/api/src/database/embedded-postgres.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { isAlive } from '../../apps/api/src/database/process-identity.js';
import { temporaryDirectory } from '../support/data-directory.js';
import { eventually } from '../support/eventually.js';
import { startInstance, type Instance, type InstanceOptions } from '../support/instance.js';
import { keepingLog, silentLog } from '../support/silent-log.js';
import { runSql } from '../support/sql.js';

const isRoot = process.getuid?.() === 0;
/** Accounts that every Linux has. */
const daemon = { uid: 1, gid: 1 };
const nobody = { uid: 65_534, gid: 65_534 };
/** A project below /root cannot be run by anybody else: that is not what these tests are about. */
const canLendProject = isRoot && canRun(daemon);

function canRun(user: { readonly uid: number; readonly gid: number }): boolean {
  const path = fileURLToPath(new URL('../support/instance.mjs', import.meta.url));
  const look = ['-e', `require('node:fs').accessSync(${JSON.stringify(path)})`];
  return spawnSync(process.execPath, look, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function instance(directory: string, options: InstanceOptions = {}): Instance {
  const started = startInstance(directory, options);
  onTestFinished(() => started.kill());
  return started;
}

const serverPid = (cluster: string) => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
const identityOf = (url: string) => runSql(url, 'SELECT system_identifier FROM pg_control_system()');

describe('the embedded PostgreSQL', () => {
  it('is made on the first start and found again on the second', async () => {
    const directory = temporaryDirectory();
    const log = keepingLog();
    const first = await startEmbeddedPostgres(directory, log);
    await runSql(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const identity = await identityOf(first.url);
    await first.stop();
    const second = await startEmbeddedPostgres(directory, log);
    expect(await runSql(second.url, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
    expect(await identityOf(second.url)).toEqual(identity);
    await second.stop();
    // Below a private directory the programs are copied too, once, to where PostgreSQL's account can run them.
    const told = log.lines.filter((line) => !line.startsWith('the programs of PostgreSQL were copied'));
    expect(told).toEqual([`a new embedded PostgreSQL was made in ${join(directory, 'postgres')}`]);
  });

  it('begins anew when its first start was cut short', async () => {
    const directory = temporaryDirectory();
    const first = await startEmbeddedPostgres(directory, silentLog);
    await first.stop();
    rmSync(join(directory, 'postgres', 'PG_VERSION'));
    renameSync(join(directory, 'postgres'), join(directory, 'postgres.new'));
    const second = await startEmbeddedPostgres(directory, silentLog);
    expect(await runSql(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('is PostgreSQL 18, asks for a password and keeps it in a file of its owner', async () => {
    const directory = temporaryDirectory();
    const log = keepingLog();
    const server = await startEmbeddedPostgres(directory, log);
    const [row] = await runSql<{ version: string }>(server.url, `SELECT current_setting('server_version') AS version`);
    const [method] = await runSql(server.url, `SELECT DISTINCT auth_method FROM pg_hba_file_rules`);
    const wrong = Object.assign(new URL(server.url), { password: 'guessed' }).href;
    await expect(runSql(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    const password = readFileSync(join(directory, 'password'), 'utf8');
    await server.stop();
    expect(row?.version).toMatch(/^18\./);
    expect(method).toEqual({ auth_method: 'scram-sha-256' });
    expect(new URL(server.url).password).toBe(password);
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
    const written = [...log.lines, readFileSync(join(directory, 'postgres.log'), 'utf8')].join('\n');
    expect(written).not.toContain(password);
  });

  it('listens on the loopback address only', async () => {
    const server = await startEmbeddedPostgres(temporaryDirectory(), silentLog);
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find((each) => !each.internal && each.family === 'IPv4');
    const [row] = await runSql<{ addresses: string }>(
      server.url,
      `SELECT current_setting('listen_addresses') || current_setting('unix_socket_directories') AS addresses`,
    );
    if (outside) await expect(tryPort(outside.address, server.port)).resolves.toBe('refused');
    await expect(tryPort('127.0.0.1', server.port)).resolves.toBe('open');
    await server.stop();
    expect(row?.addresses).toBe('127.0.0.1');
  });

  it('says which file is missing when the password is gone', async () => {
    const directory = temporaryDirectory();
    await (await startEmbeddedPostgres(directory, silentLog)).stop();
    rmSync(join(directory, 'password'));
    await expect(startEmbeddedPostgres(directory, silentLog)).rejects.toThrow(
      `${join(directory, 'password')} is missing`,
    );
    expect(existsSync(join(directory, 'instance.json'))).toBe(false);
  });
});

function tryPort(host: string, port: number): Promise<'open' | 'refused'> {
  return new Promise((resolve) => {
    const socket = connectTo({ host, port });
    socket.once('connect', () => resolve('open')).once('error', () => resolve('refused'));
    onTestFinished(() => void socket.destroy());
  });
}

describe('an instance', () => {
  it('is refused on a directory that another one has, which is named and goes on', async () => {
    const directory = temporaryDirectory();
    const first = instance(directory);
    const port = await first.port;
    const second = instance(directory);
    expect(await second.exitCode).toBe(1);
    expect(second.errors().trim()).toBe(
      `another instance (pid ${first.pid}) runs on ${directory}: stop it, or set PLIMSOLL_DATA_DIR to another directory`,
    );
    expect(await tryPort('127.0.0.1', port ?? 0)).toBe('open');
    expect(await first.stop()).toBe(0);
    const left = readdirSync(directory).filter((name) => !/^postgres-\d/.test(name));
    expect(left.sort()).toEqual(['password', 'postgres', 'postgres.log']);
  });

  it('that is killed leaves no server behind, and the next one takes over', async () => {
    const directory = temporaryDirectory();
    const killed = instance(directory);
    await killed.port;
    const server = serverPid(join(directory, 'postgres'));
    await killed.kill();
    const next = instance(directory);
    expect(await next.port).toBeTypeOf('number');
    expect(next.lines.filter((line) => line.includes('taken over'))).toEqual([
      `log the lock of a process that is gone was taken over in ${directory}`,
    ]);
    expect(isAlive(server)).toBe(false);
    expect(await next.stop()).toBe(0);
  });

  it('that is killed and followed by nobody still leaves no server behind', async () => {
    const directory = temporaryDirectory();
    const killed = instance(directory);
    await killed.port;
    const server = serverPid(join(directory, 'postgres'));
    await killed.kill();
    await eventually(() => !isAlive(server));
    expect(existsSync(join(directory, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it.runIf(process.platform === 'linux')('stops a server whose supervisor was killed too', async () => {
    const directory = temporaryDirectory();
    const killed = instance(directory);
    await killed.port;
    const server = serverPid(join(directory, 'postgres'));
    const [supervisor = 0] = childrenOf(killed.pid);
    const watchers = childrenOf(supervisor).filter((pid) => pid !== server);
    for (const pid of [...watchers, supervisor]) process.kill(pid, 'SIGKILL');
    await killed.kill();
    expect(isAlive(server)).toBe(true);
    const next = instance(directory);
    expect(await next.port).toBeTypeOf('number');
    expect(isAlive(server)).toBe(false);
    expect(await next.stop()).toBe(0);
  });

  it('that met a killed server recovers its data', async () => {
    const directory = temporaryDirectory();
    const killed = instance(directory);
    await killed.port;
    process.kill(serverPid(join(directory, 'postgres')), 'SIGKILL');
    await killed.kill();
    const next = instance(directory);
    expect(await next.port).toBeTypeOf('number');
    expect(next.lines.join('\n')).not.toContain('migration');
    expect(await next.stop()).toBe(0);
  });

  it.runIf(canLendProject)('runs as an ordinary user too', async () => {
    const directory = temporaryDirectory({ mode: 0o700, owner: daemon.uid });
    const ordinary = instance(directory, { user: daemon });
    expect(await ordinary.port, ordinary.errors()).toBeTypeOf('number');
    expect(statSync(join(directory, 'postgres')).uid).toBe(daemon.uid);
    expect(await ordinary.stop()).toBe(0);
  });

  it.runIf(canLendProject)('says whose data they are when it may not have them', async () => {
    const directory = temporaryDirectory({ mode: 0o777 });
    await instance(directory).port.then(() => undefined);
    const owned = statSync(join(directory, 'postgres')).uid;
    expect(owned).toBe(nobody.uid);
    rmSync(join(directory, 'instance.json'), { force: true });
    const other = instance(directory, { user: daemon });
    expect(await other.exitCode).toBe(1);
    expect(other.errors()).toContain(`the data in ${join(directory, 'postgres')} belong to user ${owned}`);
  });

  it.runIf(isRoot)(
    'of root puts the data elsewhere when the lent account cannot enter the directory, and finds them again',
    async () => {
      const directory = temporaryDirectory({ mode: 0o700 });
      const hash = createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16);
      const home = `/var/lib/plimsoll/${hash}`;
      onTestFinished(() => rmSync(home, { recursive: true, force: true }));
      const first = instance(directory);
      expect(await first.port, first.errors()).toBeTypeOf('number');
      expect(first.lines[0]).toBe(
        `log PostgreSQL runs as nobody, who cannot enter ${directory}: its data are in ${home}`,
      );
      expect(statSync(join(home, 'postgres')).uid).toBe(nobody.uid);
      await first.stop();
      const second = instance(directory);
      expect(await second.port).toBeTypeOf('number');
      expect(second.lines).toEqual([expect.stringMatching(/^ready /)]);
      await second.stop();
    },
  );
});

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

describe('a wrong DATABASE_URL', () => {
  const server = new URL(inject('testServer').url);
  const secret = 'pa55-that-must-not-show';
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(server);
    change(url);
    return url.href;
  };

  it.each([
    ['that is no URL', `postgres//plimsoll:${secret}@host/db`, 'is not of the form postgresql://'],
    ['of another kind', `mysql://plimsoll:${secret}@host/db`, 'is not of the form postgresql://'],
    ['without a database', `postgresql://plimsoll:${secret}@host`, 'is not of the form postgresql://'],
    [
      'that nothing listens on',
      wrong((url) => Object.assign(url, { port: '1', password: secret })),
      'the connection was refused',
    ],
    ['with a wrong password', wrong((url) => Object.assign(url, { password: secret })), 'wrong user or password'],
    [
      'with a database that is not there',
      wrong((url) => Object.assign(url, { pathname: '/nowhere' })),
      'there is no such database',
    ],
    ['with an unknown host', `postgresql://u:${secret}@no-such-host.invalid/db`, /not known|could not be looked up/],
  ])('%s stops the boot with one line and no password', async (_kind, databaseUrl, words) => {
    const failure = await openDatabase({ databaseUrl, dataDirectory: '' }, silentLog).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'BootError' });
    const { message } = failure as Error;
    expect(message).toMatch(words);
    expect(message).not.toContain('\n');
    expect(message).not.toContain(secret);
    expect(message).not.toContain(server.password);
  });

  it('ends the process with 1', async () => {
    const failed = instance(temporaryDirectory(), {
      databaseUrl: wrong((url) => Object.assign(url, { password: secret })),
    });
    expect(await failed.exitCode).toBe(1);
    expect(failed.errors().trim().split('\n')).toHaveLength(1);
  });
});
