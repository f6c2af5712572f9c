// node fleet.mjs [--designs N] [--workers N]: judges a fleet without a server; what fails by rule, and the ten worst clusters.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { releases } from '@plimsoll/catalog-aks-networking';

/** @typedef {import('./worker.mjs').Judged} Judged */

// Release and day are pinned, so that the same fleet has the same report tomorrow.
const SEQUENCE = 3;
const AS_OF = '2026-11-22';
const WORST = 10;
const DESIGNS_PER_THREAD = 1000;

const { values } = parseArgs({
  options: { designs: { type: 'string', default: '1000' }, workers: { type: 'string', default: '' } },
});
const count = Number(values.designs);
// A thread opens the release for itself, which takes as long as a few hundred designs.
const workers = Number(values.workers) || Math.min(availableParallelism(), Math.ceil(count / DESIGNS_PER_THREAD));

const pinned = releases.find(({ sequence }) => sequence === SEQUENCE);
if (!pinned) throw new Error(`there is no release ${SEQUENCE}`);
const { label, digest } = pinned;

/**
 * Every thread takes every n-th design, so that none is left with the slow ones.
 * @param {number} first
 * @returns {Promise<Judged[]>}
 */
const share = (first) =>
  new Promise((resolve, reject) => {
    const workerData = { ref: digest, asOf: AS_OF, first, step: workers, count };
    const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with code ${code} before it had an answer`)));
  });

/**
 * @param {readonly string[]} words
 * @returns {[string, number][]} Each word with how often it is there, the most frequent first.
 */
function tally(words) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** @param {Judged} judged @param {string} severity */
const failures = ({ failed }, severity) => failed.filter((finding) => finding.severity === severity).length;

const shares = await Promise.all(Array.from({ length: workers }, (_, first) => share(first)));
const fleet = shares.flat().sort((a, b) => a.index - b.index);

console.log(`${fleet.length} designs by release ${label} (${digest.slice(0, 12)}) on ${AS_OF}`);
console.log(
  tally(fleet.map(({ outcome }) => outcome))
    .map(([outcome, number]) => `${outcome} ${number}`)
    .join(', '),
);

console.log('\nclusters  severity  rule');
const perRule = fleet.flatMap(({ failed }) => [
  ...new Set(failed.map(({ rule, severity }) => `${severity.padEnd(8)}  ${rule}`)),
]);
for (const [rule, number] of tally(perRule)) console.log(`${String(number).padStart(8)}  ${rule}`);

console.log(`\nthe ${WORST} worst`);
const worst = fleet.toSorted(
  (a, b) =>
    failures(b, 'error') - failures(a, 'error') || failures(b, 'warning') - failures(a, 'warning') || a.index - b.index,
);
for (const cluster of worst.slice(0, WORST)) {
  console.log(`${cluster.name}: ${failures(cluster, 'error')} errors, ${failures(cluster, 'warning')} warnings`);
  for (const { message } of cluster.failed.filter(({ severity }) => severity === 'error').slice(0, 2))
    console.log(`  ${message}`);
}
