// npm run audit:verify -- [--head SEQUENCE:HASH]: looks whether the audit chain holds. Exit code 0: it does; 1: it does not; 2: it could not be looked at.
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';

const USAGE = `usage: npm run audit:verify [-- --head SEQUENCE:HASH]

Finds events that were edited, deleted or put in another order, and an end that was cut off after a release told where it was. --head also
checks a head that somebody kept: GET /v1/audit/head gives it. The database is the one that the service uses: DATABASE_URL, or the
embedded one of PLIMSOLL_DATA_DIR.`;

const meanings = {
  edited: 'was edited',
  missing: 'follows on events that are missing',
  'out-of-order': 'does not follow the one before it',
  'not-as-published': 'is not what was told of it with a release',
  'not-as-kept': 'is not what was kept of it',
};

function fail(message) {
  console.error(message);
  process.exit(2);
}

function asked() {
  try {
    return parseArgs({ options: { head: { type: 'string' }, help: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`);
  }
}

function headOf(text) {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? fail(USAGE);
  return { sequence: Number(sequence), hash };
}

const { head, help } = asked();
if (help) {
  console.log(USAGE);
  process.exit(0);
}
const kept = head === undefined ? undefined : headOf(head);

prepare();
const { BootError, ConfigError, readConfig, verifyAudit } = await import('../apps/api/dist/index.js');
const silent = { info: () => {}, warn: () => {}, error: () => {} };
try {
  const verdict = await verifyAudit(readConfig(), kept, silent);
  const [first] = verdict.faults;
  if (first === undefined) console.log(`the audit holds; its head is ${verdict.head.sequence}:${verdict.head.hash}`);
  else {
    console.error(
      `the audit does not hold: event ${first.sequence} ${meanings[first.fault] ?? first.fault} (${first.fault})`,
    );
    console.error(`faults in all: ${verdict.faults.length}`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof BootError || error instanceof ConfigError)) throw error;
  fail(error.message);
}
