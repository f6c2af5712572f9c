import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from './running-app.js';

const CATALOG = 'aks-networking';
const feeds = [
  { path: `/v1/catalogs/${CATALOG}/releases.atom`, mediaType: 'application/atom+xml' },
  { path: `/v1/catalogs/${CATALOG}/retirements.ics`, mediaType: 'text/calendar' },
] as const;

let app: RunningApp;

beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  request(app.url)
    .get(path)
    .set(headers)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
    });

describe.each(feeds)('$path', ({ path, mediaType }) => {
  it('is what it says it is, and is kept for a little while', async () => {
    const { status, headers, body } = await get(path);
    expect([status, headers['content-type']]).toEqual([200, `${mediaType}; charset=utf-8`]);
    expect(headers['cache-control']).toBe('public, max-age=30, stale-while-revalidate=300');
    expect(headers['vary']).toContain('accept-language');
    expect(String(body).length).toBeGreaterThan(500);
  });

  it('is not sent again to whoever holds it', async () => {
    const { headers } = await get(path);
    const again = await get(path, { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body]).toEqual([304, '']);
    const head = await request(app.url).head(path);
    expect([head.status, head.headers['etag'], head.headers['content-type']]).toEqual([
      200,
      headers['etag'],
      headers['content-type'],
    ]);
  });

  it('speaks the language that is asked for', async () => {
    const [english, japanese] = [await get(`${path}?locale=en`), await get(`${path}?locale=ja`)];
    expect(String(japanese.body)).toMatch(/リリース|提供終了/);
    expect(String(english.body)).not.toMatch(/リリース|提供終了/);
    expect((await get(path, { 'accept-language': 'ja-JP' })).body).toBe(japanese.body);
    expect((await get(path)).body).toBe(english.body);
    expect(english.headers['etag']).not.toBe(japanese.headers['etag']);
  });

  it('tells a problem where there is none, and where it cannot be given as asked', async () => {
    const told = async (asked: string, headers?: Readonly<Record<string, string>>) => {
      const { status, headers: answered, body } = await get(asked, headers);
      expect(answered['content-type']).toContain('application/problem+json');
      return [status, (JSON.parse(String(body)) as { code: string }).code];
    };
    expect(await told(path.replace(CATALOG, 'none-such'))).toEqual([404, 'catalog-not-found']);
    expect(await told(path, { accept: 'application/json' })).toEqual([406, 'not-acceptable']);
    expect(await told(`${path}?locale=fr`)).toEqual([400, 'invalid-request']);
  });
});

describe('the feed of releases', () => {
  it('has every release, newest first, with the graded counts of its changes', async () => {
    const text = String((await get(feeds[0].path)).body);
    const list = await request(app.url).get(`/v1/catalogs/${CATALOG}/releases`);
    const labels = (list.body as { items: { label: string; sequence: number }[] }).items.map(
      ({ label, sequence }) => `Release ${sequence} (${label})`,
    );
    const entries = text.split('<entry>').slice(1);
    expect(entries.map((entry) => /<title>([^<]*)/.exec(entry)?.[1])).toEqual(labels.toReversed());
    const diff = await request(app.url).get(`/v1/catalogs/${CATALOG}/diff?from=1&to=2`);
    const { counts } = diff.body as { counts: Readonly<Record<string, number>> };
    const second = entries.at(-2);
    for (const grade of ['added', 'tightened', 'loosened', 'reversed'])
      if (counts[grade]) expect(second).toContain(`${counts[grade]} ${grade}`);
    expect(entries.at(-1)).toContain('The first release.');
  });
});

describe('the calendar of retirements', () => {
  it('has the ends that facts of the current release tell, each with its day', async () => {
    const text = String((await get(feeds[1].path)).body).replaceAll('\r\n ', '');
    const days = new Map(
      text
        .split('BEGIN:VEVENT')
        .slice(1)
        .map((event) => [/UID:(.*)\r/.exec(event)?.[1], /DTSTART;VALUE=DATE:(\d{8})/.exec(event)?.[1]] as const),
    );
    expect(days.size).toBeGreaterThan(0);
    const since = new Date(Date.now() - 366 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    for (const [, day] of days) expect(String(day) >= since).toBe(true);
    const { body } = await request(app.url).get(
      `/v1/catalogs/${CATALOG}/releases/current/facts?option=kubenet&dimension=lifecycle-status`,
    );
    const retired = (body as { items: { value: { status?: string; scope?: string; from?: string } }[] }).items.find(
      ({ value }) => value.status === 'retired',
    );
    expect(days.get(`kubenet.retired.${retired?.value.scope}@${CATALOG}.plimsoll`)).toBe(
      retired?.value.from?.replaceAll('-', ''),
    );
  });
});
