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
      openStreams: 1000,
      streamHeartbeatMs: 15_000,
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
    const withoutDefault = ['DATABASE_URL', 'PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS'];
    const shown = Object.fromEntries(
      lines.filter((line) => !line.startsWith('#')).map((line) => line.split('=') as [string, string]),
    );
    expect(readConfig(shown)).toEqual(readConfig({}));
    expect(Object.keys(shown).sort()).toEqual(
      Object.keys(environmentSchema.shape)
        .filter((name) => !withoutDefault.includes(name))
        .sort(),
    );
  });
});
