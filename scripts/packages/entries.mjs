import { posix } from 'node:path';
import ts from 'typescript';

/** The entries of a package that hold code, with the file that each condition leads to. Reads the exports map, so that a new entry is held to everything. */
export function entriesOf({ manifest }) {
  return Object.entries(manifest.exports ?? {})
    .map(([entry, target]) => ({
      entry,
      code: targetOf(target, ['node', 'import', 'default']),
      types: targetOf(target, ['types']),
    }))
    .filter(({ code }) => code?.endsWith('.js'));
}

/** What an entry is imported by. */
export const nameOf = ({ name }, entry) => posix.join(name, entry);

/** The files that commands start with. */
export const commandsOf = ({ manifest }) => Object.values(manifest.bin ?? {}).map(plain);

function targetOf(target, conditions) {
  if (typeof target === 'string') return plain(target);
  const [, found] = Object.entries(target ?? {}).find(([condition]) => conditions.includes(condition)) ?? [];
  return found === undefined ? undefined : targetOf(found, conditions);
}

const plain = (path) => posix.normalize(path);

/** What a file of code or types imports, also by `import()`, by a type, or by a reference. */
export function importsOf(text) {
  const { importedFiles, referencedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  return [...importedFiles, ...referencedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
}

/** Every file that is reached from one, and every import among them that is of no file of the package, with who asks for it. */
export function reachedFrom(start, { files }) {
  const reached = new Set([start]);
  const outside = [];
  for (const path of reached) {
    for (const name of importsOf(files.get(path) ?? '')) {
      if (name.startsWith('.')) reached.add(fileOf(path, name));
      else outside.push({ path, name });
    }
  }
  return { reached: [...reached], outside };
}

/** Types are imported by the name of their code. */
function fileOf(from, name) {
  const path = posix.join(posix.dirname(from), name);
  return from.endsWith('.d.ts') ? path.replace(/\.js$/, '.d.ts') : path;
}
