import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  answers,
  cutsAfter,
  losesTheAnswer,
  passes,
  resets,
  startProxy,
  swallows,
  swallowsTheAnswer,
  type Proxy,
} from '../../../../test/support/proxy.js';
import { AnswerMemory } from './answer-memory.js';
import { perform } from './call.js';
import { PlimsollError } from './errors.js';

let server: Server;
let proxy: Proxy;
let written: number;
beforeEach(async () => {
  written = 0;
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      written += 1;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ written }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startProxy();
  proxy.pointTo((server.address() as AddressInfo).port);
});
afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const send = (mayRepeat: boolean) =>
  perform(
    {
      method: 'POST',
      url: `${proxy.url}/v1/things`,
      headers: { accept: 'application/json' },
      body: '{}',
      asText: false,
    },
    { fetch, memory: new AnswerMemory(0) },
    { timeoutMs: 300, deadlineMs: 5000, retries: 3, signal: undefined, mayRepeat, hooks: {}, random: () => 0 },
  );

const faults = {
  'a reset after accept': resets,
  'a black hole': swallows,
  'an answer that is lost': losesTheAnswer,
  'an answer that never comes': swallowsTheAnswer,
  'a cut answer': cutsAfter(3),
  'too many calls': answers(429, { 'retry-after': '0' }, ''),
  'a busy service': answers(503, { 'retry-after': '0' }, ''),
  'a page of a proxy': answers(502, { 'content-type': 'text/html' }, '<html>Bad Gateway</html>'),
  'a page of a proxy with status 200': answers(200, { 'content-type': 'text/html' }, '<html>Log in</html>'),
};

describe('a write through a proxy', () => {
  it.each(Object.entries(faults))('without a key is done at most once: %s', async (_name, fault) => {
    proxy.behave(fault, passes);
    await expect(send(false)).rejects.toBeInstanceOf(PlimsollError);
    expect(proxy.passed.length).toBeLessThanOrEqual(1);
    expect(written).toBe(proxy.passed.length);
  });

  it.each(Object.entries(faults))('with a key is sent again, and answered: %s', async (_name, fault) => {
    proxy.behave(fault, passes);
    expect(await send(true)).toMatchObject({ tries: 2, data: { written } });
    expect(proxy.passed.length).toBeGreaterThanOrEqual(1);
  });
});
