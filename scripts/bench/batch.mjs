// Ten thousand documents in one request of validate/batch: how fast, and how much memory the service takes at most.
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { canonicalJson, validateAll, withIntent } from '@plimsoll/engine';
import { readDocuments } from '@plimsoll/formats';
import { newestRelease } from './catalog.mjs';
import { documentOf } from './documents.mjs';
import { median, perSecond, wallMs } from './rounds.mjs';
import { newDataFolder, removeFolder, startService } from './service.mjs';

const DOCUMENTS = 10_000;
const BYTES = 4_000;
const LOCAL_ROUNDS = 3;
const LOOK_MS = 250;
const LINE_FEED = 0x0a;
const question = { asOf: '2026-11-22', locale: 'en', horizon: 365 };

/** The resident memory of a process in MB. */
async function residentMb(pid) {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

/** Looks at the memory of a process until it is told to stop, and gives the most it saw. */
function watchMemory(pid) {
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await residentMb(pid));
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return most;
  };
}

/** Sends one line so many times while the answers are read, and counts the lines and bytes of the answer. */
async function sendBatch(baseUrl, line) {
  const url = `${baseUrl}/v1/validate/batch?asOf=${question.asOf}`;
  const sent = request(url, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
  const response = new Promise((resolve, reject) => sent.once('response', resolve).once('error', reject));
  Readable.from(repeat(line)).pipe(sent);
  const answer = await response;
  if (answer.statusCode !== 200) throw new Error(`validate/batch answered ${answer.statusCode}`);
  let [lines, bytes] = [0, 0];
  for await (const chunk of answer) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
  }
  return { lines, bytes };
}

function* repeat(line) {
  for (let index = 0; index < DOCUMENTS; index += 1) yield line;
}

/** What one line of a batch takes without HTTP: parsed, read, judged, written. */
function localRate(line) {
  const release = newestRelease();
  const answerLine = () => {
    const { document, format } = JSON.parse(line.toString());
    const reads = readDocuments(document, format).map((read) => withIntent(read, undefined));
    return Buffer.from(canonicalJson(validateAll(release, reads, question)));
  };
  return median(Array.from({ length: LOCAL_ROUNDS }, () => perSecond(answerLine, { batch: 1, now: wallMs })));
}

export async function benchBatch() {
  const { document, text } = documentOf('aks', BYTES);
  const line = Buffer.from(`${JSON.stringify({ document, format: 'aks' })}\n`);
  const dataFolder = newDataFolder();
  const service = await startService({ dataFolder });
  try {
    const before = await residentMb(service.pid);
    const local = localRate(line);
    const peak = watchMemory(service.pid);
    const startedAt = performance.now();
    const { lines, bytes } = await sendBatch(service.baseUrl, line);
    const rate = (DOCUMENTS * 1000) / (performance.now() - startedAt);
    const most = await peak();
    if (lines !== DOCUMENTS) throw new Error(`${DOCUMENTS} documents had ${lines} answers`);
    const what = `validate/batch, ${DOCUMENTS} documents of ${(text.length / 1024).toFixed(1)} KB in one request, ${(bytes / 1024 / DOCUMENTS).toFixed(0)} KB each out`;
    return [
      {
        what: `${what}, documents/s`,
        value: rate.toFixed(0),
        against: `in one process, without HTTP ${local.toFixed(0)}`,
        ratio: (rate / local).toFixed(2),
      },
      {
        what: 'the same, most resident memory of the service, MB',
        value: most.toFixed(0),
        against: `before ${before.toFixed(0)}`,
        ratio: (most / before).toFixed(2),
      },
    ];
  } finally {
    await service.stop();
    removeFolder(dataFolder);
  }
}
