import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig, type OidcConfig } from '../config/config.js';
import { callerBy } from './authentication.js';
import type { Caller } from './caller.js';
import { TokenWatch } from './token-watch.js';
import { forge as forgeBy, forgeries, nowSeconds, type Forgery } from './forged-tokens.spec-fixture.js';
import { OidcTokens } from './oidc-tokens.js';
import { AUDIENCE, makeKey, startProvider, type TestProvider } from './test-provider.spec-fixture.js';

let provider: TestProvider;
let key: JWK;

beforeAll(async () => {
  provider = await startProvider();
  key = await makeKey('key-1');
  provider.use(key);
});
afterAll(() => provider.stop());

const oidcOf = (more: Partial<OidcConfig> = {}, environment: Readonly<Record<string, string>> = {}): OidcConfig => {
  const { oidc } = readConfig({
    PLIMSOLL_OIDC_ISSUER: provider.issuer,
    PLIMSOLL_OIDC_AUDIENCE: AUDIENCE,
    PLIMSOLL_OIDC_ROLES: 'catalog-editors=editor,platform=admin',
    ...environment,
  });
  if (!oidc) throw new Error('there is no provider in the configuration');
  return { ...oidc, ...more };
};

const tokensOf = (oidc: OidcConfig = oidcOf(), now: Date = new Date()) => new OidcTokens(oidc, () => now);

describe('access tokens of a real provider', () => {
  it('say who the caller is, with the roles that their claim maps to and no others', async () => {
    const caller: Caller | undefined = await tokensOf().recognise(await provider.token());
    const id = `user:${provider.issuer}#nightly`;
    expect(caller).toEqual({ id, kind: 'user', name: 'nightly', roles: ['editor'] });
  });

  it('give no role to whoever has none there', async () => {
    expect((await tokensOf().recognise(await provider.token('stranger')))?.roles).toEqual([]);
  });

  it('are verified with keys of a pinned address too, without discovery', async () => {
    const oidc = oidcOf({}, { PLIMSOLL_OIDC_JWKS_URL: `${provider.issuer}/jwks` });
    expect((await tokensOf(oidc).recognise(await provider.token()))?.roles).toEqual(['editor']);
  });

  it('are verified many times with keys that were fetched once', async () => {
    const tokens = tokensOf();
    const before = provider.keyRequests;
    const callers = await Promise.all(Array.from({ length: 20 }, async () => tokens.recognise(await provider.token())));
    expect(callers.every((caller) => caller?.kind === 'user')).toBe(true);
    expect(provider.keyRequests - before).toBe(1);
  });

  it('end, but for half a minute in which clocks may differ', async () => {
    const token = await provider.token();
    const after = (seconds: number) => tokensOf(oidcOf(), new Date(Date.now() + seconds * 1000));
    await expect(after(600 + 20).recognise(token)).resolves.toBeDefined();
    await expect(after(600 + 40).recognise(token)).rejects.toMatchObject({ status: 401, code: 'invalid-token' });
  });

  it('survive a change of keys, and a retired key does not', async () => {
    const tokens = tokensOf(oidcOf({ keysCooldownMs: 0 }));
    const [first, second] = [await makeKey('round-1'), await makeKey('round-2')];
    provider.use(first);
    const old = await provider.token();
    await expect(tokens.recognise(old)).resolves.toBeDefined();
    provider.use(second, first);
    await expect(tokens.recognise(await provider.token())).resolves.toBeDefined();
    await expect(tokens.recognise(old)).resolves.toBeDefined();
    provider.use(await makeKey('round-3'));
    await expect(tokens.recognise(await provider.token())).resolves.toBeDefined();
    await expect(tokens.recognise(old)).rejects.toMatchObject({ status: 401, code: 'invalid-token' });
    provider.use(key);
  });

  it('with keys that nobody knows make one look for them in a cooldown, however many come', async () => {
    const tokens = tokensOf();
    await tokens.recognise(await provider.token());
    const before = provider.keyRequests;
    for (let count = 0; count < 20; count += 1) {
      const forged = await forge({ kid: `unknown-${count}` });
      await expect(tokens.recognise(forged)).rejects.toMatchObject({ status: 401 });
    }
    expect(provider.keyRequests).toBe(before);
  });
});

const forge = (forgery?: Forgery) => forgeBy({ issuer: provider.issuer, key }, forgery);

describe('a forged token', () => {
  it('is told from a good one: what is forged below is taken where nothing is changed', async () => {
    expect(await tokensOf().recognise(await forge())).toMatchObject({ roles: ['admin'] });
  });

  it.each(Object.keys(forgeries))('%s is refused, and nothing is told', async (name) => {
    const token = (await forgeries[name]?.({ issuer: provider.issuer, key })) ?? '';
    const refusal = await tokensOf()
      .recognise(token)
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 401, code: 'invalid-token', errors: [] });
    expect((refusal as Error).message).toBe('The token is not valid, or not any more.');
  });
});

describe('roles', () => {
  const rolesFrom = async (claim: string, claims: object) => {
    const tokens = tokensOf(oidcOf({}, { PLIMSOLL_OIDC_ROLES_CLAIM: claim }));
    return (await tokens.recognise(await forge({ claims: { roles: undefined, ...claims } })))?.roles;
  };

  it.each([
    ['a list', 'groups', { groups: ['platform', 'catalog-editors'] }, ['admin', 'editor']],
    ['a text with spaces', 'groups', { groups: 'catalog-editors platform' }, ['editor', 'admin']],
    ['a place inside of objects', 'realm.access', { realm: { access: ['platform'] } }, ['admin']],
    ['a claim whose name holds dots', 'https://a.test/roles', { 'https://a.test/roles': ['platform'] }, ['admin']],
    ['a claim that is not there', 'groups', {}, []],
    ['a number', 'groups', { groups: 7 }, []],
    ['what every object has', 'constructor', {}, []],
    ['what every object has, inside of one', 'realm.constructor.name', { realm: {} }, []],
  ])('are read from %s', async (_kind, claim, claims, roles) => {
    expect(await rolesFrom(claim, claims)).toEqual(roles);
  });

  it('are never taken by their own name where other values are configured', async () => {
    expect(await rolesFrom('roles', { roles: ['admin', 'publisher'] })).toEqual([]);
  });
});

describe('the name of a caller', () => {
  it.each([
    ['Grace', 'Grace'],
    ['grace@example.test', 'mallory'],
    ['x'.repeat(101), 'mallory'],
    [42, 'mallory'],
  ])('%j is shown as %s', async (name, shown) => {
    expect((await tokensOf().recognise(await forge({ claims: { name } })))?.name).toBe(shown);
  });
});

describe('a provider that is away', () => {
  const answering = async (answer: (path: string) => readonly [status: number, body: string]) => {
    const server = createServer((request, response) => {
      const [status, body] = answer(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { issuer, stop: () => void server.close() };
  };

  const failureAt = async (issuer: string, token: string) =>
    tokensOf(oidcOf({ issuer }))
      .recognise(token)
      .catch((error: unknown) => error);

  it('makes no verdict on a token, for it is not known', async () => {
    const token = await forge();
    const failure = await failureAt('http://127.0.0.1:1', token);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toMatchObject({ status: 401 });
  });

  it.each([
    ['fails', [500, ''], /500/],
    [
      'speaks of another issuer',
      [200, '{"issuer":"https://another.test","jwks_uri":"https://another.test"}'],
      /issuer/,
    ],
    ['sends more than keys', [200, ' '.repeat(300_000)], /more than keys/],
    ['sends no JSON', [200, '<html>'], /JSON|token/],
    ['points elsewhere', [302, ''], /302/],
    ['has moved for good', [308, '{}'], /308/],
  ] as const)('or that %s makes none either', async (_what, told, reason) => {
    const { issuer, stop } = await answering(() => told);
    const failure = await failureAt(issuer, await forge());
    expect(failure).not.toMatchObject({ status: 401 });
    expect(String(failure)).toMatch(reason);
    stop();
  });

  it('whose keys lie in the open is not asked for them', async () => {
    let told = '';
    const { issuer, stop } = await answering(() => [200, told]);
    told = JSON.stringify({ issuer, jwks_uri: 'http://keys.example.test/jwks' });
    expect(String(await failureAt(issuer, await forge()))).toMatch(/issuer/);
    stop();
  });

  it('goes on with keys that were fetched before', async () => {
    const own = await startProvider();
    own.use(key);
    const tokens = tokensOf(oidcOf({ issuer: own.issuer }));
    const token = await own.token();
    await expect(tokens.recognise(token)).resolves.toBeDefined();
    await own.stop();
    await expect(tokens.recognise(token)).resolves.toBeDefined();
  });

  it.each([
    ['points elsewhere', 302, ''],
    ['sends keys without an end', 200, ' '.repeat(300_000)],
    ['sends no set of keys', 200, '{"keys":"none"}'],
    ['sends a page', 200, '<html>'],
    ['sends keys that are none', 200, '{"keys":[{"kty":"EC","kid":"key-1"}]}'],
  ])('or whose keys are found where somebody %s lets nobody in', async (_what, status, body) => {
    let told = '';
    const { issuer, stop } = await answering((path) => (path === '/jwks' ? [status, body] : [200, told]));
    told = JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` });
    const failure = await tokensOf(oidcOf({ issuer }))
      .recognise(await forge({ claims: { iss: issuer } }))
      .then(
        () => 'let in',
        (error: unknown) => error,
      );
    expect(failure).toBeInstanceOf(Error);
    stop();
  });

  it('and whose answer drips is not waited for', async () => {
    const drips: NodeJS.Timeout[] = [];
    const dripping = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      drips.push(setInterval(() => response.write(' '), 50));
    }).listen(0, '127.0.0.1');
    await once(dripping, 'listening');
    const issuer = `http://127.0.0.1:${(dripping.address() as AddressInfo).port}`;
    const failure = await failureAt(issuer, await forge());
    expect(failure).toMatchObject({ name: 'TimeoutError' });
    for (const drip of drips) clearInterval(drip);
    dripping.closeAllConnections();
    dripping.close();
  });

  it('and does not answer keeps nobody waiting but the first', async () => {
    let asked = 0;
    const silent = createServer((_request, response) => {
      asked += 1;
      response.destroy();
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const tokens = tokensOf(oidcOf({ issuer }));
    for (let count = 0; count < 5; count += 1)
      await expect(tokens.recognise(await forge({ kid: `unknown-${count}` }))).rejects.not.toMatchObject({
        status: 401,
      });
    expect(asked).toBe(1);
    silent.close();
  });

  it('is asked again when it is back', async () => {
    let isBack = false;
    const { issuer, stop } = await answering((path) => {
      if (!isBack) return [503, ''];
      const { d: _private, ...shown } = key;
      return [200, JSON.stringify(path === '/jwks' ? { keys: [shown] } : { issuer, jwks_uri: `${issuer}/jwks` })];
    });
    const tokens = tokensOf(oidcOf({ issuer }));
    const token = await forge({ claims: { iss: issuer } });
    await expect(tokens.recognise(token)).rejects.toThrow('503');
    isBack = true;
    await expect(tokens.recognise(token)).resolves.toMatchObject({ id: `user:${issuer}#mallory` });
    stop();
  });
});

describe('what stays open', () => {
  it('ends when its access token does', async () => {
    let now = new Date();
    const tokens = new OidcTokens(oidcOf(), () => now);
    const look = async (header: string) => callerBy(header, [tokens]);
    const header = `Bearer ${await forge({ claims: { exp: nowSeconds() + 60 } })}`;
    const ended = new Promise<string | undefined>((resolve) => {
      void look(header).then((caller) => new TokenWatch(look, 5).over(header, caller)((why) => resolve(why?.code)));
    });
    now = new Date(now.getTime() + 91_000);
    expect(await ended).toBe('invalid-token');
  });

  it('ends also while its provider is away, whose word is not needed for what is over', async () => {
    const own = await startProvider();
    own.use(key);
    const token = await forgeBy({ issuer: own.issuer, key }, { claims: { exp: nowSeconds() - 31 } });
    await own.stop();
    await expect(tokensOf(oidcOf({ issuer: own.issuer })).recognise(token)).rejects.toMatchObject({
      code: 'invalid-token',
    });
  });
});
