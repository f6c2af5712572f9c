// What may be in a package, and what it may ask for.
import { isBuiltin } from 'node:module';
import { homedir } from 'node:os';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOf, entriesOf, importsOf, nameOf, reachedFrom } from './entries.mjs';

/** Entries for Node alone. Every other one is for browsers too. */
const NODE_ENTRIES = new Set(['@plimsoll/sdk/local', '@plimsoll/catalog']);
/** Entries of the SDK that bring the engine with them. Every other one needs no other package, neither its code nor its types. */
const SDK = '@plimsoll/sdk';
const ENGINE_ENTRIES = new Set(['@plimsoll/sdk/offline', '@plimsoll/sdk/local']);

/** Whether an entry, by the name that it is imported by, is one that a page may load. */
export const isForBrowsers = (name) => !NODE_ENTRIES.has(name);

const packageOf = (name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
const isBuiltIn = (name) => isBuiltin(name);

/** What its manifest promises and does not keep, or asks of others and is not there. */
export function manifestProblems({ manifest, files }, packages) {
  const asked = Object.entries(manifest.dependencies ?? {});
  const ours = asked.filter(([name]) => name.startsWith('@plimsoll/'));
  const isThere = ([name, version]) => packages.some((one) => one.name === name && one.version === version);
  const commands = commandsOf({ manifest });
  return [
    ...['license', 'engines', 'files', 'description']
      .filter((field) => !manifest[field])
      .map((field) => `has no ${field}`),
    ...(files.has('README.md') ? [] : ['has no README.md']),
    ...(manifest.exports || commands.length > 0 ? [] : ['has neither exports nor a command']),
    ...ours.filter((one) => !isThere(one)).map((one) => `needs ${one.join(' ')}, which is not published with it`),
    ...asked
      .filter(([, range]) => /^(file|link|workspace|git|https?):/.test(range))
      .map(([name]) => `needs ${name} from a place of its own`),
    ...commands.filter((path) => !files.get(path)?.startsWith('#!')).map((path) => `${path} is a command without #!`),
  ];
}

/** Files that are of no use to whoever installs it, or that tell of the machine that packed it. */
export function strayProblems({ files }) {
  const here = [fileURLToPath(new URL('../../', import.meta.url)), `${homedir()}/`, 'file:///'];
  return [...files].flatMap(([path, text]) => [
    ...(/[.](spec|e2e-spec|spec-fixture|spec-d|test)[.]|tsbuildinfo$|(^|\/)(test|tests|node_modules)\//.test(path)
      ? [`${path} is of the tests`]
      : []),
    ...(/[.](js|ts)$/.test(path) && /spec-fixture|from '(vitest|fast-check)'/.test(text)
      ? [`${path} mentions the tests`]
      : []),
    ...here.filter((place) => text.includes(place)).map((place) => `${path} holds ${place}`),
  ]);
}

/** Source maps that lead nowhere. */
export function sourceMapProblems({ files }) {
  return [...files].flatMap(([path, text]) => {
    const at = (name) => posix.join(posix.dirname(path), name);
    if (path.endsWith('.map')) {
      const { sources, sourceRoot = '', sourcesContent = [] } = JSON.parse(text);
      const missing = sources.filter((name, index) => !files.has(at(sourceRoot + name)) && !sourcesContent[index]);
      return missing.map((name) => `${path} leads to ${name}, which is not packed`);
    }
    const map = /^\/\/# sourceMappingURL=(?!data:)(.+)$/m.exec(/[.]js$/.test(path) ? text : '')?.[1];
    return map === undefined || files.has(at(map)) ? [] : [`${path} leads to ${map}, which is not packed`];
  });
}

/** Imports of what is not packed or not asked for: they work in the project, where everything is installed, and nowhere else. */
export function importProblems(packed, packages) {
  const { name: own, manifest, files } = packed;
  const mayAsk = new Set([
    own,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  const missing = (path, name) => {
    if (name.startsWith('.')) {
      const file = posix.join(posix.dirname(path), name);
      return files.has(file) ? undefined : `${path} imports ${name}, which is not packed`;
    }
    if (isBuiltIn(name)) return undefined;
    if (!mayAsk.has(packageOf(name))) return `${path} imports ${name}, which its package does not ask for`;
    const other = packages.find((one) => one.name === packageOf(name));
    const isEntry = !other || entriesOf(other).some(({ entry }) => nameOf(other, entry) === name);
    return isEntry ? undefined : `${path} imports ${name}, which is no entry`;
  };
  return [...files]
    .filter(([path]) => path.startsWith('dist/') && /[.](js|d[.]ts)$/.test(path))
    .flatMap(([path, text]) => importsOf(text).map((name) => missing(path, name)))
    .filter((problem) => problem !== undefined);
}

/** What the online client may not do: need any other package, for its code or for its types. */
export function standaloneProblems(packed) {
  const alone = entriesOf(packed).filter(
    ({ entry }) => packed.name === SDK && !ENGINE_ENTRIES.has(nameOf(packed, entry)),
  );
  return alone.flatMap(({ entry, code, types }) =>
    [code, types].flatMap((start) =>
      reachedFrom(start, packed).outside.map(
        ({ path, name }) => `${nameOf(packed, entry)} needs no other package, but ${path} imports ${name}`,
      ),
    ),
  );
}

/** Entries for browsers that reach a module of Node, also through another of our packages. */
export function browserProblems(packed, packages) {
  return entriesOf(packed)
    .filter(({ entry }) => isForBrowsers(nameOf(packed, entry)))
    .flatMap(({ entry, code }) =>
      builtInsFrom({ packed, start: code }, packages, new Set()).map(
        ({ path, name }) => `${nameOf(packed, entry)} is for browsers too, but ${path} imports ${name}`,
      ),
    );
}

function builtInsFrom({ packed, start }, packages, seen) {
  const key = `${packed.name}/${start}`;
  if (seen.has(key)) return [];
  seen.add(key);
  return reachedFrom(start, packed).outside.flatMap(({ path, name }) => {
    if (isBuiltIn(name)) return [{ path: `${packed.name}/${path}`, name }];
    const other = packages.find((one) => one.name === packageOf(name));
    const found = other && entriesOf(other).find(({ entry }) => nameOf(other, entry) === name);
    return found ? builtInsFrom({ packed: other, start: found.code }, packages, seen) : [];
  });
}
