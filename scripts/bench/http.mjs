// Hot compare of four plugins over HTTP against a raw node:http server that sends the same bytes.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { median, newDataFolder, removeFolder, startService } from './service.mjs';

const question =
  '/v1/compare?options=kubenet,azure-cni-node-subnet,azure-cni-overlay,azure-cni-cilium&release=2&asOf=2026-11-22';
const ROUNDS = 5;
const SECONDS = 3;

async function startRaw(body, headers) {
  const child = fork(fileURLToPath(new URL('raw-server.mjs', import.meta.url)), [JSON.stringify(headers)], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  child.stdin.end(body);
  const port = await new Promise((resolve) => child.once('message', resolve));
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() };
}

async function requestsPerSecond(url) {
  const result = await autocannon({ url, connections: 20, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`);
  return result.requests.average;
}

export async function benchHttp() {
  const dataFolder = newDataFolder();
  const service = await startService({ dataFolder });
  try {
    const url = service.baseUrl + question;
    const response = await fetch(url);
    const body = Buffer.from(await response.arrayBuffer());
    const headers = Object.fromEntries(
      [...response.headers].filter(([name]) => !['connection', 'date', 'keep-alive'].includes(name)),
    );
    const raw = await startRaw(body, headers);
    try {
      const rates = { raw: [], api: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        rates.raw.push(await requestsPerSecond(raw.url));
        rates.api.push(await requestsPerSecond(url));
      }
      const [rawRate, apiRate] = [median(rates.raw), median(rates.api)];
      return [
        {
          what: `hot compare, ${body.length} bytes, requests/s`,
          value: apiRate.toFixed(0),
          against: `raw node:http ${rawRate.toFixed(0)}`,
          ratio: (apiRate / rawRate).toFixed(2),
        },
      ];
    } finally {
      raw.stop();
    }
  } finally {
    await service.stop();
    removeFolder(dataFolder);
  }
}
