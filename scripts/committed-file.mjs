// A file that is written from the code and committed, so that a change of it is seen: `write` makes it anew, `check` compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** @param {{ path: string, parser: string, script: string, text: () => Promise<string> | string }} file `path` from the root. */
export async function committedFile({ path, parser, script, text }) {
  const [command] = process.argv.slice(2);
  if (command !== 'write' && command !== 'check') {
    console.error(`usage: node scripts/${script} write|check`);
    process.exit(2);
  }
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  const fresh = await format(await text(), { ...(await resolveConfig(file)), parser });
  if (command === 'write') writeFileSync(file, fresh);
  else if (readCommitted(file) !== fresh) {
    console.error(`${path} is not what the code gives: run node scripts/${script} write`);
    process.exit(1);
  }
}

function readCommitted(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
