import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { canonicalJson } from '@plimsoll/engine';
import { expect, it, onTestFinished } from 'vitest';
import type { Answers } from './answers.js';
import { boats } from './local/boats.spec-fixture.js';
import type { LocalPlimsoll } from './local/local.types.js';
import { createClient } from './online/client.js';
import { openRelease, type OpenedRelease } from './open-release.js';
import type { Operations } from './generated/operations.js';

/** Compiles as long as each of the three can stand where `Answers` is asked for. */
const standsFor = {
  client: (one: Operations): Answers => one,
  opened: (one: OpenedRelease): Answers => one,
  local: (one: LocalPlimsoll): Answers => one,
};

/** A tool that does not know where its answers come from. */
async function crewOf(plimsoll: Answers): Promise<string> {
  return canonicalJson(await plimsoll.compare({ options: ['ketch'], dimensions: ['max-crew'], asOf: '2026-11-22' }));
}

it('the same code is answered by a service and without one', async () => {
  const opened = openRelease(boats(1));
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(canonicalJson(opened.compare({ options: ['ketch'], dimensions: ['max-crew'], asOf: '2026-11-22' })));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  expect(await crewOf(standsFor.client(client))).toBe(await crewOf(standsFor.opened(opened)));
});
