// One thread of the fleet: opens the release once, then judges its share of the designs.
import { parentPort, workerData } from 'node:worker_threads';
import { snapshot } from '@plimsoll/catalog-aks-networking';
import { openRelease } from '@plimsoll/sdk/offline';
import { designOf } from './designs.mjs';

/**
 * What is kept of a report: the fleet's summary needs no more, and threads copy what they send.
 * @typedef {{ index: number, name: string, outcome: string, failed: { rule: string, severity: string, message: string }[] }} Judged
 */

/** @type {{ ref: string, asOf: string, first: number, step: number, count: number }} */
const { ref, asOf, first, step, count } = workerData;
const release = openRelease(await snapshot(ref));

/** @type {Judged[]} */
const judged = [];
for (let index = first; index < count; index += step) {
  const document = designOf(index);
  const answer = release.validate({ document, format: 'design', asOf });
  for (const report of 'reports' in answer ? answer.reports : [answer]) {
    const failed = report.findings
      .filter(({ result }) => result === 'fail')
      .map(({ rule, severity, message }) => ({ rule, severity, message }));
    judged.push({ index, name: document.cluster.name, outcome: report.outcome, failed });
  }
}
parentPort?.postMessage(judged);
