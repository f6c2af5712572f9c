// node scripts/openapi.mjs write|check: apps/api/openapi.json is what the built service says of itself. Needs no database.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const file = fileURLToPath(new URL('../apps/api/openapi.json', import.meta.url));

const [command] = process.argv.slice(2);
if (command !== 'write' && command !== 'check') {
  console.error('usage: node scripts/openapi.mjs write|check');
  process.exit(2);
}

const { generateOpenApi } = await import('../apps/api/dist/index.js');
const fresh = await format(JSON.stringify(await generateOpenApi()), { ...(await resolveConfig(file)), parser: 'json' });

if (command === 'write') writeFileSync(file, fresh);
else if (readCommitted() !== fresh) {
  console.error('apps/api/openapi.json is not what the service says of itself: run node scripts/openapi.mjs write');
  process.exit(1);
}

function readCommitted() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
