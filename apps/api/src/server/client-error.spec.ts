import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.factory.js';
import { readConfig } from '../config/config.js';
import { FixtureMemory } from '../releases/fixture-memory.spec-fixture.js';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await buildApp({
    config: readConfig({}),
    log: pino({ level: 'silent' }),
    memory: new FixtureMemory(),
    migrations: [],
  });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

async function speak(text: string): Promise<{ status: number; head: string; body: { code: string; status: number } }> {
  const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => undefined);
  socket.write(text);
  await new Promise((resolve) => socket.on('close', resolve));
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, body: JSON.parse(body) as { code: string; status: number } };
}

describe('what is not HTTP', () => {
  it.each([
    ['nonsense\r\n\r\n', 400, 'bad-request'],
    [`GET /v1/compare?options=${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'headers-too-large'],
    ['POST /v1/compare HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n', 400, 'bad-request'],
  ])('is answered with a problem on the socket: %.40j', async (text, status, code) => {
    const answer = await speak(text);
    expect([answer.status, answer.body.status, answer.body.code]).toEqual([status, status, code]);
    expect(answer.head).toContain('application/problem+json');
  });
});
