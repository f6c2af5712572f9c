// Hot GraphQL compare against the same question over REST, and against a bare Apollo server that gives the prepared object for the same selection.
import autocannon from 'autocannon';
import { writeSchema } from '../../apps/api/dist/index.js';
import { fullQuery } from './full-query.mjs';
import { startBeside } from './raw.mjs';
import { median } from './rounds.mjs';
import { newDataFolder, removeFolder, startService } from './service.mjs';

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 20;
const headers = { 'content-type': 'application/json' };
const pinned = { release: '2', asOf: '2026-11-22' };
const questions = {
  'two cells': { options: ['kubenet', 'azure-cni-overlay'], dimensions: ['max-nodes'], ...pinned },
  'four plugins': {
    options: ['kubenet', 'azure-cni-node-subnet', 'azure-cni-overlay', 'azure-cni-cilium'],
    ...pinned,
  },
};

/** Seconds that a server has had a core for, by its metrics. */
async function coreSeconds(url) {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]);
}

async function measure({ url, ...request }) {
  const before = await coreSeconds(url);
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, ...request });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`);
  const core = ((await coreSeconds(url)) - before) / result.requests.total;
  return { rate: result.requests.average, perCore: 1 / core, p50: result.latency.p50, p99: result.latency.p99 };
}

const post = (url, body) => ({ url, method: 'POST', headers, body: JSON.stringify(body) });

/** The requests that are compared. Throws Error when one of them does not give what the others give. */
async function requestsFor(service, question) {
  const query = fullQuery(writeSchema().sdl, 'compare', 'CompareAnswer');
  const asked = { query, variables: { question } };
  const rest = post(`${service.baseUrl}/v1/compare`, question);
  const value = await (await fetch(rest.url, rest)).json();
  const bare = await startBeside(
    'bare-apollo-server.mjs',
    JSON.stringify({ field: 'compare', typeName: 'CompareAnswer', value }),
  );
  const requests = {
    graphql: post(`${service.baseUrl}/graphql`, asked),
    rest,
    bare: post(`${bare.url}graphql`, asked),
  };
  const texts = await Promise.all(
    [requests.graphql, requests.bare].map(async (one) => (await fetch(one.url, one)).text()),
  );
  if (texts[0] !== texts[1]) throw new Error(`the bare server answers otherwise: ${texts[1].slice(0, 500)}`);
  return { requests, bytes: texts[0].length, stop: bare.stop };
}

async function benchQuestion(service, [name, question]) {
  const { requests, bytes, stop } = await requestsFor(service, question);
  try {
    const rounds = Object.fromEntries(Object.keys(requests).map((one) => [one, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [one, request] of Object.entries(requests)) rounds[one].push(await measure(request));
    return rows(`GraphQL compare, ${name}, ${bytes} bytes`, rounds);
  } finally {
    stop();
  }
}

function rows(what, rounds) {
  const of = (one, figure) => median(rounds[one].map((round) => round[figure]));
  const row = (figure, unit, against) => ({
    what: `${what}, ${unit}`,
    value: of('graphql', figure).toFixed(0),
    against: `${against === 'rest' ? 'REST' : 'bare Apollo'} ${of(against, figure).toFixed(0)}`,
    ratio: (of('graphql', figure) / of(against, figure)).toFixed(2),
  });
  return ['rest', 'bare'].flatMap((against) => [
    row('rate', 'requests/s', against),
    row('perCore', 'requests/s/core', against),
    row('p50', 'p50 ms', against),
    row('p99', 'p99 ms', against),
  ]);
}

export async function benchGraphql() {
  const dataFolder = newDataFolder();
  const service = await startService({ dataFolder });
  try {
    const all = [];
    for (const entry of Object.entries(questions)) all.push(...(await benchQuestion(service, entry)));
    return all;
  } finally {
    await service.stop();
    removeFolder(dataFolder);
  }
}
