import { afterEach, describe, expect, it } from 'vitest';
import { hire, Writer } from '../support/writer.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.stop();
  app = undefined;
});

const start = async (environment: Readonly<Record<string, string>>) => (app = await runApp(environment));

const ask = async (url: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(`${url}${path}`, { headers });
  const text = await answer.text();
  return {
    status: answer.status,
    rate: answer.headers.get('ratelimit'),
    policy: answer.headers.get('ratelimit-policy'),
    retryAfter: Number(answer.headers.get('retry-after')),
    text,
    headers: answer.headers,
  };
};

const COMPARE = '/v1/compare?category=network-plugin&release=2&asOf=2026-11-22';

/** A request whose headers can be added to. */
type Init = Pick<RequestInit, 'method' | 'body'> & { readonly headers?: Readonly<Record<string, string>> };

describe('requests a minute', () => {
  it('are counted for whoever asks without a token by address, hot answers too, and told in every answer', async () => {
    const { url } = await start({ PLIMSOLL_RATE_LIMIT: '5' });
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await ask(url, COMPARE));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(new Set(answers.map(({ policy }) => policy))).toEqual(new Set(['"requests";q=5;w=60']));
    expect(answers.map(({ rate }) => /^"requests";r=(\d);t=\d+$/.exec(rate ?? '')?.[1])).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
      '0',
    ]);
    const last = answers.at(-1);
    expect(last?.retryAfter).toBeGreaterThan(0);
    expect(last?.retryAfter).toBeLessThanOrEqual(60);
    expect(JSON.parse(last?.text ?? '')).toMatchObject({
      code: 'rate-limited',
      status: 429,
      type: '/problems/rate-limited',
    });
    expect(last?.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of one caller are none of another, and health is never counted', async () => {
    const { url, adminToken } = await start({ PLIMSOLL_RATE_LIMIT: '4' });
    const reader = await hire(() => url, adminToken, 'reader', 'reader');
    const as = { authorization: `Bearer ${reader.token}` };
    for (let count = 0; count < 4; count += 1) expect((await ask(url, '/v1/catalogs', as)).status).toBe(200);
    expect((await ask(url, '/v1/catalogs', as)).status).toBe(429);
    expect((await ask(url, '/graphql', as)).status).toBe(429);
    expect((await ask(url, '/v1/catalogs')).status).toBe(200);
    for (let count = 0; count < 10; count += 1) expect((await ask(url, '/readyz')).status).toBe(200);
  });

  it('are those of one caller through every door, and told in each', async () => {
    const { url, adminToken } = await start({ PLIMSOLL_RATE_LIMIT: '7' });
    const editor = await hire(() => url, adminToken, 'editor', 'editor');
    const authorization = `Bearer ${editor.token}`;
    const subscription = 'subscription { releasePublished(catalog: "aks-networking") { sequence } }';
    const doors: readonly (readonly [path: string, init: Init])[] = [
      ['/v1/drafts', {}],
      ['/v1/drafts', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
      ['/v1/sources/nothing-like-this', {}],
      [
        '/graphql',
        { method: 'POST', body: '{"query":"{ __typename }"}', headers: { 'content-type': 'application/json' } },
      ],
      ['/v1/events/stream', {}],
      [`/graphql/stream?query=${encodeURIComponent(subscription)}`, { headers: { accept: 'text/event-stream' } }],
      ['/v1/tokens', {}],
      ['/v1/drafts', {}],
      [
        '/graphql',
        { method: 'POST', body: '{"query":"{ __typename }"}', headers: { 'content-type': 'application/json' } },
      ],
    ];
    const told = [];
    for (const [path, init] of doors) {
      const stop = new AbortController();
      const { headers, status } = await fetch(`${url}${path}`, {
        ...init,
        headers: { ...init.headers, authorization },
        signal: stop.signal,
      });
      told.push([
        /r=(\d)/.exec(headers.get('ratelimit') ?? '')?.[1],
        status === 429,
        Number(headers.get('retry-after')) > 0,
      ]);
      stop.abort();
    }
    const within = ['6', '5', '4', '3', '2', '1', '0'].map((left) => [left, false, false]);
    expect(told).toEqual([...within, ['0', true, true], ['0', true, true]]);
  });

  it('are any number where nothing is configured, and nothing is told of them', async () => {
    const { url } = await start({});
    const answer = await ask(url, COMPARE);
    expect([answer.rate, answer.policy]).toEqual([null, null]);
  });

  it('count for the address that a proxy tells only where that proxy is trusted', async () => {
    const forged = (address: string) => ({ 'x-forwarded-for': address });
    const open = await start({ PLIMSOLL_RATE_LIMIT: '1' });
    expect((await ask(open.url, '/v1/catalogs', forged('203.0.113.1'))).status).toBe(200);
    expect((await ask(open.url, '/v1/catalogs', forged('203.0.113.2'))).status).toBe(429);
    await open.stop();
    const behind = await start({ PLIMSOLL_RATE_LIMIT: '1', PLIMSOLL_TRUSTED_PROXIES: '127.0.0.0/8' });
    expect((await ask(behind.url, '/v1/catalogs', forged('203.0.113.1'))).status).toBe(200);
    expect((await ask(behind.url, '/v1/catalogs', forged('203.0.113.2'))).status).toBe(200);
    expect((await ask(behind.url, '/v1/catalogs', forged('203.0.113.2'))).status).toBe(429);
  });
});

describe('writes a minute', () => {
  it('are counted by caller; questions by POST are none', async () => {
    const { url, adminToken } = await start({ PLIMSOLL_WRITE_LIMIT: '3' });
    const admin = new Writer(() => url, adminToken);
    const write = (name: string) => admin.ask('/v1/tokens', { body: { name, roles: ['reader'] } });
    const question = { body: { category: 'network-plugin' } };
    for (let count = 0; count < 5; count += 1) expect((await admin.ask('/v1/compare', question)).status).toBe(200);
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await write(`token ${count}`)).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
    expect((await admin.ask('/v1/tokens')).status).toBe(200);
    const raw = await fetch(`${url}/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(raw.headers.get('ratelimit-policy')).toBe('"writes";q=3;w=60');
    expect(Number(raw.headers.get('retry-after'))).toBeGreaterThan(0);
    await raw.text();
  });
});

describe('tokens that do not do', () => {
  it('are taken so many times from an address, and then none is looked at, while others may ask', async () => {
    const { url, adminToken } = await start({
      PLIMSOLL_FAILED_TOKEN_LIMIT: '3',
      PLIMSOLL_TRUSTED_PROXIES: '127.0.0.1',
    });
    const from = (address: string, token: string) =>
      ask(url, '/v1/caller', { authorization: `Bearer ${token}`, 'x-forwarded-for': address });
    const statuses = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await from('203.0.113.1', `guess-${count}`)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const good = await from('203.0.113.1', adminToken);
    expect([good.status, good.retryAfter > 0]).toEqual([429, true]);
    expect((await from('203.0.113.2', adminToken)).status).toBe(200);
    expect((await ask(url, '/v1/catalogs', { 'x-forwarded-for': '203.0.113.1' })).status).toBe(200);
  });
});
