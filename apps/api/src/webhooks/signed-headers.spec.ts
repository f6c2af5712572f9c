import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signedHeaders } from './signed-headers.js';
import { makeSecret, WebhookSecrets } from './webhook-secrets.js';

const at = new Date('2026-11-22T09:00:00.900Z');

describe('the headers of a message', () => {
  it('are those of the worked example of Standard Webhooks', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
    expect(signedHeaders(message, [secret], new Date(1_614_265_330_000))).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('hold a signature for each secret in force', () => {
    const secrets = [makeSecret(), makeSecret()];
    const { 'webhook-signature': signature } = signedHeaders({ id: 'a', body: 'é' }, secrets, at);
    const expected = secrets.map((secret) => {
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      return `v1,${createHmac('sha256', key)
        .update(`a.${Math.floor(at.getTime() / 1000)}.é`, 'utf8')
        .digest('base64')}`;
    });
    expect(signature).toBe(expected.join(' '));
  });
});

describe('a secret', () => {
  it('is 256 random bits, which receivers know by their form', () => {
    const secrets = Array.from({ length: 50 }, makeSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it('opens only for its webhook, under its pepper, and untouched', () => {
    const secrets = new WebhookSecrets('a pepper of some length');
    const secret = makeSecret();
    const sealed = secrets.seal(secret, 'one');
    expect(Buffer.from(sealed).includes(secret)).toBe(false);
    expect(secrets.seal(secret, 'one')).not.toEqual(sealed);
    expect(secrets.open(sealed, 'one')).toBe(secret);
    expect(secrets.open(sealed, 'two')).toBeUndefined();
    expect(new WebhookSecrets('another pepper of it').open(sealed, 'one')).toBeUndefined();
    for (let index = 0; index < sealed.length; index += 1)
      expect(secrets.open(sealed.with(index, (sealed[index] ?? 0) ^ 1), 'one')).toBeUndefined();
    expect(secrets.open(sealed.subarray(0, 20), 'one')).toBeUndefined();
  });
});
