// What the SDK costs: offline against the engine called directly, online against plain fetch for the same request.
import { compare, compileRelease, releaseDigest, SNAPSHOT_KIND, validateAll, withIntent } from '@plimsoll/engine';
import { readDocuments } from '@plimsoll/formats';
import { createClient } from '@plimsoll/sdk';
import { compareTableDocument, createGraphqlClient } from '@plimsoll/sdk/graphql';
import { openRelease } from '@plimsoll/sdk/offline';
import { openCatalog } from './catalog.mjs';
import { documentOf } from './documents.mjs';
import { coreMs, median, perSecond, wallMs } from './rounds.mjs';
import { newDataFolder, removeFolder, startService } from './service.mjs';

const ROUNDS = 7;
const ONLINE_ROUNDS = 9;
const ONLINE_CALLS = 400;
const AT_ONCE = 16;
const BYTES = 4_000;
const day = { asOf: '2026-11-22' };
const compared = { options: ['kubenet', 'azure-cni-overlay'], dimensions: ['max-nodes', 'windows-node-pools'], ...day };

function newestSnapshot() {
  const catalog = openCatalog();
  const { header } = catalog.releases.at(-1);
  const content = catalog.contentAt(header.sequence);
  return { kind: SNAPSHOT_KIND, release: { ...header, digest: releaseDigest(header.catalog, content) }, content };
}

/** The same work through two doors, rounds taking turns. Throws Error when the answers differ. */
function offlineRow(what, sdk, engine) {
  if (JSON.stringify(sdk()) !== JSON.stringify(engine())) throw new Error(`${what}: the answers differ`);
  const rates = { sdk: [], engine: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.engine.push(perSecond(engine));
    rates.sdk.push(perSecond(sdk));
  }
  const [ours, direct] = [median(rates.sdk), median(rates.engine)];
  const ratio = (ours / direct).toFixed(2);
  return { what, value: ours.toFixed(0), against: `engine called directly ${direct.toFixed(0)}`, ratio };
}

function offlineRows() {
  const snapshot = newestSnapshot();
  const release = compileRelease(snapshot.release, snapshot.content);
  const opened = openRelease(snapshot);
  const { document, text } = documentOf('aks', BYTES);
  const asked = { ...day, locale: 'en', horizon: 365 };
  const judge = () =>
    validateAll(
      release,
      readDocuments(document, 'aks').map((read) => withIntent(read, undefined)),
      asked,
    );
  const kilobytes = (text.length / 1024).toFixed(1);
  return [
    offlineRow(
      'SDK offline, compare of 2 options on 2 dimensions, answers/s/core',
      () => opened.compare(compared),
      () => compare(release, { ...compared, locale: 'en' }),
    ),
    offlineRow(
      `SDK offline, validate aks ${kilobytes} KB, documents/s/core`,
      () => opened.validate({ document, format: 'aks', ...day }),
      judge,
    ),
  ];
}

/** Milliseconds of one call, and the core that this process needed for it: so many calls, so many under way at once. */
async function callMs(call, atOnce) {
  const [wall, core] = [wallMs(), coreMs()];
  let left = ONLINE_CALLS;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { wall: (wallMs() - wall) / ONLINE_CALLS, core: (coreMs() - core) / ONLINE_CALLS };
}

async function onlineRows(what, { sdk, plain }, atOnce) {
  if (JSON.stringify(await sdk()) !== JSON.stringify(await plain())) throw new Error(`${what}: the answers differ`);
  const rounds = { sdk: [], plain: [] };
  for (let round = 0; round < ONLINE_ROUNDS; round += 1) {
    rounds.plain.push(await callMs(plain, atOnce));
    rounds.sdk.push(await callMs(sdk, atOnce));
  }
  const of = (one, figure) => median(rounds[one].map((round) => round[figure]));
  const row = (figure, unit) => ({
    what: `${what}, ${atOnce === 1 ? 'one after another' : `${atOnce} at once`}, ${unit}`,
    value: of('sdk', figure).toFixed(2),
    against: `plain fetch ${of('plain', figure).toFixed(2)}`,
    ratio: (of('sdk', figure) / of('plain', figure)).toFixed(2),
  });
  return [row('wall', 'ms a call'), row('core', 'ms of core a call')];
}

async function benchOnline(baseUrl) {
  const client = createClient({ baseUrl });
  const headers = { 'content-type': 'application/json' };
  const post = { method: 'POST', headers, body: JSON.stringify(compared) };
  const fetchJson = async (path, request) => (await fetch(`${baseUrl}${path}`, request)).json();
  const posted = { sdk: () => client.compare(compared), plain: () => fetchJson('/v1/compare', post) };
  const release = { catalog: 'aks-networking', ref: '3' };
  const path = '/v1/catalogs/aks-networking/releases/3/options/kubenet';
  const held = { sdk: () => client.getOption({ ...release, id: 'kubenet' }), plain: () => fetchJson(path) };
  const graphql = createGraphqlClient({ baseUrl });
  const variables = { question: compared };
  const asked = { method: 'POST', headers, body: JSON.stringify({ query: compareTableDocument, variables }) };
  const queried = {
    sdk: () => graphql.ask(compareTableDocument, variables),
    plain: async () => (await fetchJson('/graphql', asked)).data,
  };
  const rows = [];
  for (const atOnce of [1, AT_ONCE]) {
    rows.push(...(await onlineRows('SDK online, compare', posted, atOnce)));
    rows.push(...(await onlineRows('SDK online, compare by GraphQL', queried, atOnce)));
    rows.push(...(await onlineRows('SDK online, an option that is held (304)', held, atOnce)));
  }
  return rows;
}

export async function benchSdk() {
  const dataFolder = newDataFolder();
  const service = await startService({ dataFolder });
  try {
    return [...offlineRows(), ...(await benchOnline(service.baseUrl))];
  } finally {
    await service.stop();
    removeFolder(dataFolder);
  }
}
