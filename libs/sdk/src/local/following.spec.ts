import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { boats } from './boats.spec-fixture.js';
import { json, problem, type BoatService } from './service.spec-fixture.js';
import { bundledUpTo, crewOf, eventually, open, startService } from './world.spec-fixture.js';

const SOON_MS = 10;
const HOUR_MS = 3_600_000;
const random = () => 0;

const byTag = (service: BoatService) => ({ server: { baseUrl: service.url, random }, pollMs: SOON_MS });
/** The next look is an hour away, so what comes, came by an event. */
const byEvents = (service: BoatService) => ({
  server: { baseUrl: service.url, random },
  pollMs: HOUR_MS,
  follow: 'events' as const,
});

async function opened(service: BoatService, options: Parameters<typeof open>[0]) {
  const heard = await open(options);
  await eventually(() => service.openStreams === 1);
  return heard;
}

describe('following by tag', () => {
  it('takes each release that becomes current, also an older one', async () => {
    const service = await startService();
    const { local, releases } = await open(byTag(service));
    for (const sequence of [2, 3, 2]) {
      service.makeCurrent(sequence);
      await eventually(() => crewOf(local) === 10 * sequence);
    }
    expect(releases).toEqual([2, 3, 2]);
    expect([local.origin, local.server.state]).toEqual(['network', 'live']);
  });

  it('fetches nothing while nothing changes, and goes back without fetching again', async () => {
    const service = await startService();
    const { local } = await open(byTag(service));
    await eventually(() => service.count('/current') > 5);
    expect(service.count('/snapshot')).toBe(1);
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
    service.makeCurrent(1);
    await eventually(() => crewOf(local) === 10);
    expect(service.count('/snapshot')).toBe(2);
  });

  it('keeps the last good release while the service is away, says since when, and comes back', async () => {
    const service = await startService();
    const { local, troubles } = await open(byTag(service));
    await service.stop();
    await eventually(() => local.server.state === 'unreachable');
    const { server } = local;
    expect(server).toMatchObject({ state: 'unreachable', code: 'connection-failed' });
    await delay(10 * SOON_MS);
    expect(local.server).toEqual(server);
    expect(crewOf(local)).toBe(10);
    service.current = 3;
    await service.start();
    await eventually(() => crewOf(local) === 30);
    expect(local.server.state).toBe('live');
    expect(troubles.map(({ code }) => code)).toEqual(['connection-failed']);
  });

  it('ends with close, and answers on', async () => {
    const service = await startService();
    const { local } = await open(byTag(service));
    await local.close();
    const asked = service.asked.length;
    service.makeCurrent(2);
    await delay(10 * SOON_MS);
    expect([service.asked.length, crewOf(local)]).toEqual([asked, 10]);
    await expect(local.refresh()).rejects.toMatchObject({ code: 'aborted' });
  });

  it('ends with close in the middle of a look', async () => {
    const service = await startService();
    const { local } = await open(byTag(service));
    let isHanging = false;
    service.faults.set('/current', () => (isHanging = true));
    await eventually(() => isHanging);
    await local[Symbol.asyncDispose]();
    expect(local.server.state).toBe('live');
  });

  it('goes on when a listener throws', async () => {
    const service = await startService();
    const { local } = await open({
      ...byTag(service),
      onRelease: () => {
        throw new Error('a fault of the listener');
      },
      onTrouble: () => {
        throw new Error('another one');
      },
    });
    for (const sequence of [2, 3]) {
      service.makeCurrent(sequence);
      await eventually(() => crewOf(local) === 10 * sequence);
    }
  });

  it('shows one release to a question and to what it tells of itself', async () => {
    const service = await startService();
    const { local } = await open(byTag(service));
    for (let turn = 0; turn < 30; turn += 1) {
      service.makeCurrent((turn % 3) + 1);
      await delay(SOON_MS);
      expect(crewOf(local)).toBe(10 * local.release.sequence);
    }
  });
});

describe('a service that does not say the truth', () => {
  const altered = (sequence: number) =>
    JSON.parse(JSON.stringify(boats(sequence)).replace('"number":20', '"number":21')) as unknown;
  const lies: Readonly<
    Record<string, [end: string, code: string, fault: Parameters<BoatService['faults']['set']>[1]]>
  > = {
    'gives a page of HTML': [
      '/current',
      'unreadable-response',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Please log in</p>'),
    ],
    'gives other content than its digest': [
      '/snapshot',
      'digest-mismatch',
      (request, response) => json(request, response, altered(2)),
    ],
    'gives another release than it announced': [
      '/snapshot',
      'digest-mismatch',
      (request, response) => json(request, response, boats(3)),
    ],
    'gives another catalog': [
      '/current',
      'wrong-catalog',
      (request, response) => json(request, response, { ...boats(2).release, catalog: 'planes' }),
    ],
    'gives JSON that is no release': [
      '/current',
      'malformed-release',
      (request, response) => json(request, response, { hello: 'world' }),
    ],
    'gives JSON that is no snapshot': [
      '/snapshot',
      'malformed-snapshot',
      (request, response) => json(request, response, { kind: 'shopping-list' }),
    ],
    'breaks off in the middle of the body': [
      '/snapshot',
      'connection-failed',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 5000 });
        response.write('{"kind":"plimsoll-snap', () => response.destroy());
      },
    ],
    refuses: ['/current', 'service-unavailable', (_, response) => problem(response, 503, 'service-unavailable')],
    'does not answer in time': ['/current', 'timeout', () => undefined],
  };

  it.each(Object.keys(lies))('that %s leaves the last good release in force', async (lie) => {
    const [end, code, fault] = lies[lie] ?? ['', '', () => undefined];
    const service = await startService();
    const { local, troubles } = await open({
      server: { baseUrl: service.url, timeoutMs: 100, retries: 0, random },
      pollMs: SOON_MS,
    });
    service.faults.set(end, fault);
    service.makeCurrent(2);
    await eventually(() => local.server.state === 'unreachable');
    expect(local.server).toMatchObject({ code });
    expect(crewOf(local)).toBe(10);
    await expect(local.refresh()).rejects.toMatchObject({ code });
    expect(troubles.map((trouble) => trouble.code)).toEqual([code]);
    service.faults.clear();
    await eventually(() => crewOf(local) === 20);
    expect(local.server.state).toBe('live');
  });

  it('from the start does not keep what is at hand from answering', async () => {
    const service = await startService();
    service.faults.set('/current', lies['gives a page of HTML']?.[2] ?? (() => undefined));
    const { local } = await open({ server: service.url, bundled: bundledUpTo(2), follow: false });
    expect([crewOf(local), local.origin, local.server.state]).toEqual([20, 'bundled', 'unreachable']);
  });
});

describe('following by events', () => {
  it('takes each release that becomes current, also an older one', async () => {
    const service = await startService();
    const { local, releases } = await opened(service, byEvents(service));
    for (const sequence of [2, 3, 1]) {
      service.makeCurrent(sequence);
      await eventually(() => crewOf(local) === 10 * sequence);
    }
    expect(releases).toEqual([2, 3, 1]);
  });

  it('misses nothing that was published between its start and the stream', async () => {
    const service = await startService();
    service.makeCurrent(2);
    service.faults.set('/events', (request, response) => {
      service.faults.clear();
      // The cursor is told, and then the world moves on before the stream is open.
      json(request, response, { items: [], cursor: String(service.events.length), hasMore: false });
      service.makeCurrent(3);
    });
    const { local } = await open(byEvents(service));
    await eventually(() => crewOf(local) === 30);
    expect(service.streamsFrom).toEqual(['1']);
  });

  it('goes on after the last event it heard when the service was killed and is back', async () => {
    const service = await startService();
    const { local } = await opened(service, byEvents(service));
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
    await service.stop();
    await eventually(() => local.server.state === 'unreachable');
    service.makeCurrent(3);
    await service.start();
    await eventually(() => crewOf(local) === 30);
    expect(local.server.state).toBe('live');
    await eventually(() => service.streamsFrom.length > 1);
    expect(service.streamsFrom).toEqual(['0', '1']);
  });

  it('looks again when the answer is older than the event', async () => {
    const service = await startService();
    const { local } = await opened(service, byEvents(service));
    // A replica that is behind, or a cache on the way.
    let stale = 3;
    service.faults.set('/current', (request, response) => {
      stale -= 1;
      if (stale <= 0) service.faults.clear();
      json(request, response, boats(1).release);
    });
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
    expect(stale).toBe(0);
  });

  it('opens the stream anew when it is silent for too long, and not while there are heartbeats', async () => {
    const service = await startService();
    const { troubles } = await opened(service, { ...byEvents(service), silenceMs: 300 });
    for (let beat = 0; beat < 8; beat += 1) {
      await delay(60);
      service.write(': alive\n\n');
    }
    expect(service.streamsFrom.length).toBe(1);
    await eventually(() => service.streamsFrom.length > 1);
    expect(troubles.map(({ code }) => code)).toEqual(['silence']);
  });

  it.each([
    ['an event that is no JSON', 'event: release.made-current\ndata: {"catalog":\n\n'],
    ['an event that names no release', 'event: release.made-current\ndata: {"catalog":"boats","data":{}}\n\n'],
    ['a line without an end', 'x'.repeat(1_500_000)],
  ])('takes %s for a broken stream, and follows on', async (_, text) => {
    const service = await startService();
    const { local, troubles } = await opened(service, byEvents(service));
    service.write(text);
    await eventually(() => service.streamsFrom.length > 1);
    expect(troubles.map(({ code }) => code)).toEqual(['unreadable-response']);
    await eventually(() => service.openStreams === 1);
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
  });

  it('passes over events of other kinds and catalogs', async () => {
    const service = await startService();
    const { local, troubles } = await opened(service, byEvents(service));
    await eventually(() => service.count('/current') === 2);
    service.write('event: draft.submitted\ndata: {}\n\nevent: release.made-current\ndata: {"catalog":"planes"}\n\n');
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
    expect(troubles).toEqual([]);
    expect(service.count('/current')).toBe(3);
  });

  it('asks by tag where the service has no events', async () => {
    const service = await startService();
    service.hasEvents = false;
    const { local, troubles } = await open({ ...byEvents(service), pollMs: SOON_MS });
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
    expect(local.server.state).toBe('live');
    await eventually(() => troubles.length > 0);
    expect(troubles[0]).toMatchObject({ code: 'unreadable-response', place: service.url });
  });

  it('goes through the caller’s fetch, and ends with close', async () => {
    const service = await startService();
    const asked: string[] = [];
    const own: typeof fetch = (input, init) => {
      asked.push(new URL(input as string).pathname);
      return fetch(input, init);
    };
    const { local } = await opened(service, { ...byEvents(service), server: { baseUrl: service.url, fetch: own } });
    service.makeCurrent(2);
    await eventually(() => crewOf(local) === 20);
    expect(asked).toContain('/v1/events/stream');
    await local.close();
    await eventually(() => service.openStreams === 0);
  });

  it('ends its stream with close', async () => {
    const service = await startService();
    const { local } = await opened(service, byEvents(service));
    await local.close();
    await eventually(() => service.openStreams === 0);
    await delay(SOON_MS);
    expect(service.streamsFrom.length).toBe(1);
  });
});
