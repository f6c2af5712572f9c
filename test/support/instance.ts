import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.mjs';

const script = fileURLToPath(new URL('./instance.mjs', import.meta.url));

export interface InstanceOptions {
  readonly databaseUrl?: string;
  /** Who runs it; this user when absent. Only root can choose. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** A process of its own that runs on a data directory. */
export interface Instance {
  readonly pid: number;
  readonly lines: readonly string[];
  readonly errors: () => string;
  /** Resolves with the port when the database is open, and with undefined when the process ended instead. */
  readonly port: Promise<number | undefined>;
  readonly exitCode: Promise<number | null>;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

let isBuilt = false;

// Once a test file, so that an edit in the middle of a run does not change what is tested.
function buildOnce(): void {
  if (!isBuilt) build();
  isBuilt = true;
}

/** Runs the built service up to its database in a process of its own, for what cannot be tried from inside. */
export function startInstance(dataDirectory: string, { databaseUrl, user }: InstanceOptions = {}): Instance {
  buildOnce();
  const words = [script, dataDirectory, ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const child = spawn(process.execPath, words, { ...user, stdio: 'pipe' });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  child.stdin.on('error', () => undefined);
  const exitCode = once(child, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('ready ')) resolve(Number(line.slice('ready '.length)));
    });
  });
  return {
    pid: child.pid ?? 0,
    lines,
    errors: () => errors,
    port: Promise.race([ready, exitCode.then(() => undefined)]),
    exitCode,
    stop: () => {
      child.stdin.end();
      return exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exitCode;
    },
  };
}
