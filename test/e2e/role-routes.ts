import { readFileSync } from 'node:fs';
import { loadBoats } from '../crash/boat-harbour.js';
import { BOATS, TOLD } from '../support/boat-catalog.js';
import { cloneDatabase } from '../support/clone-database.js';
import { eventually } from '../support/eventually.js';
import { sampleOf, type SampledSchema } from '../support/sample-of.js';
import { startReceiver } from '../support/webhook-receiver.js';
import { hire, Writer, type Written } from '../support/writer.js';
import { runReplica, type RunningApp } from './running-app.js';

type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: SampledSchema;
}

interface Operation {
  readonly operationId: string;
  readonly 'x-roles': string | object;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: SampledSchema }>> };
}

/** An operation for which a role is needed, as `openapi.json` describes it. */
export interface RoleRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The members that a body may have; undefined where none is taken. */
  readonly members: readonly string[] | undefined;
  readonly takesDryRun: boolean;
  /** A body that is taken. */
  readonly body: Json | undefined;
}

const document = JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SampledSchema>> };
};

const both = { en: 'A word.', ja: '言葉。' };
const limit = { type: 'limit', op: 'max', number: 9, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false };
const TEXT = '# Crew\n\nA dinghy carries 2 people.\nA ketch carries 9 people.\n';
const AT = '2026-01-02T00:00:00Z';

/** Bodies with everything in them that an operation takes: a hostile value in a place that no sample has is looked at by nobody. */
const full: Readonly<Record<string, Json>> = {
  createDraft: { catalog: BOATS, title: 'A draft', notes: both },
  tellDraft: { title: 'Another title', notes: both },
  editDraft: { edits: [{ kind: 'fact', id: TOLD.fact, patch: { value: limit, note: both } }] },
  patchDraftItem: { value: limit, note: both, citations: [{ revision: 'log-1', heading: 'Crew', quote: 'A ketch' }] },
  acceptProposal: { alsoSupersedes: [], effectiveFrom: '2026-01-02', text: both },
  rebaseDraft: { resolutions: [{ kind: 'fact', id: TOLD.fact, take: 'theirs' }] },
  approveDraft: { comment: 'Well done.' },
  withdrawDraft: { comment: 'No more.' },
  rollBackCatalog: { to: '1', reason: 'a wrong number' },
  registerSource: {
    catalog: BOATS,
    id: 'chart',
    title: both,
    url: 'https://example.test/',
    licence: 'CC-BY-4.0',
    language: 'en',
    note: both,
  },
  addSourceRevision: { catalog: BOATS, text: TEXT, retrievedAt: AT },
  addSourceRevisions: { catalog: BOATS, revisions: [{ source: 'log', text: TEXT, retrievedAt: AT }] },
  createToken: { name: 'a token', roles: ['reader'], expiresInDays: 3 },
  createWebhook: { url: 'https://example.test/hook', types: ['release.published'], catalog: BOATS },
  updateWebhook: { url: 'https://example.test/hook', types: ['release.published'], catalog: null, state: 'paused' },
  rotateWebhookSecret: { overlapHours: 1 },
};

/** A schema itself, where it is only named. */
const shown = (schema: SampledSchema): SampledSchema => {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
};

function routeOf(path: string, method: string, operation: Operation): RoleRoute {
  const { operationId: id, parameters = [], requestBody } = operation;
  const [media] = Object.values(requestBody?.content ?? {});
  const schema = media?.schema;
  const sample = schema && (sampleOf(schema, document.components.schemas) as Json);
  return {
    id,
    method: method.toUpperCase(),
    path,
    parameters,
    members: schema && Object.keys(shown(schema).properties ?? {}),
    takesDryRun: parameters.some(({ name }) => name === 'dryRun'),
    body: full[id] ?? sample,
  };
}

/** Every operation for which a role is needed. Tables of tests are made from these, so that a new one cannot be forgotten. */
export const roleRoutes: readonly RoleRoute[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([, operation]) => typeof operation['x-roles'] === 'object')
    .map(([method, operation]) => routeOf(path, method, operation)),
);

/** A service that holds one of everything for which a role is needed, so that what is asked with an id of it goes as far as it can. */
export interface RoleWorld {
  readonly app: RunningApp;
  readonly admin: Writer;
  /** The address of an operation, with `changed` in place of what is there. */
  addressOf(route: RoleRoute, changed?: Readonly<Record<string, string>>): string;
  /** As If-Match takes it. */
  readonly etag: string;
  stop(): Promise<void>;
}

function taken<Body>(written: Written<Body>): Written<Body> {
  if (written.status >= 300) throw new Error(`${written.status}: ${JSON.stringify(written.body)}`);
  return written;
}

/** Waits until a receiver was told: nothing is left to do by itself then. */
async function toldWebhook(admin: Writer, url: string) {
  const body = { url, types: ['release.published'], catalog: BOATS };
  const id = String(taken(await admin.ask('/v1/webhooks', { body })).body['id']);
  taken(await admin.ask(`/v1/webhooks/${id}/test`, {}));
  const deliveries = async () =>
    (await admin.ask<{ items: readonly Json[] }>(`/v1/webhooks/${id}/deliveries`)).body.items;
  await eventually(async () => (await deliveries())[0]?.['state'] === 'delivered');
  return { id, delivery: String((await deliveries())[0]?.['id']) };
}

interface Drifted {
  readonly drift: { readonly drift: string; readonly draft: string };
}

/** A drift, and the draft it opened, which proposes another number for a fact. */
async function driftOf(admin: Writer): Promise<Drifted['drift']> {
  const written = await admin.ask<Drifted>('/v1/sources/log/revisions', { body: full['addSourceRevision'] });
  return taken(written).body.drift;
}

/** Jobs look at what has fallen due only once an hour, so that nothing changes but by what is asked. */
const QUIET = { PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true', PLIMSOLL_FAILED_TOKEN_LIMIT: '0', PLIMSOLL_WRITE_LIMIT: '0' };

export async function openWorld(): Promise<RoleWorld> {
  const clone = await cloneDatabase('migrated');
  await loadBoats(clone.url);
  const app = await runReplica(clone.url, QUIET);
  const receiver = await startReceiver();
  const admin = new Writer(() => app.url, app.adminToken);
  const webhook = await toldWebhook(admin, receiver.url);
  const { drift, draft } = await driftOf(admin);
  const token = await hire(() => app.url, app.adminToken, 'somebody', 'reader');
  const ids: Readonly<Record<string, string>> = {
    drafts: draft,
    drifts: drift,
    sources: 'log',
    tokens: /^plm_(.{12})_/.exec(token.token)?.[1] ?? '',
    webhooks: webhook.id,
  };
  const parts: Readonly<Record<string, string>> = {
    catalog: BOATS,
    kind: 'fact',
    key: TOLD.fact,
    fact: TOLD.fact,
    delivery: webhook.delivery,
  };
  const addressOf = ({ path }: RoleRoute, changed: Readonly<Record<string, string>> = {}) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const plural = /^\/v1\/([a-z]+)\//.exec(path)?.[1] ?? '';
      return changed[name] ?? (name === 'id' ? ids[plural] : parts[name]) ?? `no-${name}`;
    });
  return {
    app,
    admin,
    addressOf,
    etag: (await admin.ask(`/v1/drafts/${draft}`)).etag,
    stop: async () => {
      await app.stop();
      await receiver.close();
      await clone.drop();
    },
  };
}
