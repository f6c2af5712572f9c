// How a package is found, by the two tools that know every resolver.
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { entriesOf } from './entries.mjs';

/** What publint says of the tarball. */
export async function publintProblems({ tarball }) {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

/** Resolvers that know no exports map, or no ESM: packages of ESM alone are not for them. */
const PASSED_OVER = new Set(['node10', 'node16-cjs']);

/** What arethetypeswrong says of every entry with code, for Node's ESM and for bundlers. */
export async function typeProblems(packed) {
  const entrypoints = entriesOf(packed).map(({ entry }) => entry);
  if (entrypoints.length === 0) return [];
  const result = await checkPackage(createPackageFromTarballData(readFileSync(packed.tarball)), { entrypoints });
  if (result.types === false) return ['arethetypeswrong: it has no types'];
  return result.problems
    .filter(({ resolutionKind }) => !PASSED_OVER.has(resolutionKind))
    .map((problem) => `arethetypeswrong: ${problemKindInfo[problem.kind].shortDescription} ${placeOf(problem)}`);
}

const placeOf = ({ entrypoint, resolutionKind, typesFileName, fileName, moduleSpecifier }) =>
  [entrypoint, resolutionKind, typesFileName ?? fileName, moduleSpecifier].filter(Boolean).join(' ');
