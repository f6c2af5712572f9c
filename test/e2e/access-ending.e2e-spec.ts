import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStream } from '../support/event-reader.js';
import { runSql } from '../support/sql.js';
import { hire, Writer } from '../support/writer.js';
import { approvedDraft, openDesk, readDraft, step, type DraftDesk } from './draft-desk.js';
import { runReplica, type RunningApp } from './running-app.js';

// What a token opened, or had done later, ends with it: on the replica that took it back, and on the other.

const ENVIRONMENT = {
  PLIMSOLL_STREAM_TOKEN_CHECK_MS: '100',
  PLIMSOLL_STREAM_HEARTBEAT_MS: '100',
  PLIMSOLL_JOB_INTERVAL_MS: '100',
};

let desk: DraftDesk;
let replica: RunningApp;
beforeAll(async () => {
  desk = await openDesk(ENVIRONMENT);
  replica = await runReplica(desk.databaseUrl, ENVIRONMENT);
});
afterAll(async () => {
  await replica.stop();
  await desk.stop();
});

const idOf = ({ token }: Writer) => /^plm_(.{12})_/.exec(token)?.[1] ?? '';

const takenBack = async (writer: Writer) => {
  const { status } = await desk.admin.ask(`/v1/tokens/${idOf(writer)}`, { method: 'DELETE' });
  expect(status).toBe(200);
};
const over = async (writer: Writer) => {
  await runSql(desk.databaseUrl, `UPDATE api_tokens SET expires_at = now() WHERE id = $1`, [idOf(writer)]);
};

/** Something open: `begun` when it runs, and `over` with the last that was told. */
interface Open {
  readonly begun: Promise<unknown>;
  readonly over: Promise<unknown>;
  close(): void;
}

function serverSentEvents(url: string, path: string, token?: string): Open {
  const headers = {
    accept: 'text/event-stream',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const opened = openStream(`${url}${path}`, { headers });
  const listened = async () => {
    const { messages } = await opened;
    const heard: unknown[] = [];
    for await (const { event, data } of messages) if (event !== undefined) heard.push([event, data]);
    return heard;
  };
  return { begun: opened, over: listened(), close: () => void opened.then(({ kill }) => kill()) };
}

const SUBSCRIPTION = 'subscription { releasePublished(catalog: "aks-networking") { sequence } }';

function socket(url: string, token: string): Open {
  let [begin, end] = [() => {}, (_event: unknown) => {}];
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
    on: {
      connected: begin,
      closed: (event) => {
        const { code, reason } = event as { readonly code: number; readonly reason: string };
        end([code, reason]);
      },
    },
  });
  client.subscribe({ query: SUBSCRIPTION }, { next: () => {}, error: () => {}, complete: () => {} });
  return { begun, over: ended, close: () => void client.dispose() };
}

const DETAIL = 'The token is not valid, or not any more.';

const doors = [
  {
    door: '/v1/events/stream',
    open: (url: string, token: string) => serverSentEvents(url, '/v1/events/stream', token),
    lastWords: [['stream.ended', JSON.stringify({ code: 'invalid-token', detail: DETAIL })]],
  },
  {
    door: '/graphql/stream',
    open: (url: string, token: string) =>
      serverSentEvents(url, `/graphql/stream?query=${encodeURIComponent(SUBSCRIPTION)}`, token),
    lastWords: [
      ['next', expect.stringMatching(/^\{"errors":\[\{.*"code":"invalid-token".*\}\]\}$/)],
      ['complete', ''],
    ],
  },
  { door: 'a WebSocket', open: socket, lastWords: [4403, DETAIL] },
];

const endings = [
  { how: 'was taken back', end: takenBack },
  { how: 'is over', end: over },
];
const cases = doors.flatMap((each) =>
  endings.flatMap((ending) =>
    ['here', 'on the other replica'].map((where) => {
      return { ...each, ...ending, where, name: `${each.door}, ${where}, ends and says why when its token` };
    }),
  ),
);

describe('a stream', () => {
  it.each(cases)('$name $how', async ({ open, end, lastWords, where }) => {
    const reader = await hire(() => desk.url, desk.admin.token, 'listens', 'editor');
    const opened = open(where === 'here' ? desk.url : replica.url, reader.token);
    await opened.begun;
    await end(reader);
    expect(await opened.over).toEqual(lastWords);
    opened.close();
  });

  it('of somebody else goes on, and so does one without a token', async () => {
    const [leaving, staying] = [
      await hire(() => desk.url, desk.admin.token, 'leaves', 'reader'),
      await hire(() => desk.url, desk.admin.token, 'stays', 'reader'),
    ];
    let isOver = false;
    const others = [staying.token, undefined].map((token) => {
      const stream = serverSentEvents(desk.url, '/v1/events/stream', token);
      void stream.over.then(() => (isOver = true));
      return stream;
    });
    const stream = serverSentEvents(desk.url, '/v1/events/stream', leaving.token);
    await Promise.all([stream, ...others].map(({ begun }) => begun));
    await takenBack(leaving);
    await stream.over;
    const again = serverSentEvents(desk.url, '/v1/events/stream', staying.token);
    await again.begun;
    expect(isOver).toBe(false);
    for (const other of [again, ...others]) other.close();
  });

  it('is not opened again with the token it ended with', async () => {
    const reader = await hire(() => desk.url, desk.admin.token, 'comes back', 'editor');
    const stream = serverSentEvents(replica.url, '/v1/events/stream', reader.token);
    await stream.begun;
    await takenBack(reader);
    await stream.over;
    const { response, kill } = await openStream(`${replica.url}/v1/events/stream`, {
      headers: { authorization: `Bearer ${reader.token}` },
    });
    expect(response.statusCode).toBe(401);
    kill();
  });
});

describe('a schedule', () => {
  const failures = (id: string) =>
    desk.sql<{ readonly actor: string; readonly reason: string; readonly told: string }>(
      `SELECT a.actor, a.reason, e.data->>'reason' AS told FROM audit_events a
       JOIN events e ON e.type = a.type AND e.data->>'draft' = '${id}'
       WHERE a.type = 'draft.schedule-failed' AND a.target = 'draft:${id}'`,
    );
  const releases = () => desk.sql(`SELECT 1 FROM releases`);
  const inAnHour = () => ({ at: new Date(Date.now() + 3_600_000).toISOString() });
  /** Brings the hour forward: a machine that is busy takes its time. */
  const fallDue = (id: string) =>
    runSql(desk.databaseUrl, `UPDATE drafts SET publish_at = now(), version = version + 1 WHERE id = $1`, [id]);

  it.each(endings)('is not kept when the token that set it $how, and says so', async ({ end }) => {
    const publisher = await hire(() => desk.url, desk.admin.token, 'schedules', 'publisher');
    const before = await releases();
    const draft = await approvedDraft(desk, 31);
    await step(publisher, draft, 'schedule', inAnHour());
    await end(publisher);
    await fallDue(draft.id);
    await expect
      .poll(async () => (await readDraft(desk.editor, draft.id)).body, { timeout: 60_000 })
      .toMatchObject({ state: 'approved', publishAt: null, publishBy: null });
    const reason = 'invalid-token: Whoever asked for this has no token in force any more.';
    expect(await failures(draft.id)).toEqual([{ actor: `token:${idOf(publisher)}`, reason, told: reason }]);
    expect(await releases()).toEqual(before);
  });

  it('is not kept when whoever set it may not publish any more', async () => {
    const publisher = await hire(() => desk.url, desk.admin.token, 'is moved', 'publisher');
    const draft = await step(publisher, await approvedDraft(desk, 32), 'schedule', inAnHour());
    await runSql(desk.databaseUrl, `UPDATE api_tokens SET roles = ARRAY['editor'] WHERE id = $1`, [idOf(publisher)]);
    await fallDue(draft.id);
    await expect
      .poll(async () => (await failures(draft.id)).map(({ reason }) => reason), { timeout: 60_000 })
      .toEqual(['not-allowed: This needs one of the roles publisher, admin.']);
  });

  it('can be set again by somebody who may, and is kept then', async () => {
    const leaving = await hire(() => desk.url, desk.admin.token, 'leaves', 'publisher');
    const draft = await step(leaving, await approvedDraft(desk, 33), 'schedule', inAnHour());
    await takenBack(leaving);
    await fallDue(draft.id);
    await expect.poll(async () => (await failures(draft.id)).length, { timeout: 60_000 }).toBe(1);
    await step(desk.publisher, await readDraft(desk.publisher, draft.id), 'schedule', inAnHour());
    await fallDue(draft.id);
    await expect
      .poll(async () => (await readDraft(desk.editor, draft.id)).body, { timeout: 60_000 })
      .toMatchObject({ state: 'published' });
  });
});
