// One validate over HTTP under load, against a raw node:http server that parses the same body and sends as many bytes.
import autocannon from 'autocannon';
import { documentOf } from './documents.mjs';
import { ownHeaders, startRaw } from './raw.mjs';
import { median } from './rounds.mjs';
import { newDataFolder, removeFolder, startService } from './service.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 50;
const BYTES = 20_000;
const headers = { 'content-type': 'application/json' };

async function measure(url, body) {
  const result = await autocannon({ url, method: 'POST', headers, body, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

export async function benchLoad() {
  const dataFolder = newDataFolder();
  const service = await startService({ dataFolder });
  try {
    const url = `${service.baseUrl}/v1/validate`;
    const { document } = documentOf('aks', BYTES);
    const body = JSON.stringify({ document, format: 'aks', asOf: '2026-11-22' });
    const response = await fetch(url, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    const answer = Buffer.from(await response.arrayBuffer());
    const raw = await startRaw(answer, ownHeaders(response));
    try {
      const rounds = { raw: [], api: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.raw.push(await measure(raw.url, body));
        rounds.api.push(await measure(url, body));
      }
      return rows(rounds, body, answer);
    } finally {
      raw.stop();
    }
  } finally {
    await service.stop();
    removeFolder(dataFolder);
  }
}

function rows({ raw, api }, body, answer) {
  const kilobytes = (bytes) => (bytes / 1024).toFixed(0);
  const sizes = `${kilobytes(Buffer.byteLength(body))} KB in, ${kilobytes(answer.length)} KB out`;
  const of = (rounds, name) => median(rounds.map((one) => one[name]));
  const row = (name, unit) => ({
    what: `validate over HTTP, ${CONNECTIONS} connections, ${sizes}, ${unit}`,
    value: of(api, name).toFixed(0),
    against: `raw node:http ${of(raw, name).toFixed(0)}`,
    ratio: (of(api, name) / of(raw, name)).toFixed(2),
  });
  return [row('p99', 'p99 ms'), row('rate', 'requests/s')];
}
