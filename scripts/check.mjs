// npm run check: everything a machine can enforce. Runs all of it, then says what failed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
const node = (script, ...args) => [process.execPath, `scripts/${script}`, ...args];

/** Each check with its command; a fast one first. */
const checks = {
  build: node('build.mjs'),
  types: [bin('tsc'), '-p', 'tsconfig.specs.json'],
  'types of the examples': [bin('tsc'), '-p', 'examples/tsconfig.json'],
  lint: [bin('oxlint'), '--deny-warnings'],
  arrows: [bin('depcruise'), '--config', '.dependency-cruiser.mjs', 'libs', 'apps', 'test'],
  'no facts in code': node('facts-in-code.mjs'),
  'unused code': [bin('knip')],
  formatting: [bin('prettier'), '--check', '--log-level', 'warn', '.'],
  catalog: node('catalog.mjs', 'check'),
  'validation page is fresh': node('validation-page.mjs', 'check'),
  'roles page is fresh': node('roles-page.mjs', 'check'),
  'openapi is fresh': node('openapi.mjs', 'check'),
  'graphql schema is fresh': node('graphql.mjs', 'check'),
  'sdk is fresh': node('sdk.mjs', 'check'),
  'packages are sound': node('packages.mjs', 'check'),
  'openapi is sound': [bin('redocly'), 'lint', 'apps/api/openapi.json'],
  'migrations match the schema': node('migrations.mjs', 'drift'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`no such check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

const failed = [];
for (const [name, [command, ...args]] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const startedAt = process.hrtime.bigint();
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  const seconds = (Number(process.hrtime.bigint() - startedAt) / 1e9).toFixed(1);
  const passed = result.status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!passed) {
    failed.push(name);
    console.log(`${result.error?.message ?? ''}${result.stdout ?? ''}${result.stderr ?? ''}`);
  }
}
if (failed.length > 0) {
  console.log(`failed: ${failed.join(', ')}`);
  process.exit(1);
}
