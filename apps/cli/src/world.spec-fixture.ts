import { readEnvironment } from './environment.js';
import type { Output } from './terminal/output.js';
import type { World } from './world.js';

/** A world without a terminal: stdin holds `stdin`, and what is written is kept. */
export function paperWorld(stdin: string | Buffer = ''): World & { readonly written: { out: string; err: string } } {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err'): Output => ({
    isTerminal: false,
    paper: () => ({ columns: undefined, hasColor: false }),
    write: async (text) => {
      written[name] += text;
    },
  });
  return {
    written,
    environment: readEnvironment({}),
    stdout: output('out'),
    stderr: output('err'),
    readStdin: async () => Buffer.from(stdin),
    today: () => '2026-11-22',
  };
}
