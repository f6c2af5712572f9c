import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../apps/api/src/app.factory.js';
import { FIRST_TOKEN } from '../../apps/api/src/access/access.module.js';
import { readConfig } from '../../apps/api/src/config/config.js';
import { openDatabase } from '../../apps/api/src/database/open-database.js';
import { loadCatalog } from '../../apps/api/src/releases/catalog-loader.js';
import { ReleaseStore } from '../../apps/api/src/releases/release.store.js';
import { historyNamed, type History, type Step } from '../../libs/drift/src/histories.spec-fixture.js';
import { cloneDatabase } from '../support/clone-database.js';
import { eventually } from '../support/eventually.js';
import { catalogOf, only, sourceOf } from '../support/history-catalog.js';
import { shippedText } from '../support/source-texts.js';
import { silentLog } from '../support/silent-log.js';
import { runSql } from '../support/sql.js';
import { hire, type Writer } from '../support/writer.js';

const HISTORIES = [
  'limits-there-and-back',
  'network-models-ja',
  'overlay-scale',
  'rules-of-traffic',
  'overlay-into-two-files',
  'excerpt-then-page',
  'page-cut-short',
].map(historyNamed);

interface Citation {
  readonly revision: string;
  readonly heading: string | null;
  readonly quote: string;
}

interface Told {
  readonly fact: string;
  readonly state: string;
  readonly since: string | null;
  readonly citations: readonly {
    readonly state: string;
    readonly why: readonly string[];
    readonly now: Citation | null;
  }[];
  readonly proposals: readonly {
    readonly type: string;
    readonly to?: string | number;
    readonly earlier?: readonly { readonly fact: string; readonly path: string }[];
  }[];
}

interface Draft {
  readonly because: { readonly facts: readonly Told[]; readonly candidates: readonly { readonly text: string }[] };
}

interface Taken {
  readonly drift: {
    readonly drift: string;
    readonly outcome: string;
    readonly draft: string | null;
    readonly alarms: readonly string[];
  } | null;
}

let databaseUrl: string;
let stop: () => Promise<void>;
let bot: Writer;
let editor: Writer;
let publisher: Writer;

beforeAll(async () => {
  const clone = await cloneDatabase('loaded');
  databaseUrl = clone.url;
  const database = await openDatabase({ databaseUrl, dataDirectory: '' }, silentLog);
  const nights = { ...historyNamed('overlay-into-two-files'), name: 'two-nights' };
  for (const history of [...HISTORIES, nights])
    await loadCatalog(new ReleaseStore(database.prisma), catalogOf(history), silentLog);
  await database.close();
  const app = await createApp(readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' }));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const token = app.get<string>(FIRST_TOKEN);
  bot = await hire(() => url, token, 'nightly', 'editor');
  editor = await hire(() => url, token, 'editor', 'editor');
  publisher = await hire(() => url, token, 'publisher', 'publisher');
  stop = async () => {
    await app.close();
    await clone.drop();
  };
});
afterAll(() => stop());

const draftCount = async () =>
  Number((await runSql<{ n: string }>(databaseUrl, 'SELECT count(*) AS n FROM drafts'))[0]?.n);

/** What an editor is to look at: the worst of what is expected of each fact's passages. */
function expectedOf(history: History, step: Step): Readonly<Record<string, string>> {
  const worst = new Map<string, string>();
  for (const [name, { is }] of Object.entries(step.citations)) {
    const carried = history.citations[name]?.facts ?? [];
    const state = is[0] ?? 'still-quoted';
    for (const fact of carried.length === 0 ? [only(name)] : carried)
      if (state === 'changed' || (state === 'gone' && worst.get(fact) === undefined)) worst.set(fact, state);
  }
  return Object.fromEntries(worst);
}

// A fact that took the place of another bears its name and a day.
const nameOf = (fact: string) => fact.replace(/-\d{4}-\d{2}-\d{2}(?:-\d+)?$/, '');

const feed = (history: History, at: number) => {
  const revisions = [...(history.revisions[at]?.texts ?? [])].map(([source, text]) => ({
    source: sourceOf(history, source),
    text,
  }));
  return bot.ask<Taken>('/v1/sources/revisions', { body: { catalog: history.name, revisions } });
};

/** The editor takes over what is proposed and expected, and quotes the rest from its new place; what is gone is taken out. */
async function takeOver(history: History, id: string): Promise<void> {
  const { body, etag: read } = await editor.ask<Draft>(`/v1/drafts/${id}`);
  let etag = read;
  const write = async (path: string, write: { method?: 'PATCH' | 'DELETE'; body?: unknown }) => {
    const answer = await editor.ask<Draft>(`/v1/drafts/${id}/${path}`, { ...write, ifMatch: etag });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    ({ etag } = answer);
  };
  for (const { fact, citations, proposals } of body.because.facts) {
    const value = proposals.find(({ type }) => type === 'value');
    const now = citations.flatMap((citation) => citation.now ?? []);
    if (value)
      await write(`proposals/${fact}/accept`, { body: { text: { en: `Now ${value.to}.`, ja: `${value.to} です。` } } });
    else if (now.length > 0) await write(`items/fact/${fact}`, { method: 'PATCH', body: { citations: now } });
    else await write(`items/fact/${fact}`, { method: 'DELETE' });
  }
  const catalog = history.name;
  const handedIn = await bot.ask(`/v1/drafts/${id}/submit`, { ifMatch: etag });
  expect(handedIn.status, JSON.stringify(handedIn.body)).toBe(200);
  const approved = await publisher.ask(`/v1/drafts/${id}/approve`, { body: {}, ifMatch: handedIn.etag });
  const published = await publisher.ask<{ sequence: number }>(`/v1/drafts/${id}/publish`, { ifMatch: approved.etag });
  expect(published.status, JSON.stringify(published.body)).toBe(201);
  const { sequence } = published.body;
  await eventually(async () => (await bot.ask(`/v1/catalogs/${catalog}/releases/${sequence}`)).status === 200);
}

/** What is to come of a text: after one that was not believed, the one before it is no news. */
function outcomeOf(history: History, at: number): string {
  const step = history.steps[at - 1];
  const before = history.steps[at - 2];
  if (step?.alarm === true) return 'alarm';
  if (!step || before?.then?.stays === true) return 'quiet';
  return Object.keys(expectedOf(history, step)).length > 0 ? 'drifted' : 'quiet';
}

const valuesOf = ({ because }: Draft) =>
  because.facts.flatMap(({ fact, proposals }) =>
    proposals.flatMap(({ type, to, earlier }) =>
      type === 'value' ? [{ fact: nameOf(fact), to, earlier: (earlier ?? []).length > 0 }] : [],
    ),
  );

/** The draft tells what is expected of the step: facts with their state, proposals with the facts that held their value, what is new. */
async function checkDraft(history: History, step: Step, draft: Draft): Promise<void> {
  const { facts, candidates } = draft.because;
  expect(Object.fromEntries(facts.map(({ fact, state }) => [nameOf(fact), state]))).toEqual(expectedOf(history, step));
  const values = valuesOf(draft);
  expect(values).toHaveLength(step.values.length);
  expect(values).toEqual(expect.arrayContaining(step.values.map((value) => ({ ...value }))));
  const links = facts.flatMap(({ proposals }) => proposals.flatMap(({ earlier }) => earlier ?? []));
  for (const { path } of links) expect((await bot.ask(path)).status, path).toBe(200);
  const offered = candidates.map(({ text }) => text).join('\n');
  for (const wanted of step.candidates) expect(offered).toContain(wanted);
}

describe.each(HISTORIES.map((history) => [history.name, history] as const))('%s', (_, history) => {
  const steps = history.steps.map((step, index) => [index + 1, step.what, step] as const);

  it.each(steps)('%i: %s', async (at, _what, step) => {
    const drafts = await draftCount();
    const taken = await feed(history, at);
    const { drift } = taken.body;
    const outcome = outcomeOf(history, at);
    expect([taken.status, drift?.outcome], JSON.stringify(taken.body)).toEqual([201, outcome]);
    const isDrafted = outcome === 'drifted';
    expect(await draftCount()).toBe(drafts + Number(isDrafted));
    if (!isDrafted) return;
    const { body } = await bot.ask<Draft>(`/v1/drafts/${String(drift?.draft)}`);
    await checkDraft(history, step, body);
    await takeOver(history, String(drift?.draft));
  });
});

describe('what went to another page, which nobody has published yet', () => {
  const history = { ...historyNamed('overlay-into-two-files'), name: 'two-nights' };
  const [, second] = history.revisions;
  const text = (source: string) => second?.texts.get(source) ?? '';
  const send = (source: string, changed: string) =>
    bot.ask<Taken>(`/v1/sources/${sourceOf(history, source)}/revisions`, {
      body: { catalog: history.name, text: changed },
    });

  it('is not gone when the page that it left changes alone', async () => {
    expect((await feed(history, 1)).body.drift?.outcome).toBe('quiet');
    const taken = await send('howto', `${text('howto')}\nA closing remark.\n`);
    expect(taken.body.drift).toMatchObject({ outcome: 'quiet', alarms: [], moved: 4, gone: 0 });
  });

  it('is followed from there when the page that it went to changes alone', async () => {
    const taken = await send('concepts', text('concepts').replace('5,000 nodes and 250', '7,000 nodes and 250'));
    expect(taken.body.drift).toMatchObject({ outcome: 'drifted', alarms: [], moved: 3, changed: 1, gone: 0 });
    const { body } = await bot.ask<Draft>(`/v1/drafts/${String(taken.body.drift?.draft)}`);
    expect(valuesOf(body)).toEqual([{ fact: 'nodes', to: 7000, earlier: false }]);
    await takeOver(history, String(taken.body.drift?.draft));
    const { body: fact } = await bot.ask<{ citations: readonly Citation[] }>(
      `/v1/catalogs/${history.name}/releases/current/facts/names`,
    );
    expect(fact.citations.map(({ revision }) => revision)).toEqual([expect.stringMatching(/^two-nights-concepts-/)]);
  });
});

describe('the first whole page of a source that the product ships as an excerpt', () => {
  const page = () => historyNamed('excerpt-then-page').revisions[1]?.texts.get('page') ?? '';
  const SOURCE = 'aks-cni-overlay';

  it('opens a draft in place of an alarm: what it says as before is quoted from it, what it does not is told as an excerpt', async () => {
    expect(page().length).toBeGreaterThan(2 * shippedText('aks-cni-overlay-0faf1824').length);
    const taken = await bot.ask<Taken>(`/v1/sources/${SOURCE}/revisions`, { body: { text: page() } });
    expect([taken.status, taken.body.drift?.outcome, taken.body.drift?.alarms]).toEqual([201, 'drifted', []]);
    const { body } = await bot.ask<Draft>(`/v1/drafts/${String(taken.body.drift?.draft)}`);
    const gone = body.because.facts.flatMap(({ citations }) => citations.filter(({ state }) => state === 'gone'));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every(({ why }) => why.includes('was-excerpt'))).toBe(true);
    expect(body.because.facts.flatMap(({ proposals }) => proposals.filter(({ type }) => type === 'removal'))).toEqual(
      [],
    );
  });
});
