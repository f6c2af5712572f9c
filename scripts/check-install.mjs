import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends the process with one clear line when Node is older than package.json asks for. */
export function requireNode(root, version = process.versions.node) {
  const wanted = readJson(join(root, 'package.json')).engines.node.replace('>=', '');
  if (compareVersions(version, wanted) >= 0) return;
  console.error(`Plimsoll needs Node ${wanted} or newer; this is Node ${version} (${process.execPath}).`);
  process.exit(1);
}

/**
 * Installs the dependencies when they are missing or are not those of package-lock.json. `npm ci` first; it refuses a lock file
 * that lacks a package for another platform, as registries without those packages make them, where `npm install` does not.
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.log('Installing the dependencies (npm ci) ...');
  const ci = npm(root, ['ci'], 'pipe');
  if (ci.status === 0) return;
  console.log('npm ci would not, installing with npm install ...');
  const install = npm(root, ['install', '--no-save'], 'inherit');
  if (install.status === 0) return;
  console.error(`npm ci: ${ci.stderr ?? ''}${ci.error?.message ?? ''}`);
  console.error('The dependencies could not be installed; the words of npm are above.');
  process.exit(1);
}

function npm(root, words, stdio) {
  return spawnSync('npm', [...words, '--no-fund', '--no-audit'], {
    cwd: root,
    stdio,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // The build needs the development dependencies, also where NODE_ENV says production.
    env: { ...process.env, npm_config_include: 'dev' },
  });
}

/** Tells whether what npm installed is what package-lock.json lists; npm keeps its own list in node_modules. */
export function isInstalled(root) {
  const installedList = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = readJson(installedList).packages;
  return Object.entries(readJson(join(root, 'package-lock.json')).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || (wanted.peer && wanted.dev));
    return found.version === wanted.version && found.link === wanted.link;
  });
}

function compareVersions(a, b) {
  const [left, right] = [a, b].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  return left.reduce((order, part, index) => order || part - (right[index] ?? 0), 0);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
