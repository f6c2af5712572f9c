import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createClient, type Client } from 'graphql-ws';
import { policy } from '../../apps/api/src/access/policy.js';
import { eventually } from '../support/eventually.js';
import { hire, type Writer } from '../support/writer.js';
import { describedRoutes } from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
let reader: Writer;
beforeAll(async () => {
  app = await runApp({ PLIMSOLL_OPEN_READING: 'false', PLIMSOLL_FAILED_TOKEN_LIMIT: '0' });
  reader = await hire(() => app.url, app.adminToken, 'reader', 'reader');
});
afterAll(() => app.stop());

const COMPARE = '/v1/compare?category=network-plugin&release=2&asOf=2026-11-22';
const bearer = () => ({ authorization: `Bearer ${reader.token}` });

const ask = async (path: string, init: RequestInit = {}) => {
  const stop = new AbortController();
  const answer = await fetch(`${app.url}${path}`, { ...init, signal: stop.signal });
  const { status, headers } = answer;
  const text = headers.get('content-type')?.startsWith('text/event-stream') === true ? '' : await answer.text();
  stop.abort();
  return { status, headers, text };
};

const readings = describedRoutes.filter(
  ({ operationId }) =>
    (policy as Readonly<Record<string, { readonly allowed: unknown }>>)[operationId]?.allowed === 'reading',
);

describe('while reading is closed', () => {
  it.each(readings)('$name needs a token', async ({ path, method, example, mediaType }) => {
    const address = path.replaceAll(/\{\w+\}/g, 'x1');
    const body = method === 'post' ? { headers: { 'content-type': mediaType }, body: JSON.stringify(example) } : {};
    const answer = await ask(address, { method: method.toUpperCase(), ...body });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([401, 'token-required']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="plimsoll"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/kubenet|overlay/);
  });

  it.each(['/livez', '/readyz', '/problems', '/openapi.json', '/docs', '/v1/caller'])('%s needs none', async (path) => {
    expect((await ask(path)).status).toBe(200);
  });

  it('answers whoever has a role, and lets no cache keep it, be it the second time', async () => {
    for (const time of [1, 2, 3]) {
      const answer = await ask(COMPARE, { headers: bearer() });
      expect([time, answer.status, answer.headers.get('cache-control')]).toEqual([time, 200, 'no-store']);
      expect((await ask(COMPARE)).status).toBe(401);
    }
  });

  it.each(['/metrics', '/v1/catalogs/aks-networking/releases/2/snapshot', '/v1/events', '/v1/events/stream'])(
    '%s is given to whoever has a role',
    async (path) => {
      const answer = await ask(path, { headers: bearer() });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toMatch(/no-store|no-cache/);
    },
  );

  it('refuses a token that does not do, also where none is needed', async () => {
    const answer = await ask('/livez', { headers: { authorization: 'Bearer nonsense' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="plimsoll", error="invalid_token"');
  });
});

const graphql = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

describe('GraphQL while reading is closed', () => {
  it.each(['{ catalogs { catalog } }', '{ __schema { types { name } } }', '{ __typename }', 'no document'])(
    'answers %s to nobody without a token',
    async (query) => {
      const answer = await graphql(query);
      expect([answer.status, JSON.parse(answer.text).code]).toEqual([401, 'token-required']);
    },
  );

  it('answers whoever has a role', async () => {
    const answer = await graphql('{ catalogs { catalog } }', bearer());
    expect(JSON.parse(answer.text).data.catalogs).toHaveLength(1);
    expect(answer.headers.get('cache-control') ?? 'no-store').toContain('no-store');
  });

  const closed = async (connectionParams?: Readonly<Record<string, unknown>>) => {
    let code: number | undefined;
    const client = socketClient(connectionParams, (event) => (code = (event as { readonly code: number }).code));
    client.subscribe({ query: SUBSCRIPTION }, { next: () => {}, error: () => {}, complete: () => {} });
    await eventually(() => code !== undefined);
    await client.dispose();
    return code;
  };

  it.each([undefined, { authorization: 'Bearer nonsense' }, { authorization: 7 }])(
    'refuses a socket that begins with %j',
    async (params) => expect(await closed(params)).toBe(4403),
  );

  it('takes a socket whose first message brings a token', async () => {
    let isConnected = false;
    const client = socketClient({ authorization: `Bearer ${reader.token}` }, undefined, () => (isConnected = true));
    client.subscribe({ query: SUBSCRIPTION }, { next: () => {}, error: () => {}, complete: () => {} });
    await eventually(() => isConnected);
    await client.dispose();
  });

  it('streams events of a subscription to whoever has a role, and to nobody else', async () => {
    const stream = (headers: Readonly<Record<string, string>>) =>
      ask('/graphql/stream', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ query: SUBSCRIPTION }),
      });
    expect((await stream({})).status).toBe(401);
    expect((await stream(bearer())).status).toBe(200);
  });
});

const SUBSCRIPTION = 'subscription { releasePublished(catalog: "aks-networking") { sequence } }';

function socketClient(
  connectionParams: Readonly<Record<string, unknown>> | undefined,
  onClosed?: (event: unknown) => void,
  onConnected?: () => void,
): Client {
  return createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    ...(connectionParams ? { connectionParams: { ...connectionParams } } : {}),
    on: { ...(onClosed ? { closed: onClosed } : {}), ...(onConnected ? { connected: onConnected } : {}) },
  });
}
