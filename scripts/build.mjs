// npm run build: the database client from its schema, then every workspace. Does nothing when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules/.cache/plimsoll/build.json');
const client = 'apps/api/src/generated/prisma/client.ts';

/** What is made of data and not of TypeScript: what it is made of, and what it is there by. */
const made = {
  sources: ['libs/catalog-aks-networking/package.json', 'scripts/catalog-package.mjs'],
  folder: 'libs/catalog/aks-networking',
  output: 'libs/catalog-aks-networking/dist/index.js',
};

/** Brings the build up to the sources. Throws Error when a step fails; its output has been shown by then. */
export function build() {
  const workspaces = readJson('package.json').workspaces.filter((folder) =>
    existsSync(join(root, folder, 'tsconfig.json')),
  );
  const outputs = [...workspaces.flatMap(outputsOf), made.output];
  const stamp = readStamp();

  const schema = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);
  if (stamp.schema !== schema || !isThere(client)) {
    console.log('Generating the database client ...');
    run('prisma/build/index.js', ['generate'], { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' });
    writeStamp({ schema });
  }

  const sources = fingerprint([
    'tsconfig.base.json',
    'package-lock.json',
    ...workspaces.flatMap(sourcesOf),
    ...made.sources,
    ...listFiles(made.folder),
  ]);
  const isComplete = outputs.every(isThere);
  if (stamp.sources === sources && isComplete) return;
  console.log('Building ...');
  // The compiler looks at its notes and not at its output: without them it writes again what was removed.
  if (!isComplete) for (const folder of workspaces) rmSync(join(root, folder, 'tsconfig.tsbuildinfo'), { force: true });
  run('nx/dist/bin/nx.js', ['run-many', '-t', 'build'], { NX_DAEMON: 'false', NX_NO_CLOUD: 'true' });
  writeStamp({ schema, sources });
}

/** The entry points that a workspace has when it is built. */
function outputsOf(folder) {
  return ['index', 'main']
    .filter((name) => isThere(`${folder}/src/${name}.ts`))
    .map((name) => `${folder}/dist/${name}.js`);
}

function sourcesOf(folder) {
  const written = listFiles(`${folder}/src`).filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
  return [`${folder}/package.json`, `${folder}/tsconfig.json`, ...written];
}

function listFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

/** A short name for the state of some files, by path, time and size: cheap enough for every start. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of [...paths].sort((a, b) => (a < b ? -1 : 1))) {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function run(program, args, environment = {}) {
  const script = join(root, 'node_modules', program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  throw new Error(`${program} failed`);
}

function readStamp() {
  return existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
}

function writeStamp(stamp) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
}

const isThere = (path) => existsSync(join(root, path));
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
