import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from '../../apps/cli/src/environment.js';
import { run } from '../../apps/cli/src/run.js';
import { outputOf } from '../../apps/cli/src/terminal/output.js';
import { build } from '../../scripts/build.mjs';

export const CLI = fileURLToPath(new URL('../../apps/cli/dist/main.js', import.meta.url));

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliPlace {
  readonly cwd?: string;
  readonly stdin?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
}

let isBuilt = false;

/** Brings the command line up to its sources, once a test file. */
export function buildCli(): void {
  if (!isBuilt) build();
  isBuilt = true;
}

/** The environment of a child: ours, without what would change how it answers. */
export function plainEnvironment(set: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const ignored = /^(NO_COLOR|FORCE_COLOR|COLUMNS|PLIMSOLL_.*|DATABASE_URL|NODE_OPTIONS|VITEST.*)$/;
  const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !ignored.test(name));
  return { ...Object.fromEntries(kept as [string, string][]), ...set };
}

/** Runs the built `plimsoll` as a process of its own. */
export async function runCli(args: readonly string[], place: CliPlace = {}): Promise<CliRun> {
  buildCli();
  return runProcess(process.execPath, [CLI, ...args], place);
}

/** Keeps what is written to it. */
class Kept extends EventEmitter {
  text = '';
  write(text: string, done: () => void): boolean {
    this.text += text;
    done();
    return true;
  }
}

/** Runs `plimsoll` without a process of its own, which is all that is left out: it is far quicker. The tests of the process itself use `runCli`. */
export async function runInside(args: readonly string[], place: CliPlace = {}): Promise<CliRun> {
  // The catalog that comes with it is read from what is built.
  buildCli();
  const environment = readEnvironment(place.environment ?? {});
  const [stdout, stderr] = [new Kept(), new Kept()];
  const output = (stream: Kept) => outputOf(stream as unknown as Parameters<typeof outputOf>[0], environment);
  const home = process.cwd();
  process.chdir(place.cwd ?? home);
  try {
    const code = await run(args, {
      environment,
      stdout: output(stdout),
      stderr: output(stderr),
      readStdin: async () => Buffer.from(place.stdin ?? ''),
      today: () => new Date().toISOString().slice(0, 10),
    });
    return { code, stdout: stdout.text, stderr: stderr.text };
  } finally {
    process.chdir(home);
  }
}

/** Runs a program to its end, with what it wrote. */
export async function runProcess(program: string, args: readonly string[], place: CliPlace = {}): Promise<CliRun> {
  const child = spawn(program, args, {
    env: plainEnvironment(place.environment),
    ...(place.cwd === undefined ? {} : { cwd: place.cwd }),
  });
  // A child that reads nothing may be gone before it is written to.
  child.stdin.on('error', () => undefined);
  child.stdin.end(place.stdin ?? '');
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
