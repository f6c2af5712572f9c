// npm run token -- --name NAME --role ROLE [--role ROLE] [--expires-in-days N] [--json]: makes an API token, whether the service runs or not.
import { parseArgs } from 'node:util';
import { prepare } from './prepare.mjs';

const USAGE = `usage: npm run token -- --name NAME --role reader|editor|publisher|admin [--expires-in-days DAYS] [--json]

The database is the one that the service uses: DATABASE_URL, or the embedded one of PLIMSOLL_DATA_DIR. The token is shown this once.`;

function fail(message, code) {
  console.error(message);
  process.exit(code);
}

function asked() {
  try {
    const { values } = parseArgs({
      options: {
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
        'expires-in-days': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`, 2);
  }
}

const { name, role: roles, 'expires-in-days': days, json, help } = asked();
if (help) {
  console.log(USAGE);
  process.exit(0);
}
if (name === undefined || roles === undefined) fail(USAGE, 2);

// What a build says is not what was asked for: standard output holds the token alone.
const { log } = console;
console.log = console.error;
prepare();
console.log = log;
const { BootError, ConfigError, makeOperatorToken, readConfig } = await import('../apps/api/dist/index.js');
const silent = { info: () => {}, warn: () => {}, error: () => {} };
try {
  const question = { name, roles, ...(days === undefined ? {} : { expiresInDays: Number(days) }) };
  const { token, ...made } = await makeOperatorToken(readConfig(), question, silent);
  if (json) console.log(JSON.stringify({ ...made, token }));
  else {
    const until = made.expiresAt === null ? 'until it is revoked' : `until ${made.expiresAt}`;
    console.error(`${made.name}: ${made.roles.join(', ')}, ${until}. Shown this once:`);
    console.log(token);
  }
} catch (error) {
  if (!(error instanceof BootError || error instanceof ConfigError)) throw error;
  fail(error.message, 1);
}
