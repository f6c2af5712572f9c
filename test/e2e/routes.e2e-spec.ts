import { releaseDigest, sha256Hex, type Fact, type Snapshot } from '@plimsoll/engine';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addressOf,
  describedBody,
  describedRoutes,
  endingRoutes,
  leastQuery,
  samplePaths,
  type DescribedRoute,
  type PathSamples,
} from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
let samples: PathSamples;
beforeAll(async () => {
  app = await runApp();
  samples = await samplePaths(app.url);
});
afterAll(() => app.stop());

const CATALOG = '/v1/catalogs/aks-networking';
const get = (path: string) => request(app.url).get(path);
const post = (path: string, body: object) => request(app.url).post(path).send(body);
const ask = ({ mediaType, example }: DescribedRoute, path: string) =>
  request(app.url).post(path).type(mediaType).buffer(true).send(JSON.stringify(example));

describe('every route', () => {
  it.each(endingRoutes)('$name answers with what its description says', async (route) => {
    const path = `${addressOf(route, samples)}?${leastQuery(route)}`;
    const response = await (route.method === 'get' ? get(path) : ask(route, path));
    expect([response.status, response.body.detail]).toEqual([200, undefined]);
    const mediaType = String(response.headers['content-type']).split(';')[0] ?? '';
    const check = describedBody(route, 200, mediaType);
    if (['application/json', route.mediaType].includes(mediaType) || check === undefined) {
      const body: unknown = JSON.parse(response.text ?? String(response.body));
      expect([check?.(body), check?.errors]).toEqual([true, null]);
    }
  });

  it('is described with an example where it takes a body', () => {
    for (const route of describedRoutes)
      expect([route.name, route.example !== undefined]).toEqual([route.name, route.method === 'post']);
  });
});

describe('the snapshot', () => {
  it.each([1, 2, 3])('of release %i gives back its digest and the same items as the lists', async (sequence) => {
    const snapshot = (await get(`${CATALOG}/releases/${sequence}/snapshot`)).body as Snapshot;
    expect(releaseDigest('aks-networking', snapshot.content)).toBe(snapshot.release.digest);
    const kinds = [
      'categories',
      'defaults',
      'dimensions',
      'facts',
      'formulas',
      'options',
      'questions',
      'requirements',
      'rules',
      'sources',
      'vocabularies',
    ] as const;
    for (const plural of kinds) {
      const listed = await everyItem(`${CATALOG}/releases/${sequence}/${plural}`);
      expect(listed.map(({ id }) => id)).toEqual((snapshot.content[plural] ?? []).map(({ id }) => id));
    }
  });

  it('names texts that are stored, each under its hash', async () => {
    const { content } = (await get(`${CATALOG}/releases/2/snapshot`)).body as Snapshot;
    expect(content.sourceRevisions.length).toBeGreaterThan(0);
    for (const { id, source, textSha256 } of content.sourceRevisions) {
      const { text } = await get(`${CATALOG}/releases/2/sources/${source}/revisions/${id}/text`);
      expect(sha256Hex(text)).toBe(textSha256);
    }
  });
});

describe('lists', () => {
  it('give every fact once, whatever the size of the page', async () => {
    const whole = await everyItem(`${CATALOG}/releases/2/facts`, 1000);
    const pieces = await everyItem(`${CATALOG}/releases/2/facts`, 7);
    expect(pieces).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  });

  it('split along a filter into what passes and what does not', async () => {
    const all = (await everyItem(`${CATALOG}/releases/2/facts`)).map(({ id }) => id);
    for (const filter of ['disputed', 'superseded']) {
      const [yes, no] = [
        await everyItem(`${CATALOG}/releases/2/facts?${filter}=true`),
        await everyItem(`${CATALOG}/releases/2/facts?${filter}=false`),
      ];
      expect([...yes, ...no].map(({ id }) => id).sort()).toEqual(all);
      expect(yes.length).toBeGreaterThan(0);
    }
  });

  it('hold only facts of the option, dimension and certainty that was asked for', async () => {
    const [sample] = (await everyItem(`${CATALOG}/releases/2/facts?certainty=ambiguous`)) as unknown as Fact[];
    const query = `option=${sample?.option}&dimension=${sample?.dimension}&certainty=ambiguous`;
    const found = (await everyItem(`${CATALOG}/releases/2/facts?${query}`)) as unknown as Fact[];
    expect(found.map(({ id }) => id)).toContain(sample?.id);
    for (const fact of found) {
      expect([fact.dimension, fact.certainty]).toEqual([sample?.dimension, 'ambiguous']);
      expect([fact.option, ...fact.alsoOf]).toContain(sample?.option);
    }
  });

  it('answer a release the same way by sequence, label, digest and pointer', async () => {
    const { body } = await get(`${CATALOG}/releases/current`);
    const refs = [body.sequence, body.label, body.digest, 'current'];
    const texts = await Promise.all(refs.map(async (ref) => (await get(`${CATALOG}/releases/${ref}/options`)).text));
    expect(new Set(texts).size).toBe(1);
  });
});

async function everyItem(path: string, pageSize = 200): Promise<{ id: string }[]> {
  const items: { id: string }[] = [];
  let token: string | undefined = '';
  while (token !== undefined) {
    const query = `${path.includes('?') ? '&' : '?'}pageSize=${pageSize}${token === '' ? '' : `&pageToken=${token}`}`;
    const { body }: { body: { items: { id: string }[]; nextPageToken?: string } } = await get(`${path}${query}`);
    items.push(...body.items);
    token = body.nextPageToken;
  }
  return items;
}

describe('compare', () => {
  const question = { category: 'network-plugin', release: '2', asOf: '2026-11-22' };

  it('gives the same bytes by address and by body, in each form', async () => {
    for (const format of ['json', 'csv', 'markdown']) {
      const query = new URLSearchParams({ ...question, format });
      const byAddress = await get(`/v1/compare?${query}`);
      const byBody = await post(`/v1/compare?format=${format}`, question);
      expect([byAddress.status, byBody.status]).toEqual([200, 200]);
      expect(byBody.text).toBe(byAddress.text);
    }
  });

  it('chooses the form by Accept', async () => {
    const path = `/v1/compare?${new URLSearchParams(question)}`;
    const csv = await get(path).set('accept', 'text/csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text).toBe((await get(`${path}&format=csv`)).text);
  });

  it('keeps its numbers and quotes in every language, and changes names', async () => {
    const [en, ja] = await Promise.all(
      ['en', 'ja'].map(async (locale) => (await post('/v1/compare', { ...question, locale })).body),
    );
    const quotes = (answer: { rows: { cells: { citations: { quote: string }[] }[] }[] }) =>
      answer.rows.flatMap(({ cells }) => cells.flatMap(({ citations }) => citations.map(({ quote }) => quote)));
    expect(quotes(ja)).toEqual(quotes(en));
    expect(ja.rows.map((row: { name: string }) => row.name)).not.toEqual(
      en.rows.map((row: { name: string }) => row.name),
    );
  });

  it('shows one option in two releases', async () => {
    const { body } = await get('/v1/compare?options=kubenet&releases=1,2');
    expect(body.releases.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2]);
  });
});
