import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseDigest, type ReleaseContentInput } from '@plimsoll/engine';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS, TOLD } from '../support/boat-catalog.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { publishReady, readyDraft, type Published } from '../support/draft-flow.js';
import { openStream, type FeedEvent } from '../support/event-reader.js';
import { startService, type ServiceProcess } from '../support/service-process.js';
import { hire, type Writer } from '../support/writer.js';

// The next look at the database is an hour away: what the other replica has, it was told.
const environment = { PLIMSOLL_POLL_INTERVAL_MS: '3600000' };
const RELEASES = 20;
/** Readers leave some of a small machine to those who publish. */
const PAUSE_MS = 5;
/** Against a hang, as everywhere; it is more than one test's work. */
const PATIENCE_MS = 900_000;

let clone: ClonedDatabase;
let replicas: readonly [ServiceProcess, ServiceProcess];
let editor: Writer;
let publisher: Writer;
let number = 100;

beforeAll(async () => {
  clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  const first = await startService(clone.url, environment);
  replicas = [first, await startService(clone.url, environment)];
  const admin = first.firstToken ?? '';
  editor = await hire(() => first.url, admin, 'editor', 'editor');
  publisher = await hire(() => first.url, admin, 'publisher', 'publisher');
});
afterAll(async () => {
  for (const replica of replicas) await replica.stop();
  await clone.drop();
});

function draft() {
  number += 1;
  const edits = [{ kind: 'fact', id: TOLD.fact, patch: { value: { number } } }];
  return readyDraft(editor, publisher, { catalog: BOATS, title: `crew of ${number}`, edits });
}

async function read<Answer>(replica: ServiceProcess, path: string): Promise<Answer> {
  const response = await fetch(`${replica.url}${path}`);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return (await response.json()) as Answer;
}

interface Compared {
  readonly release: Published;
  readonly rows: readonly [{ readonly cells: readonly [{ readonly limit: { readonly number: number } }] }];
}
interface Facts {
  readonly release: Published;
  readonly items: readonly { readonly id: string; readonly value: { readonly number: number } }[];
  readonly nextPageToken?: string;
}
interface Snapshot {
  readonly release: Published;
  readonly content: ReleaseContentInput;
}

const compare = `/v1/compare?catalog=${BOATS}&options=${TOLD.option}&dimensions=${TOLD.dimension}`;
const ofCurrent = (path: string) => `/v1/catalogs/${BOATS}/releases/current/${path}`;

describe('two replicas on one database', () => {
  it('serve at once what was published on one of them, and tell it when they serve it', async () => {
    const [, other] = replicas;
    const stream = await openStream(`${other.url}/v1/events/stream?catalog=${BOATS}&type=release.made-current`);
    const waits: number[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      const ready = await draft();
      const { sequence, digest } = await publishReady(publisher, ready);
      const acknowledgedAt = performance.now();
      const event = await nextEvent(stream.messages);
      waits.push(performance.now() - acknowledgedAt);
      expect(event.data).toMatchObject({ sequence, digest });
      const { release, rows } = await read<Compared>(other, compare);
      expect([release.digest, rows[0].cells[0].limit.number]).toEqual([digest, number]);
    }
    stream.kill();
    const [least, most] = [Math.min(...waits), Math.max(...waits)].map(Math.round);
    process.stdout.write(`the other replica told a publish ${least} to ${most} ms after its acknowledgement\n`);
  });

  it(
    `never answer from two releases at once, while ${RELEASES} are published`,
    async () => {
      const seen: { readonly from: string; readonly digest: string; readonly number: number }[] = [];
      const wrong: string[] = [];
      const truth = new Map<string, number>();
      let isOver = false;
      const look = async (from: string, work: () => Promise<void>) => {
        while (!isOver) {
          await work().catch((error: unknown) => void wrong.push(`${from}: ${String(error)}`));
          await delay(PAUSE_MS);
        }
      };
      const readers = replicas.flatMap((replica, index) => [
        look(`compare ${index}`, async () => {
          const { release, rows } = await read<Compared>(replica, compare);
          seen.push({ from: `compare ${index}`, digest: release.digest, number: rows[0].cells[0].limit.number });
        }),
        look(`facts ${index}`, async () => {
          const first = await read<Facts>(replica, ofCurrent('facts?pageSize=1'));
          const second = await read<Facts>(replica, ofCurrent(`facts?pageSize=1&pageToken=${first.nextPageToken}`));
          const told = second.items.find(({ id }) => id === TOLD.fact);
          // What was begun on a release is read to its end on it, whatever comes in between.
          if (second.release.digest !== first.release.digest || !told) throw new Error('two pages of two releases');
          seen.push({ from: `facts ${index}`, digest: first.release.digest, number: told.value.number });
        }),
        look(`snapshot ${index}`, async () => {
          const { release, content } = await read<Snapshot>(replica, ofCurrent('snapshot'));
          const limit = content.facts.find(({ id }) => id === TOLD.fact)?.value;
          if (releaseDigest(BOATS, content) !== release.digest || limit?.type !== 'limit' || !('number' in limit))
            throw new Error(`release ${release.sequence} does not come to its digest`);
          truth.set(release.digest, Number(limit.number));
          seen.push({ from: `snapshot ${index}`, digest: release.digest, number: Number(limit.number) });
        }),
      ]);
      for (let count = 0; count < RELEASES; count += 1) {
        const ready = await draft();
        const { digest } = await publishReady(publisher, ready);
        truth.set(digest, number);
      }
      isOver = true;
      await Promise.all(readers);
      expect(wrong).toEqual([]);
      expect(seen.filter((one) => truth.get(one.digest) !== one.number)).toEqual([]);
      const releasesOf = (from: string) => new Set(seen.flatMap((one) => (one.from === from ? [one.digest] : []))).size;
      const froms = [...new Set(seen.map(({ from }) => from))].sort();
      expect(froms).toHaveLength(6);
      // A reader that saw one release only would prove nothing.
      for (const from of froms) expect(releasesOf(from), from).toBeGreaterThan(2);
      process.stdout.write(`${seen.length} answers of ${truth.size} releases\n`);
    },
    PATIENCE_MS,
  );
});

async function nextEvent(messages: AsyncGenerator<{ readonly data?: string }, void, void>): Promise<FeedEvent> {
  for (;;) {
    const { value, done } = await messages.next();
    if (done === true || value === undefined) throw new Error('the stream ended');
    if (value.data !== undefined) return JSON.parse(value.data) as FeedEvent;
  }
}
