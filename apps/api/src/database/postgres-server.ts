import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresHome } from './postgres-home.js';

/** A running server. `ended` settles when it is gone, whoever stopped it. */
export interface PostgresServer {
  readonly port: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs beside this process and outlives it by a moment: when the pipe closes, because this process stops the server or because it
 * was killed, the server gets a fast shutdown. In a session of its own, so that Ctrl-C does not reach the server before the API.
 */
const SUPERVISOR = `
trap '' INT TERM HUP
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( while read -r line <&3; do :; done; kill -INT $server 2>/dev/null ) >/dev/null 2>&1 &
watcher=$!
exec 3<&- </dev/null
wait $server
status=$?
kill -KILL $watcher 2>/dev/null
exit $status
`;

/** Starts the server on a free port of 127.0.0.1 and waits until it answers. Throws Error with its last words when it ends instead. */
export async function startServer(
  home: PostgresHome,
  binaries: PostgresBinaries,
  logFile: string,
  port: number,
): Promise<PostgresServer> {
  const output = openSync(logFile, 'w', 0o600);
  const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'sh', binaries.postgres, ...settings(home, port)], {
    ...home.account.switch,
    cwd: '/',
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  child.stdin?.on('error', () => undefined);
  const ended = once(child, 'exit').then(() => undefined);
  await untilReady(child, home, { port, logFile });
  return { port, ended, stop: () => stop(child, ended) };
}

/** A port of 127.0.0.1 that nothing listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

function settings(home: PostgresHome, port: number): readonly string[] {
  const options = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 100 };
  return ['-D', home.cluster, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  await ended;
}

const LOOK_EVERY_MS = 10;

async function untilReady(
  child: ChildProcess,
  home: PostgresHome,
  { port, logFile }: { readonly port: number; readonly logFile: string },
): Promise<void> {
  while (!isReady(home.cluster, port)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      throw new Error(lastWords(logFile));
    await delay(LOOK_EVERY_MS);
  }
}

// The lines of postmaster.pid are fixed: the fourth is the port, the eighth the state.
function isReady(cluster: string, port: number): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return lines[3]?.trim() === String(port) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it ended without a word';
}
