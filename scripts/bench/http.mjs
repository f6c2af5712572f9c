// Hot compare of four plugins over HTTP against a raw node:http server that sends the same bytes.
import autocannon from 'autocannon';
import { ownHeaders, startRaw } from './raw.mjs';
import { median } from './rounds.mjs';
import { newDataFolder, removeFolder, startService } from './service.mjs';

const question =
  '/v1/compare?options=kubenet,azure-cni-node-subnet,azure-cni-overlay,azure-cni-cilium&release=2&asOf=2026-11-22';
const ROUNDS = 5;
const SECONDS = 3;

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
    const raw = await startRaw(body, ownHeaders(response));
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
