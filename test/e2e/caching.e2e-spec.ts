import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { runSql } from '../support/sql.js';
import {
  addressOf,
  describedRoutes,
  endingRoutes,
  leastQuery,
  samplePaths,
  type PathSamples,
} from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
let samples: PathSamples;
beforeAll(async () => {
  app = await runApp();
  samples = await samplePaths(app.url);
});
afterAll(() => app.stop());

const get = (path: string) => request(app.url).get(path);
const reads = endingRoutes.filter(({ method, path }) => method === 'get' && path.startsWith('/v1/'));

describe('every read', () => {
  it.each(reads)('$name has a strong ETag and answers 304 to it', async (route) => {
    const path = `${addressOf(route, samples)}?${leastQuery(route)}`;
    const first = await get(path);
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await get(path).set('if-none-match', etag);
    expect([
      again.status,
      again.text,
      again.headers['etag'],
      again.headers['cache-control'],
      again.headers['vary'],
    ]).toEqual([304, '', etag, first.headers['cache-control'], first.headers['vary']]);
  });

  it.each(reads.filter(({ path }) => path.includes('{ref}')))(
    '$name may be kept for good only where the release is pinned',
    async (route) => {
      const pinned = await get(addressOf(route, samples));
      expect(pinned.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const moving = await get(addressOf(route, samples, { ref: 'current' }));
      expect(moving.headers['cache-control']).toBe('public, max-age=30, stale-while-revalidate=300');
    },
  );
});

describe('a compared question', () => {
  it('has the same ETag whichever way the release is named, and another one for each form, language and day', async () => {
    const { body } = await get('/v1/catalogs/aks-networking/releases/2');
    const etagOf = async (query: string) => (await get(`/v1/compare?category=network-plugin&${query}`)).headers['etag'];
    const same = [body.sequence, body.label, body.digest].map((ref) => etagOf(`release=${ref}&asOf=2026-11-22`));
    expect(new Set(await Promise.all(same)).size).toBe(1);
    const others = ['', '&format=csv', '&locale=ja', '&only=disputed'].map((more) =>
      etagOf(`release=2&asOf=2026-11-22${more}`),
    );
    others.push(etagOf('release=2&asOf=2026-11-23'), etagOf('release=1&asOf=2026-11-22'));
    expect(new Set(await Promise.all(others)).size).toBe(6);
  });

  it('is answered from the release that becomes current, also when it was hot', async () => {
    const path = '/v1/compare?category=network-plugin&asOf=2026-11-22';
    const { body: before } = await get(path);
    await get(path);
    await runSql(
      app.databaseUrl,
      `INSERT INTO pointer_moves (catalog, position, sequence, moved_by, reason)
       SELECT catalog, max(position) + 1, 1, 'tests', 'a test' FROM pointer_moves WHERE catalog = 'aks-networking' GROUP BY catalog`,
    );
    await eventually(async () => (await get(path)).body.release.sequence === 1);
    expect(before.release.sequence).toBeGreaterThan(1);
    const { body } = await get('/v1/catalogs/aks-networking');
    expect([body.current.sequence, body.previous.sequence]).toEqual([1, before.release.sequence]);
  });
});

describe('what is not a read', () => {
  it.each(describedRoutes.filter(({ method, path }) => method === 'post' || !path.startsWith('/v1/')))(
    '$name is kept by no cache for good',
    async (route) => {
      const path = addressOf(route, samples);
      const response = await (route.method === 'get'
        ? get(path)
        : request(app.url)
            .post(path)
            .send(route.example as object));
      expect(response.headers['cache-control']).toMatch(/^no-store$|^public, max-age=3600$/);
    },
  );

  it('a problem is kept by no cache', async () => {
    const { headers } = await get('/v1/catalogs/aks-networking/releases/2/options/nothing');
    expect([headers['cache-control'], headers['etag']]).toEqual(['no-store', undefined]);
  });
});
