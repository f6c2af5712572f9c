import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from './config.schema.js';
import { ConfigError, readConfig } from './config.js';

const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('gives every setting a default but the database', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: '.plimsoll',
      logLevel: 'info',
      pollIntervalMs: 5000,
      bodyLimitBytes: 5_242_880,
      designItems: 1000,
      compiledReleases: 8,
      answerCacheBytes: 67_108_864,
      requestTimeoutMs: 30_000,
      drainTimeoutMs: 10_000,
      isReadingOpen: true,
      rates: { requests: 0, writes: 6000, failedTokens: 60, trustedProxies: [] },
      approvalsNeeded: 1,
      jobIntervalMs: 1000,
      comparisonTimeoutMs: 60_000,
      webhookTimeoutMs: 15_000,
      allowsPrivateWebhooks: false,
      openStreams: 1000,
      streamHeartbeatMs: 15_000,
      streamTokenCheckMs: 5000,
      graphqlIntrospection: true,
    });
  });

  it('takes an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('names every bad variable at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      PLIMSOLL_BODY_LIMIT_BYTES: '1e9',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PLIMSOLL_BODY_LIMIT_BYTES',
      'PORT',
    ]);
  });

  it('never repeats a value, which may be a secret in the wrong place', () => {
    const secret = 'hunter2-is-secret';
    const bad = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, secret.repeat(400)]));
    const faults = faultsOf(bad);
    expect(faults).toHaveLength(Object.keys(environmentSchema.shape).length);
    expect(faults.join('\n')).not.toContain(secret);
  });

  const oidc = { PLIMSOLL_OIDC_ISSUER: 'https://login.test', PLIMSOLL_OIDC_AUDIENCE: 'plimsoll' };

  it('pins everything about the tokens of a provider', () => {
    expect(readConfig(oidc).oidc).toEqual({
      issuer: 'https://login.test',
      audience: 'plimsoll',
      algorithms: ['ES256', 'RS256'],
      tokenType: 'at+jwt',
      rolesClaim: 'roles',
      rolesOf: ['reader', 'editor', 'publisher', 'admin'].map((role) => [role, role]),
      keysMaxAgeMs: 600_000,
      keysCooldownMs: 30_000,
    });
  });

  it.each([
    ['an issuer without an audience', { PLIMSOLL_OIDC_ISSUER: 'https://login.test' }],
    ['an audience without an issuer', { PLIMSOLL_OIDC_AUDIENCE: 'plimsoll' }],
    ['signatures with a shared secret', { ...oidc, PLIMSOLL_OIDC_ALGORITHMS: 'ES256,HS256' }],
    ['no signatures', { ...oidc, PLIMSOLL_OIDC_ALGORITHMS: 'none' }],
    ['keys from an open line', { ...oidc, PLIMSOLL_OIDC_JWKS_URL: 'http://login.test/keys' }],
    ['an issuer on an open line', { ...oidc, PLIMSOLL_OIDC_ISSUER: 'http://login.test' }],
    ['an issuer with a password', { ...oidc, PLIMSOLL_OIDC_ISSUER: 'https://u:p@login.test' }],
    ['a role that there is not', { ...oidc, PLIMSOLL_OIDC_ROLES: 'everybody=root' }],
    ['a proxy that is no network', { PLIMSOLL_TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['a proxy by name', { PLIMSOLL_TRUSTED_PROXIES: 'proxy.test' }],
  ])('refuses %s', (_what, environment) => {
    expect(faultsOf(environment)).toHaveLength(1);
  });

  it.each(['12.5', '-1', '0x10', ' 80', '٣'])('refuses %j as a port', (port) => {
    expect(faultsOf({ PORT: port })).toHaveLength(1);
  });
});

describe('.env.example', () => {
  const lines = example.split('\n').filter((line) => /^#? ?[A-Z_]+=/.test(line));
  const names = lines.map((line) => line.replace(/^#? ?/, '').split('=')[0] ?? '');

  it('names exactly the variables of the schema', () => {
    expect([...names].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('shows the defaults that the schema has', () => {
    const withoutDefault = lines
      .filter((line) => line.startsWith('#'))
      .map((line) => line.slice(2).split('=')[0] ?? '');
    const shown = Object.fromEntries(
      lines
        .filter((line) => !line.startsWith('#'))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(readConfig(shown)).toEqual(readConfig({}));
    expect(Object.keys(shown).sort()).toEqual(
      Object.keys(environmentSchema.shape)
        .filter((name) => !withoutDefault.includes(name))
        .sort(),
    );
  });
});
