import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS, TOLD } from '../support/boat-catalog.js';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { publishReady, readyDraft } from '../support/draft-flow.js';
import { plainEnvironment } from '../support/run-cli.js';
import { runSql, withClient } from '../support/sql.js';
import { hire, Writer } from '../support/writer.js';
import { runReplica, type RunningApp } from './running-app.js';

interface AuditEvent {
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly target: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

interface AuditPage {
  readonly items: readonly AuditEvent[];
  readonly nextAfter?: string;
}

interface Head {
  readonly sequence: number;
  readonly hash: string;
}

let clone: ClonedDatabase;
let app: RunningApp;
let admin: Writer;
let editor: Writer;
let publisher: Writer;
let draft: string;

beforeAll(async () => {
  build();
  clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  app = await runReplica(clone.url);
  const url = () => app.url;
  admin = new Writer(url, app.adminToken);
  editor = await hire(url, app.adminToken, 'editor', 'editor');
  publisher = await hire(url, app.adminToken, 'publisher', 'publisher');
  const edits = [{ kind: 'fact', id: TOLD.fact, patch: { value: { number: 9 } } }];
  const ready = await readyDraft(editor, publisher, { catalog: BOATS, title: 'crew of 9', edits });
  draft = ready.id;
  await publishReady(publisher, ready);
});
afterAll(async () => {
  await app.stop();
  await clone.drop();
});

const list = async (query = '') => (await admin.ask<AuditPage>(`/v1/audit?${query}`)).body;
const head = async () => (await admin.ask<Head>('/v1/audit/head')).body;
const idOf = (writer: Writer) => `token:${writer.token.slice(4, 16)}`;

describe('the audit', () => {
  it('tells who did what to a draft, with what was and what is, in order and chained', async () => {
    const { items } = await list(`target=draft:${draft}`);
    expect(items.map(({ type, actor }) => [type, actor])).toEqual([
      ['draft.opened', idOf(editor)],
      ['draft.edited', idOf(editor)],
      ['draft.submitted', idOf(editor)],
      ['draft.approved', idOf(publisher)],
      ['draft.published', idOf(publisher)],
    ]);
    const edited = items[1];
    expect(edited?.before).toMatchObject({ id: TOLD.fact, item: { value: { number: 8 } } });
    expect(edited?.after).toMatchObject({ id: TOLD.fact, item: { value: { number: 9 } } });
    expect(edited?.requestId).not.toBeNull();
    const all = await list('pageSize=1000');
    expect(all.items.map(({ sequence }) => sequence)).toEqual(all.items.map((_, index) => index + 1));
    expect(all.items.map(({ previousHash }) => previousHash)).toEqual(
      ['0'.repeat(64), ...all.items.map(({ hash }) => hash)].slice(0, -1),
    );
    const last = all.items.at(-1);
    expect(await head()).toEqual({ sequence: last?.sequence, hash: last?.hash });
  });

  it('is searched by actor, type, target and time, and read in pages that miss nothing', async () => {
    const { items } = await list('pageSize=1000');
    const sequences = (found: AuditPage) => found.items.map(({ sequence }) => sequence);
    const where = (wanted: (event: AuditEvent) => boolean) => items.filter(wanted).map(({ sequence }) => sequence);
    expect(sequences(await list(`actor=${idOf(publisher)}`))).toEqual(where(({ actor }) => actor === idOf(publisher)));
    expect(sequences(await list('type=draft.*'))).toEqual(where(({ type }) => type.startsWith('draft.')));
    expect(sequences(await list('type=draft.%25'))).toEqual([]);
    expect(sequences(await list('target=release:*'))).toEqual(where(({ target }) => target.startsWith('release:')));
    const middle = items[Math.floor(items.length / 2)]?.at ?? '';
    expect(sequences(await list(`from=${middle}`))).toEqual(where(({ at }) => at >= middle));
    expect(sequences(await list(`to=${middle}`))).toEqual(where(({ at }) => at < middle));
    const pages: number[] = [];
    for (let after: string | undefined = '0'; after !== undefined;) {
      const page: AuditPage = await list(`pageSize=2&after=${after}`);
      pages.push(...sequences(page));
      after = page.nextAfter;
    }
    expect(pages).toEqual(items.map(({ sequence }) => sequence));
  });

  it('is for publishers and administrators; its head is for whoever keeps it', async () => {
    expect((await fetch(`${app.url}/v1/audit`)).status).toBe(401);
    expect((await editor.ask('/v1/audit')).status).toBe(403);
    expect((await publisher.ask('/v1/audit')).status).toBe(200);
    const open = await fetch(`${app.url}/v1/audit/head`);
    expect([open.status, open.headers.get('cache-control'), await open.json()]).toEqual([
      200,
      'no-store',
      await head(),
    ]);
  });

  it.each(['from=yesterday', 'after=-1', 'pageSize=0', 'actor=', 'word=x'])('refuses %s', async (query) => {
    const { status, body } = await admin.ask(`/v1/audit?${query}`);
    expect([status, body['code']]).toEqual([400, 'invalid-request']);
  });

  it('holds no token', async () => {
    for (const { token } of [admin, editor, publisher]) {
      const rows = await runSql(clone.url, 'SELECT 1 FROM audit_events e WHERE position($1 IN e::text) > 0', [
        token.slice(17),
      ]);
      expect(rows).toEqual([]);
    }
  });

  it('has its head told with each release, in the feed', async () => {
    const feed = await fetch(`${app.url}/v1/events?type=release.published`);
    const { items } = (await feed.json()) as { items: readonly { readonly data: { readonly audit?: Head } }[] };
    expect(items.map(({ data }) => data.audit !== undefined)).toEqual([false, true]);
    const told = items[1]?.data.audit;
    const { items: before } = await list('pageSize=1000');
    expect(before.find(({ sequence }) => sequence === told?.sequence)).toMatchObject({
      hash: told?.hash,
      type: 'draft.approved',
    });
  });
});

/** What a look at the chain finds after something was done to it as only a superuser can; it is taken back. */
async function faultsAfter(...statements: readonly string[]): Promise<readonly (readonly [number, string])[]> {
  return withClient(clone.url, async (client) => {
    await client.query('BEGIN');
    await client.query('ALTER TABLE audit_events DISABLE TRIGGER ALL; ALTER TABLE release_audit DISABLE TRIGGER ALL');
    for (const statement of statements) await client.query(statement);
    const { rows } = await client.query('SELECT sequence, fault FROM plimsoll_audit_faults()');
    await client.query('ROLLBACK');
    return rows.map(({ sequence, fault }) => [Number(sequence), String(fault)] as const);
  });
}

const forgedHash = (sequence: number) =>
  `UPDATE audit_events a SET hash = plimsoll_audit_hash(a) WHERE sequence = ${sequence}`;
const everyEdit = [
  `actor = 'token:somebody'`,
  `type = 'draft.told'`,
  `target = 'draft:another'`,
  `at = at + interval '1 millisecond'`,
  `"before" = '{}'`,
  `"after" = '{}'`,
  `reason = 'because'`,
  `request_id = 'another'`,
  `id = gen_random_uuid()`,
];

describe('a look at the chain', () => {
  it('finds nothing where nothing was done', async () => {
    expect(await faultsAfter()).toEqual([]);
  });

  it.each(everyEdit)('finds an event that was edited: %s', async (edit) => {
    expect(await faultsAfter(`UPDATE audit_events SET ${edit} WHERE sequence = 3`)).toEqual([[3, 'edited']]);
  });

  it('finds an edited event whose hash was made anew, by the one behind it', async () => {
    const found = await faultsAfter(`UPDATE audit_events SET actor = 'x' WHERE sequence = 3`, forgedHash(3));
    expect(found).toEqual([[4, 'out-of-order']]);
  });

  it('finds an event that was deleted, also the first, and counts it once', async () => {
    expect(await faultsAfter('DELETE FROM audit_events WHERE sequence = 3')).toEqual([[4, 'missing']]);
    expect(await faultsAfter('DELETE FROM audit_events WHERE sequence = 1')).toEqual([[2, 'missing']]);
  });

  it('finds events that changed places', async () => {
    const found = await faultsAfter(
      'UPDATE audit_events SET sequence = -sequence WHERE sequence IN (3, 4)',
      'UPDATE audit_events SET sequence = 7 + sequence WHERE sequence IN (-3, -4)',
    );
    expect(found.map(([sequence]) => sequence)).toEqual([3, 4, 5]);
  });

  it('finds a gap that was closed by other numbers', async () => {
    const found = await faultsAfter(
      'DELETE FROM audit_events WHERE sequence = 3',
      'UPDATE audit_events SET sequence = -sequence + 1 WHERE sequence > 3',
      'UPDATE audit_events SET sequence = -sequence WHERE sequence < 0',
    );
    expect(found[0]).toEqual([3, 'edited']);
  });

  it('finds an end that was cut off, and a chain that was made anew, by what releases told', async () => {
    const { sequence } = await head();
    expect(await faultsAfter(`DELETE FROM audit_events WHERE sequence = ${sequence}`)).toEqual([
      [sequence, 'not-as-published'],
    ]);
    const anew = await faultsAfter(
      'CREATE TEMP TABLE kept AS SELECT * FROM audit_events',
      'DELETE FROM audit_events',
      `SELECT plimsoll_audit(type, 'token:somebody', target, "before", "after", reason, request_id) FROM (SELECT * FROM kept ORDER BY sequence) k`,
    );
    expect(new Set(anew.map(([, fault]) => fault))).toEqual(new Set(['not-as-published']));
  });
});

const script = fileURLToPath(new URL('../../scripts/audit.mjs', import.meta.url));

async function verify(...words: readonly string[]) {
  const env = plainEnvironment({ DATABASE_URL: clone.url });
  const child = spawn(process.execPath, [script, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number | null, out, errors };
}

describe('npm run audit:verify', () => {
  it('tells that the chain holds, the first fault and how many where it does not, and what a kept head says', async () => {
    await hire(() => app.url, app.adminToken, 'another', 'reader');
    const { sequence, hash } = await head();
    const sound = await verify('--head', `${sequence}:${hash}`);
    expect([sound.code, sound.out]).toEqual([
      0,
      expect.stringContaining(`the audit holds; its head is ${sequence}:${hash}`),
    ]);
    const tamper = (statement: string) =>
      runSql(
        clone.url,
        `BEGIN; ALTER TABLE audit_events DISABLE TRIGGER ALL; ${statement}; ALTER TABLE audit_events ENABLE TRIGGER ALL; COMMIT`,
      );

    // Nothing but a head that was kept elsewhere tells of an end that no release has seen.
    await tamper(`DELETE FROM audit_events WHERE sequence = ${sequence}`);
    expect((await verify()).code).toBe(0);
    const cut = await verify('--head', `${sequence}:${hash}`);
    expect([cut.code, cut.errors]).toEqual([
      1,
      expect.stringContaining(`event ${sequence} is not what was kept of it`),
    ]);

    await tamper(`UPDATE audit_events SET actor = 'x' WHERE sequence IN (2, 4)`);
    const edited = await verify();
    expect([edited.code, edited.errors]).toEqual([
      1,
      expect.stringContaining('event 2 was edited (edited)\nfaults in all: 2'),
    ]);
  });

  it('refuses a head that is none', async () => {
    expect((await verify('--head', '7')).code).toBe(2);
    expect((await verify('--tail', '7')).code).toBe(2);
  });
});
