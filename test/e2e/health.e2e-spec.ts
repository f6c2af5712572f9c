import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../apps/api/src/app.factory.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { eventually } from '../support/eventually.js';
import { startProxy, type Proxy } from '../support/proxy.js';

let clone: ClonedDatabase;
let proxy: Proxy;
let app: Awaited<ReturnType<typeof createApp>>;
let url: string;
let databasePort: number;

beforeAll(async () => {
  clone = await cloneDatabase('loaded');
  proxy = await startProxy();
  const through = new URL(clone.url);
  databasePort = Number(through.port);
  proxy.pointTo(databasePort);
  through.hostname = '127.0.0.1';
  through.port = String(proxy.port);
  const environment = { DATABASE_URL: through.href, LOG_LEVEL: 'silent', PLIMSOLL_POLL_INTERVAL_MS: '100' };
  app = await createApp(readConfig(environment));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await proxy.close();
  await clone.drop();
});

const get = (path: string) => request(url).get(path);

describe('health', () => {
  it('is ready when everything is there', async () => {
    const { status, body } = await get('/readyz');
    expect([status, body.status]).toEqual([200, 'ready']);
    expect(body.checks).toMatchObject({ database: 'up', releases: 'loaded' });
    expect(body.checks.migrations.applied).toBeGreaterThan(0);
    expect((await get('/livez')).body).toEqual({ status: 'alive' });
  });

  it('is degraded while PostgreSQL is away, goes on answering, and recovers', async () => {
    proxy.cut();
    await eventually(async () => (await get('/readyz')).body.status === 'degraded');
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/metrics')).text).toContain('plimsoll_database_up 0');
    expect((await get('/v1/compare?category=network-plugin&only=disputed')).status).toBe(200);
    expect((await get('/v1/catalogs/aks-networking/releases/1/facts?pageSize=1')).status).toBe(200);
    proxy.pointTo(databasePort);
    await eventually(async () => (await get('/readyz')).body.status === 'ready');
  });

  it('counts what was answered and what was refused, by pattern', async () => {
    await get('/v1/catalogs/aks-networking/releases/2/options/kubenet');
    await get('/nothing/here');
    const { text, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(
      /count\{method="GET",route="\/v1\/catalogs\/:catalog\/releases\/:ref\/options\/:id",status="200"\} 1/,
    );
    expect(text).toMatch(/count\{method="GET",route="unknown",status="404"\}/);
    expect(text).not.toMatch(/kubenet|nothing\/here/);
  });
});
