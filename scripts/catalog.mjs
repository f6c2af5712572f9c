// npm run catalog:check [-- --write-digests] and npm run catalog:coverage [-- <release>] [--json], over the shipped catalog or the folder in --directory=.
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const DIRECTORY_FLAG = '--directory=';

// A reader such as head may have had enough.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2));

build();
const entry = join(root, 'libs/catalog/dist/index.js');
const { runCatalogCommand } = await import(pathToFileURL(entry).href);
const args = process.argv.slice(2);
const told = args.find((arg) => arg.startsWith(DIRECTORY_FLAG));
const directory = told ? resolve(told.slice(DIRECTORY_FLAG.length)) : join(root, 'libs/catalog/aks-networking');
process.exitCode = runCatalogCommand(
  args.filter((arg) => arg !== told),
  directory,
  (text) => process.stdout.write(`${text}\n`),
);

/** What the build prints goes to standard error, so that --json prints JSON alone. */
function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(2);
}
