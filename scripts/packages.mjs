// node scripts/packages.mjs pack FOLDER: the tarballs of what is published, as it is built, and their entries as JSON.
// node scripts/packages.mjs check [PROJECT]: holds such tarballs to docs/decisions/0077-packages-as-they-are-installed.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  browserProblems,
  importProblems,
  isForBrowsers,
  manifestProblems,
  sourceMapProblems,
  standaloneProblems,
  strayProblems,
} from './packages/contents.mjs';
import { entriesOf, nameOf } from './packages/entries.mjs';
import { packPackages } from './packages/pack.mjs';
import { publintProblems, typeProblems } from './packages/resolution.mjs';

const rules = [
  manifestProblems,
  strayProblems,
  sourceMapProblems,
  importProblems,
  standaloneProblems,
  browserProblems,
  publintProblems,
  typeProblems,
];

/** What is wrong with packed packages, a sentence each: with what is in them, and with how they are found. */
async function problemsOf(packages) {
  const found = packages.length === 0 ? ['no workspace is published'] : [];
  for (const packed of packages)
    for (const rule of rules)
      for (const problem of await rule(packed, packages)) found.push(`${packed.name}: ${problem}`);
  return found;
}

async function check(project) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-packages-'));
  try {
    const packages = packPackages(project, folder);
    const problems = await problemsOf(packages);
    for (const problem of problems) console.log(problem);
    console.log(`${packages.length} packages, ${problems.length} problems`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pack(project, folder) {
  const told = packPackages(project, folder).map((packed) => ({
    name: packed.name,
    tarball: packed.tarball,
    entries: entriesOf(packed).map(({ entry }) => {
      const name = nameOf(packed, entry);
      return { name, isForBrowsers: isForBrowsers(name) };
    }),
  }));
  console.log(JSON.stringify(told));
}

const root = fileURLToPath(new URL('..', import.meta.url));
const [command, path] = process.argv.slice(2);
if (command === 'check') await check(resolve(path ?? root));
else if (command === 'pack' && path !== undefined) pack(root, resolve(path));
else {
  console.error('usage: node scripts/packages.mjs check [PROJECT] | pack FOLDER');
  process.exitCode = 2;
}
