import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, PEPPER } from '../support/admin-token.js';
import { shippedText } from '../support/source-texts.js';
import { runSql } from '../support/sql.js';
import { eventually } from '../support/eventually.js';
import { hire, type Writer } from '../support/writer.js';
import { runApp, type RunningApp } from './running-app.js';

const POOLS = 'aks-node-pools';
const AGC = 'agc-container-networking';
const CONCEPTS = 'aks-networking-concepts';
const CATALOG = 'aks-networking';
const LIMIT = 'linux-pool-name-12';

const agc = shippedText('agc-container-networking-002');
const concepts = shippedText('aks-networking-concepts-000');
const pools = shippedText('aks-node-pools-0402a914');
const longer = pools.replace('1-12 characters', '1-16 characters');

interface Proposal {
  readonly type: string;
  readonly pointer?: string;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly isProposal?: boolean;
  readonly earlier?: readonly { readonly fact: string; readonly release: number; readonly path: string }[];
}

interface Summary {
  readonly drift: string;
  readonly outcome: string;
  readonly draft: string | null;
  readonly alarms: readonly string[];
  readonly stillQuoted: number;
  readonly moved: number;
  readonly changed: number;
  readonly gone: number;
}

interface Taken {
  readonly code?: string;
  readonly revisions: readonly { readonly source: string; readonly revision: string; readonly isNew: boolean }[];
  readonly drift: Summary | null;
}

interface Told {
  readonly fact: string;
  readonly state: string;
  readonly since: string | null;
  readonly old: readonly string[];
  readonly new: readonly (string | null)[];
  readonly proposals: readonly Proposal[];
}

interface Draft {
  readonly id: string;
  readonly author: string;
  readonly code?: string;
  readonly because: { readonly type: string; readonly drift: string; readonly facts: readonly Told[] };
  readonly problems: readonly { readonly blocks: boolean; readonly message: string }[];
}

interface Fact {
  readonly value: { readonly number?: number };
  readonly text: { readonly en: string };
  readonly verifiedOn: string;
  readonly citations: readonly { readonly revision: string; readonly quote: string }[];
  readonly relations?: readonly { readonly type: string; readonly fact: string }[];
}

interface Diff {
  readonly changes: readonly { readonly kind: string; readonly grade: string }[];
}

let app: RunningApp;
let bot: Writer;
let editor: Writer;
let publisher: Writer;

beforeAll(async () => {
  app = await runApp({ ...PEPPER, LOG_LEVEL: 'error' });
  const admin = await adminToken(app.databaseUrl);
  const url = () => app.url;
  bot = await hire(url, admin, 'nightly', 'editor', 'publisher');
  editor = await hire(url, admin, 'editor', 'editor');
  publisher = await hire(url, admin, 'publisher', 'publisher');
});
afterAll(() => app.stop());

const feed = (source: string, text: string, who = bot) =>
  who.ask<Taken>(`/v1/sources/${source}/revisions`, { body: { text } });
const batch = (...revisions: readonly { readonly source: string; readonly text: string }[]) =>
  bot.ask<Taken>('/v1/sources/revisions', { body: { revisions } });
const draftOf = (id: string | null | undefined) => bot.ask<Draft>(`/v1/drafts/${String(id)}`);
const factIn = async (draft: string, fact: string) =>
  (await bot.ask<Fact>(`/v1/drafts/${draft}/items/fact/${fact}`)).body;
const draftCount = async () =>
  Number((await runSql<{ n: string }>(app.databaseUrl, 'SELECT count(*) AS n FROM drafts'))[0]?.n);

/** What the feed tells of a drift or of its draft, once it does. */
async function toldOf(id: string): Promise<unknown> {
  const events = async () => {
    const { body } = await bot.ask<{ items: readonly { data: Readonly<Record<string, unknown>> }[] }>(
      '/v1/events?type=source.drifted&pageSize=1000',
    );
    return body.items.find(({ data }) => data['draft'] === id || data['drift'] === id)?.data;
  };
  await eventually(async () => (await events()) !== undefined);
  return events();
}

/** The draft that a text opened, with its ETag. */
async function opened(taken: { readonly body: Taken }) {
  const { drift } = taken.body;
  const { body, etag } = await draftOf(drift?.draft);
  return { drift, draft: body, etag };
}

async function accept(draft: string, fact: string, etag: string, body: object = {}) {
  return editor.ask<Draft>(`/v1/drafts/${draft}/proposals/${fact}/accept`, { body, ifMatch: etag });
}

/** Hands a draft in, has it approved by somebody else and publishes it; waits until it is served. */
async function release(draft: string, etag: string): Promise<number> {
  const handedIn = await publisher.ask(`/v1/drafts/${draft}/submit`, { ifMatch: etag });
  expect(handedIn, JSON.stringify(handedIn.body)).toMatchObject({ status: 200 });
  const approved = await publisher.ask(`/v1/drafts/${draft}/approve`, { body: {}, ifMatch: handedIn.etag });
  expect(approved, JSON.stringify(approved.body)).toMatchObject({ status: 200 });
  const published = await publisher.ask<{ sequence: number }>(`/v1/drafts/${draft}/publish`, {
    ifMatch: approved.etag,
  });
  expect(published, JSON.stringify(published.body)).toMatchObject({ status: 201 });
  const { sequence } = published.body;
  await eventually(async () => (await bot.ask(`/v1/catalogs/${CATALOG}/releases/${sequence}`)).status === 200);
  return sequence;
}

describe('sources', () => {
  it('of the newest release are known without registering, with their newest revision', async () => {
    const { status, body } = await bot.ask<{ source: { id: string }; isReleased: boolean; newest: { id: string } }>(
      `/v1/sources/${POOLS}`,
    );
    expect([status, body.source.id, body.isReleased, body.newest.id]).toEqual([
      200,
      POOLS,
      true,
      'aks-node-pools-0402a914',
    ]);
  });

  it('are registered once, and take texts then', async () => {
    const source = {
      id: 'pool-notes',
      title: { en: 'Notes on pools', ja: 'プールのメモ' },
      url: 'https://example.com/pools',
      licence: 'CC-BY-4.0',
      language: 'en',
    };
    const dry = await editor.ask('/v1/sources?dryRun=true', { body: source });
    const first = await editor.ask('/v1/sources', { body: source });
    const second = await editor.ask('/v1/sources', { body: source });
    expect([dry.status, first.status, second.status, second.body['code']]).toEqual([201, 201, 409, 'source-exists']);
    const taken = await feed('pool-notes', 'Pools have names.');
    expect([taken.status, taken.body.drift?.outcome, taken.body.drift?.draft]).toEqual([201, 'quiet', null]);
    const { body } = await editor.ask<{ items: readonly { isReleased: boolean }[] }>(
      '/v1/sources/pool-notes/revisions',
    );
    expect(body.items.map(({ isReleased }) => isReleased)).toEqual([false]);
  });

  it.each(['drifts', 'revisions'])('refuse the id %s, which is an address', async (id) => {
    const source = { id, title: { en: 'a', ja: 'a' }, url: 'https://example.com/a', licence: 'MIT', language: 'en' };
    expect((await editor.ask('/v1/sources', { body: source })).status).toBe(400);
  });

  it('are for editors', async () => {
    const anonymous = await fetch(`${app.url}/v1/sources`);
    expect(anonymous.status).toBe(401);
  });

  it('that nobody knows take no text', async () => {
    const { status, body } = await feed('no-such-source', 'Text.');
    expect([status, body.code]).toEqual([404, 'source-not-found']);
  });
});

describe('the same text again', () => {
  it('is a no-op that says so', async () => {
    const { status, body } = await feed(POOLS, pools);
    expect([status, body.drift, body.revisions.map(({ isNew }) => isNew)]).toEqual([200, null, [false]]);
  });
});

describe('layout', () => {
  it('touches no fact and opens no draft, until somebody asks for one that only moves citations', async () => {
    const drafts = await draftCount();
    const wrapped = agc
      .split('\n')
      .map((line) => (line.startsWith('|') ? line : `${line}\n`))
      .join('\n');
    const { status, body } = await feed(AGC, wrapped);
    expect([status, body.drift?.outcome, body.drift?.changed, body.drift?.gone]).toEqual([201, 'quiet', 0, 0]);
    expect(await draftCount()).toBe(drafts);

    const asked = `/v1/drifts/${String(body.drift?.drift)}/draft`;
    const dry = await editor.ask(`${asked}?dryRun=true`, {});
    expect(dry.status).toBe(201);
    const draft = await editor.ask<Draft>(asked, {});
    expect([draft.status, await draftCount()]).toEqual([201, drafts + 1]);
    const { body: diff } = await editor.ask<Diff>(`/v1/drafts/${draft.body.id}/diff`);
    const ofFacts = diff.changes.filter(({ kind }) => kind === 'fact');
    expect(ofFacts.length).toBeGreaterThan(0);
    expect(new Set(ofFacts.map(({ grade }) => grade))).toEqual(new Set(['citation-only']));
    expect((await draftOf(draft.body.id)).body.problems).toEqual([]);
    expect((await editor.ask(asked, {})).body['code']).toBe('drift-has-draft');
  });
});

/** The draft of the first change. */
let first: string;

describe('a limit that changes', () => {
  it('opens a draft with both texts and a proposal, and changes no value by itself', async () => {
    const { drift, draft } = await opened(await feed(POOLS, longer));
    expect([drift?.outcome, drift?.changed, drift?.gone]).toEqual(['drifted', 1, 0]);
    expect(draft.because.facts.map(({ fact, state }) => [fact, state])).toEqual([[LIMIT, 'changed']]);
    const [told] = draft.because.facts;
    expect([told?.old, told?.new].map(String)).toEqual([
      'For Linux node pools, the length must be between 1-12 characters.',
      'For Linux node pools, the length must be between 1-16 characters.',
    ]);
    expect(told?.proposals).toMatchObject([{ type: 'value', from: 12, to: 16, isProposal: true }]);
    expect(told?.proposals[0]?.earlier).toBeUndefined();
    expect((await factIn(draft.id, LIMIT)).value.number).toBe(12);
    expect((await factIn(draft.id, 'windows-pool-name-6')).citations.map(({ revision }) => revision)).not.toEqual([
      'aks-node-pools-0402a914',
    ]);
    expect(draft.problems).toEqual([]);
    first = draft.id;
  });

  it('is told in the feed', async () => {
    expect(await toldOf(first)).toMatchObject({ draft: first, sources: [POOLS], changed: 1, gone: 0, alarm: false });
  });

  it('is a no-op when it arrives again', async () => {
    const drafts = await draftCount();
    const { status, body } = await feed(POOLS, longer, editor);
    expect([status, body.drift, await draftCount()]).toEqual([200, null, drafts]);
  });

  it('opens no second draft when something else of the page changes', async () => {
    const drafts = await draftCount();
    const { status, body } = await feed(POOLS, `${longer}\nA closing remark.\n`);
    expect([status, body.drift?.outcome, body.drift?.draft]).toEqual([201, 'drifted', null]);
    expect(await draftCount()).toBe(drafts);
  });
});

describe('its draft', () => {
  it('is not approved by who fed it, and published once somebody else did', async () => {
    const { etag } = await draftOf(first);
    const accepted = await accept(first, LIMIT, etag);
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
    const twice = await accept(first, LIMIT, accepted.etag);
    expect([twice.status, twice.body.code]).toEqual([409, 'proposal-accepted']);
    const handedIn = await bot.ask(`/v1/drafts/${first}/submit`, { ifMatch: accepted.etag });
    expect(handedIn.status, JSON.stringify(handedIn.body)).toBe(200);
    const own = await bot.ask(`/v1/drafts/${first}/approve`, { body: {}, ifMatch: handedIn.etag });
    expect([own.status, own.body['code']]).toEqual([403, 'your-own']);
    const approved = await publisher.ask(`/v1/drafts/${first}/approve`, { body: {}, ifMatch: handedIn.etag });
    const published = await publisher.ask(`/v1/drafts/${first}/publish`, { ifMatch: approved.etag });
    expect(published.status, JSON.stringify(published.body)).toBe(201);
    await eventually(async () => (await bot.ask(`/v1/catalogs/${CATALOG}/releases/4`)).status === 200);
  });
});

describe('a limit that flips back', () => {
  it('is told to have held before, with a link to the earlier fact', async () => {
    const { drift, draft, etag } = await opened(await feed(POOLS, pools));
    expect(drift?.outcome).toBe('drifted');
    const [{ fact, proposals } = { fact: '', proposals: [] }] = draft.because.facts;
    expect(fact).toMatch(new RegExp(`^${LIMIT}-\\d{4}-\\d{2}-\\d{2}$`));
    const [proposal] = proposals;
    expect(proposal).toMatchObject({ from: 16, to: 12, earlier: [{ fact: LIMIT, release: 4 }] });
    const { status, body } = await bot.ask<Fact>(String(proposal?.earlier?.[0]?.path));
    expect([status, body.value.number]).toEqual([200, 12]);

    const accepted = await accept(draft.id, fact, etag, { effectiveFrom: '2026-11-01' });
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
    const back = await factIn(draft.id, `${fact}-2`);
    expect([back.value.number, back.text.en]).toEqual([12, 'The name of a Linux pool has at most 12 characters.']);
    expect(back.relations).toEqual([{ type: 'supersedes', fact: fact }]);
    expect(back.citations.map(({ quote }) => quote)).toEqual([
      'For Linux node pools, the length must be between 1-12 characters.',
    ]);
    expect(await release(draft.id, accepted.etag)).toBe(5);
  });
});

describe('a rewording', () => {
  it('is a change for an editor, with no proposal', async () => {
    const words = pools.replace(
      'the length must be between 1-12 characters',
      'names may be as long as 1-12 characters',
    );
    const { draft, drift } = await opened(await feed(POOLS, words));
    expect([drift?.outcome, draft.because.facts.map(({ proposals }) => proposals)]).toEqual(['drifted', [[]]]);
    const { etag } = await draftOf(draft.id);
    const refused = await accept(draft.id, String(draft.because.facts[0]?.fact), etag);
    expect([refused.status, refused.body.code]).toEqual([404, 'proposal-not-found']);
  });
});

describe('two files at once', () => {
  it('are one drift and one draft', async () => {
    const drafts = await draftCount();
    const taken = await batch(
      { source: POOLS, text: pools.replace('1-6 characters', '1-8 characters') },
      { source: AGC, text: agc.replace('サブネットは /24 プレフィックス', 'サブネットは /23 プレフィックス') },
    );
    const { draft, drift } = await opened(taken);
    expect([taken.status, drift?.outcome, await draftCount()]).toEqual([201, 'drifted', drafts + 1]);
    const found = draft.because.facts.map(({ fact, proposals }) => [fact, proposals.map(({ to }) => to)]);
    expect(found).toContainEqual(['windows-pool-name-6', [8]]);
    expect(found).toContainEqual(['agc-subnet-prefix-24', [23]]);
  });

  it('are refused where one source comes twice', async () => {
    const { status, body } = await batch({ source: POOLS, text: 'a' }, { source: POOLS, text: 'b' });
    expect([status, body.code]).toEqual([422, 'duplicate-source']);
  });
});

describe('two clients that feed the same at the same time', () => {
  it('make one drift and one draft', async () => {
    const drafts = await draftCount();
    const text = pools.replace('range of 0 to 1000', 'range of 0 to 2000').replace('1 to 1000', '1 to 2000');
    const answers = await Promise.all([feed(POOLS, text), feed(POOLS, text, editor), feed(POOLS, text, publisher)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 201]);
    const [{ n } = { n: 0 }] = await runSql<{ n: number }>(
      app.databaseUrl,
      `SELECT count(*)::int AS n FROM received_revisions r JOIN source_texts t ON t.sha256 = r.text_sha256 WHERE t.text = $1`,
      [text],
    );
    expect([n, (await draftCount()) - drafts]).toEqual([1, 1]);
  });
});

describe('mass deletion', () => {
  it('raises an alarm and opens no draft, until somebody says that it is so', async () => {
    const drafts = await draftCount();
    const half = concepts.slice(0, concepts.length / 2);
    const { status, body } = await feed(CONCEPTS, half);
    expect([status, body.drift?.outcome, body.drift?.alarms, body.drift?.draft]).toEqual([
      201,
      'alarm',
      [CONCEPTS],
      null,
    ]);
    expect(await draftCount()).toBe(drafts);
    const drift = await bot.ask<{ found: { facts: readonly Told[] } }>(`/v1/drifts/${body.drift?.drift}`);
    const removals = drift.body.found.facts
      .flatMap(({ proposals }) => proposals)
      .filter(({ type }) => type === 'removal');
    expect(removals).toEqual([]);
    expect(await toldOf(String(body.drift?.drift))).toMatchObject({ alarm: true, draft: null });
    const confirmed = await editor.ask<Draft>(`/v1/drifts/${body.drift?.drift}/draft`, {});
    expect([confirmed.status, confirmed.body.because.facts.length > 0]).toEqual([201, true]);
  });
});

describe('hostile input', () => {
  const send = (body: string | Buffer<ArrayBuffer>) =>
    fetch(`${app.url}/v1/sources/${POOLS}/revisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bot.token}`, 'content-type': 'application/json' },
      body,
    });
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

  it('of ten megabytes is refused unread', async () => {
    expect(await codeOf(await send(JSON.stringify({ text: 'a'.repeat(10_000_000) })))).toEqual([413, 'body-too-large']);
  });

  it('of more characters than are compared is refused', async () => {
    expect(await codeOf(await send(JSON.stringify({ text: 'a'.repeat(2_000_001) })))).toEqual([400, 'invalid-request']);
  });

  it.each([
    ['NUL', '{"text":"a\\u0000b"}', 'forbidden-character'],
    ['binary', '{"text":"\\u0001PNG\\u001a"}', 'invalid-request'],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      'invalid-json',
    ],
    ['a lone surrogate', '{"text":"\\ud800"}', 'forbidden-character'],
  ])('with %s is refused', async (_name, body, code) => {
    expect(await codeOf(await send(body))).toEqual([400, code]);
  });

  it('with 100,000 cells is compared beside everything else that is asked', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, row) => `| ${Array.from({ length: 10 }, (_c, cell) => `r${row} c${cell}`).join(' | ')} |`,
    );
    const text = `${pools}\n\n| ${'h | '.repeat(10)}\n|${'---|'.repeat(10)}\n${rows.join('\n')}\n`;
    let isDone = false;
    const taken = feed(POOLS, text).finally(() => {
      isDone = true;
    });
    let asked = 0;
    while (!isDone) {
      expect((await fetch(`${app.url}/livez`)).status).toBe(200);
      asked += 1;
    }
    const { status, body } = await taken;
    expect(status, JSON.stringify(body).slice(0, 500)).toBe(201);
    expect(asked).toBeGreaterThan(10);
  });
});

describe('a dry run', () => {
  it('tells what would be and keeps nothing', async () => {
    const drafts = await draftCount();
    const dry = await bot.ask<Taken>(`/v1/sources/${AGC}/revisions?dryRun=true`, {
      body: { text: agc.replace('1 つだけです', '2 つだけです') },
    });
    expect([dry.status, dry.body.drift?.outcome]).toEqual([201, 'drifted']);
    const kept = await bot.ask(`/v1/drifts/${dry.body.drift?.drift}`);
    expect([kept.status, await draftCount()]).toEqual([404, drafts]);
  });
});

describe('the database', () => {
  it.each([
    [`UPDATE drifts SET outcome = 'quiet'`, 'kept as it was'],
    ['DELETE FROM drifts', 'refused'],
    [`UPDATE received_revisions SET source = 'other'`, 'refused'],
    ['DELETE FROM registered_sources', 'refused'],
  ])('refuses %s', async (statement, reason) => {
    await expect(runSql(app.databaseUrl, statement)).rejects.toThrow(reason);
  });
});
