import { checkCatalog } from './check-catalog.js';
import { coverageOf } from './coverage.js';
import { printCheck } from './print-check.js';
import { printCoverage } from './print-coverage.js';
import { CatalogError } from './catalog-fault.js';
import { readCatalog } from './read-catalog.js';
import { writeMissingDigests } from './write-digests.js';

const USAGE = `usage: check [--write-digests]
       coverage [release] [--json]`;

/** Runs a command of the catalog's command line on a folder. Returns the exit code: 0 sound, 1 something is wrong, 2 the command is not understood. */
export function runCatalogCommand(args: readonly string[], directory: string, write: (text: string) => void): number {
  const [command, ...rest] = args;
  try {
    if (command === 'check') return check(rest, directory, write);
    if (command === 'coverage') return coverage(rest, directory, write);
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    write(error.message);
    return 1;
  }
  write(USAGE);
  return 2;
}

function check(args: readonly string[], directory: string, write: (text: string) => void): number {
  if (args.some((arg) => arg !== '--write-digests')) return refuse(write);
  const result = checkCatalog(directory);
  if (args.length === 0 || result.faults.length + result.problems.length > 0) {
    write(printCheck(result));
    return result.isSound ? 0 : 1;
  }
  const filled = writeMissingDigests(readCatalog(directory), directory);
  if (filled.length > 0) write(`filled in the digest of release ${filled.join(', ')}\n`);
  const after = checkCatalog(directory);
  write(printCheck(after));
  return after.isSound ? 0 : 1;
}

function coverage(args: readonly string[], directory: string, write: (text: string) => void): number {
  const [sequence, ...others] = args.filter((arg) => arg !== '--json');
  if (others.length > 0 || (sequence !== undefined && !/^[1-9]\d{0,5}$/.test(sequence))) return refuse(write);
  const catalog = readCatalog(directory);
  if (sequence !== undefined && Number(sequence) > catalog.releases.length) {
    write(`the catalog ${catalog.catalog} lists no release ${sequence}; the newest is ${catalog.releases.length}`);
    return 2;
  }
  const result = coverageOf(catalog, sequence === undefined ? undefined : Number(sequence));
  write(args.includes('--json') ? JSON.stringify(result, null, 2) : printCoverage(result));
  return 0;
}

function refuse(write: (text: string) => void): number {
  write(USAGE);
  return 2;
}
