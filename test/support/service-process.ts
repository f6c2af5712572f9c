import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.mjs';
import { plainEnvironment } from './run-cli.js';

const main = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));

/** The service as it is run: a process of its own, which can be killed. */
export interface ServiceProcess {
  readonly pid: number;
  readonly url: string;
  /** What the first start of a database shows once. */
  readonly firstToken: string | undefined;
  /** What it said of errors so far. */
  readonly errors: () => string;
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
}

let isBuilt = false;

/** Runs the built service on a database and waits until it listens. Throws Error with its words when it ends instead. */
export async function startService(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  // Once a test file, so that an edit in the middle of a run does not change what is tested.
  if (!isBuilt) build();
  isBuilt = true;
  const env = plainEnvironment({ PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', ...environment });
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const ended = once(child, 'exit').then(() => undefined);
  const listening = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      // The last thing that is told: what came before is there by now.
      if (line === 'First questions:') resolve(lines.join('\n'));
    });
  });
  const told = await Promise.race([listening, ended]);
  if (told === undefined) throw new Error(`the service ended: ${errors || lines.join('\n')}`);
  const end = (signal: 'SIGTERM' | 'SIGKILL') => () => {
    child.kill(signal);
    return ended;
  };
  return {
    pid: child.pid ?? 0,
    url: /listens at (\S+)/.exec(told)?.[1] ?? '',
    firstToken: /plm_\S+/.exec(told)?.[0],
    errors: () => errors,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
  };
}
