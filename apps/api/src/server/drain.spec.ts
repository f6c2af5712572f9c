import { connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../app.factory.js';
import { readConfig } from '../config/config.js';
import { FixtureMemory } from '../releases/fixture-memory.spec-fixture.js';

const events: string[] = [];

async function listen(drainTimeoutMs: string): Promise<{ app: NestFastifyApplication; port: number }> {
  events.length = 0;
  const close = async () => void events.push('closed the ground');
  const config = readConfig({ PLIMSOLL_DRAIN_TIMEOUT_MS: drainTimeoutMs });
  const app = await buildApp({
    config,
    log: pino({ level: 'silent' }),
    memory: new FixtureMemory(),
    migrations: [],
    close,
  });
  await app.listen(0, '127.0.0.1');
  return { app, port: Number(new URL(await app.getUrl()).port) };
}

const BODY = JSON.stringify({ catalog: 'boats', category: 'hull' });
const HEAD = `POST /v1/compare HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n`;

/** A request that has begun: the body's last byte is still to come. */
async function begin(port: number) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.write(HEAD + BODY.slice(0, -1), resolve));
  return { socket, ended };
}

/** Until the server has taken the request up. */
async function hasArrived(app: NestFastifyApplication): Promise<void> {
  const connections = () =>
    new Promise<number>((resolve) => app.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)));
  while ((await connections()) === 0) await new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('closing the service', () => {
  it('finishes a running request, tells its connection to close, and closes the ground last', async () => {
    const { app, port } = await listen('30000');
    const { socket, ended } = await begin(port);
    await hasArrived(app);
    const closing = app.close().then(() => events.push('closed the service'));
    await new Promise((resolve) => setImmediate(resolve));
    socket.write(BODY.slice(-1), () => events.push('sent the rest'));
    const answer = await ended;
    await closing;
    expect(answer).toContain('HTTP/1.1 200 OK');
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(events).toEqual(['sent the rest', 'closed the ground', 'closed the service']);
  });

  it('cuts off what does not finish in time', async () => {
    const { app, port } = await listen('50');
    const { ended } = await begin(port);
    await hasArrived(app);
    await app.close();
    expect(await ended).not.toContain('200 OK');
    expect(events).toEqual(['closed the ground']);
  });

  it('does not wait for a connection that never asked anything', async () => {
    const { app, port } = await listen('30000');
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    await hasArrived(app);
    const gone = new Promise((resolve) => socket.on('close', resolve));
    socket.resume();
    await app.close();
    await gone;
    expect(events).toEqual(['closed the ground']);
  });
});
