import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Run } from '../arguments/command.types.js';
import { childVariables } from '../environment.js';
import { ToolError } from '../failure.js';

/** Runs the service as a process of its own, until it ends or the user ends this one. */
export const runServe: Run = async (given) => {
  const env = childVariables({
    PORT: given.whole('port')?.toString(),
    HOST: given.text('host'),
    PLIMSOLL_DATA_DIR: given.text('data-dir'),
  });
  const child = spawn(process.execPath, [entryOfService()], { stdio: 'inherit', env });
  // The service drains before it ends: this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? 0 : 2;
};

function entryOfService(): string {
  try {
    const main = fileURLToPath(new URL('../dist/main.js', import.meta.resolve('@plimsoll/api')));
    if (existsSync(main)) return main;
  } catch {
    // Not installed at all: told below, in the same words as a service that is not built.
  }
  throw new ToolError('the service is not installed beside this tool: run it from its repository, or run its image');
}
