import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { canonicalJson, Problem } from '@plimsoll/engine';
import { createClient } from '@plimsoll/sdk';
import { Plimsoll, type LocalOptions } from '@plimsoll/sdk/local';
import { openCatalog, type OpenedCatalog } from '@plimsoll/sdk/offline';
import type { Database } from '../../apps/api/src/database/database.types.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { temporaryDirectory } from '../support/data-directory.js';
import { eventually } from '../support/eventually.js';
import { category, fixtureCatalog } from '../support/fixture-catalog.js';
import { startProxy } from '../support/proxy.js';
import { silentLog } from '../support/silent-log.js';
import { runApp, type RunningApp } from './running-app.js';

const CATALOG = 'fixture';
const SOON_MS = 50;
const HOUR_MS = 3_600_000;
const releases = ['plugin', 'policy', 'ingress', 'egress', 'mesh'].map((id) => [category(id)]);
const authoredUpTo = (last: number) => fixtureCatalog(CATALOG, releases.slice(0, last));

let app: RunningApp;
let database: Database;
let store: ReleaseStore;
beforeAll(async () => {
  app = await runApp();
  database = await openDatabase({ databaseUrl: app.databaseUrl, dataDirectory: '' }, silentLog);
  store = new ReleaseStore(database.prisma);
  await publish(1);
});
afterAll(async () => {
  await database.close();
  await app.stop();
});

/** Publishes what is missing up to a release; the last one becomes current. */
const publish = (last: number) => loadCatalog(store, authoredUpTo(last), silentLog);
const moveTo = (sequence: number) =>
  store.movePointer(CATALOG, () => ({ catalog: CATALOG, sequence, movedBy: 'tests', reason: 'a test' }));

async function open(options: Partial<LocalOptions>) {
  const heard: number[] = [];
  const local = await Plimsoll.local({
    catalog: CATALOG,
    cacheDir: temporaryDirectory(),
    onRelease: ({ sequence }) => heard.push(sequence),
    ...options,
  });
  onTestFinished(() => local.close());
  return { local, heard };
}

const served = async () => {
  const response = await fetch(`${app.url}/v1/catalogs/${CATALOG}/releases/current`);
  return response.ok ? ((await response.json()) as { readonly sequence: number }).sequence : 0;
};

describe('a local release follows the service', () => {
  it.each([
    ['by tag', { follow: 'etag', pollMs: SOON_MS }],
    // The next look is an hour away, so what comes, came by an event.
    ['by events', { follow: 'events', pollMs: HOUR_MS }],
  ] as const)('%s: what is published, what is rolled back, and what comes after', async (_, way) => {
    await eventually(async () => (await served()) > 0);
    const { local, heard } = await open({ ...way, server: app.url });
    const first = local.release.sequence;
    await publish(first + 1);
    await eventually(() => local.release.sequence === first + 1);
    await moveTo(first);
    await eventually(() => local.release.sequence === first);
    await moveTo(first + 1);
    await eventually(() => local.release.sequence === first + 1);
    expect(heard).toEqual([first + 1, first, first + 1]);
    expect(local.release.digest).toBe(authoredUpTo(first + 1).digestAt(first + 1));
    expect(local.server.state).toBe('live');
  });

  it.each(['etag', 'events'] as const)('by %s, when the service was away meanwhile', async (follow) => {
    const proxy = await startProxy();
    onTestFinished(() => proxy.close());
    proxy.pointTo(Number(new URL(app.url).port));
    const server = { baseUrl: `http://127.0.0.1:${proxy.port}`, random: () => 0 };
    const { local } = await open({ follow, pollMs: follow === 'etag' ? SOON_MS : 500, server });
    const before = local.release.sequence;
    proxy.cut();
    await eventually(() => local.server.state === 'unreachable');
    expect(local.release.sequence).toBe(before);
    const after = before === 1 ? 2 : before - 1;
    await moveTo(after);
    await eventually(async () => (await served()) === after);
    proxy.pointTo(Number(new URL(app.url).port));
    await eventually(() => local.release.sequence === after);
    expect(local.server.state).toBe('live');
    await moveTo(before);
    await eventually(() => local.release.sequence === before);
  });
});

describe('without the service', () => {
  const question = { options: ['kubenet', 'azure-cni-overlay'], asOf: '2026-11-22' };

  it('a local release gives the bytes of the service', async () => {
    const { local } = await open({ catalog: 'aks-networking', server: app.url, follow: false });
    const client = createClient({ baseUrl: app.url });
    expect(canonicalJson(local.compare(question))).toBe(canonicalJson(await client.compare(question)));
    const sizes = { option: 'azure-cni-overlay', pools: [{ nodes: 30 }], asOf: '2026-11-22' };
    expect(canonicalJson(local.ipPlan(sizes))).toBe(canonicalJson(await client.ipPlan(sizes)));
  });

  /** What is asked wrongly, by the route of the service. */
  const wrong: readonly (readonly [path: string, method: keyof OpenedCatalog, question: object])[] = [
    ['compare', 'compare', { options: ['kubenet'], dimensions: [7] }],
    ['compare', 'compare', { options: ['kubenett'] }],
    ['compare', 'compare', { options: ['kubenet'], release: '99' }],
    ['compare', 'compare', { options: ['kubenet'], catalog: 'planes' }],
    ['compare', 'compare', { options: ['kubenet'], releases: ['1', '99'] }],
    ['compare', 'compare', { options: ['kubenet'], release: '1', releases: ['1', '2'] }],
    ['compare', 'compare', { options: ['kubenet'], colour: 'red' }],
    ['recommend', 'recommend', { category: 'network-plugin', stack: true, requirements: [] }],
    ['recommend', 'recommend', { category: 'network-plugin', requirements: [{ id: 'node-cuont' }] }],
    ['validate', 'validate', { document: { hull: 'wood' } }],
    ['validate', 'validate', {}],
    ['transition', 'transition', { from: { document: {} }, to: { document: {} } }],
    ['ip-plan', 'ipPlan', { option: 'kubenett', pools: [{ nodes: 3 }] }],
    ['configure', 'configure', { options: { 'network-plugin': 'kubenett' } }],
    ['explain', 'explain', { option: 'kubenet', dimension: 'max-noodles' }],
    ['answers/diff', 'answersDiff', { from: {}, to: { release: '99' } }],
    ['answers/diff', 'answersDiff', { from: {}, to: {}, questions: ['sinking'] }],
  ];

  let catalog: OpenedCatalog;
  beforeAll(async () => {
    const client = createClient({ baseUrl: app.url });
    const { items } = await client.listReleases({ catalog: 'aks-networking' });
    const snapshot = (sequence: number) => client.getSnapshot({ catalog: 'aks-networking', ref: String(sequence) });
    catalog = openCatalog({ catalog: 'aks-networking', releases: items, snapshot });
  });

  it.each(wrong)('%s refuses as the service does: %s %o', async (path, method, asked) => {
    const response = await fetch(`${app.url}/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const { status, code, errors = [] } = (await response.json()) as Partial<Problem>;
    const ask = catalog[method] as (question: object) => Promise<unknown>;
    const problem = await ask(asked).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(problem instanceof Problem)) throw problem ?? new Error('it was answered');
    const placesOf = (places: Problem['errors']) => places.map((place) => `${place.code} ${place.pointer}`);
    expect([problem.status, problem.code, placesOf(problem.errors)]).toEqual([status, code, placesOf(errors)]);
  });
});
