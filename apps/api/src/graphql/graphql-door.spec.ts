import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFixtureApp, type FixtureApp } from './fixture-app.spec-fixture.js';

let door: FixtureApp;
beforeAll(async () => {
  door = await startFixtureApp();
});
afterAll(() => door.app.close());
beforeEach(() => {
  door.memory.bug = undefined;
});

const release = (selection: string) => `{ release(catalog: "boats", release: "2") { ${selection} } }`;

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
  readonly totalCount: number;
}

describe('an id that is no option of its own any more', () => {
  it('tells the one option that it moved to, where REST answers 301', async () => {
    const { data } = await door.ask(release('option(id: "yawl") { id movedTo { id } moved { to note { en } } }'));
    expect(data).toEqual({
      release: {
        option: { id: 'yawl', movedTo: [{ id: 'ketch' }], moved: { to: ['ketch'], note: { en: 'Renamed.' } } },
      },
    });
    const rest = await request(door.url).get('/v1/catalogs/boats/releases/2/options/yawl').redirects(0);
    expect([rest.status, rest.headers['location']]).toEqual([301, '/v1/catalogs/boats/releases/2/options/ketch']);
  });

  it('tells each option that it was split into, where REST answers 410', async () => {
    const { data } = await door.ask(release('option(id: "barge") { movedTo { id facts { nodes { id } } } }'));
    expect(data).toEqual({
      release: {
        option: {
          movedTo: [
            { id: 'dinghy', facts: { nodes: [{ id: 'dinghy-max-crew' }] } },
            { id: 'ketch', facts: { nodes: [{ id: 'ketch-max-crew' }, { id: 'ketch-max-crew-doubted' }] } },
          ],
        },
      },
    });
    const rest = await request(door.url).get('/v1/catalogs/boats/releases/2/options/barge');
    const targets = (rest.body as { errors: { detail: string }[] }).errors.map(({ detail }) => detail);
    expect([rest.status, targets]).toEqual([410, ['dinghy', 'ketch']]);
  });

  it('is none that moved, for an option', async () => {
    const { data } = await door.ask(release('option(id: "ketch") { movedTo { id } moved { to } }'));
    expect(data).toEqual({ release: { option: { movedTo: [], moved: null } } });
  });

  it('is answered by compare as over REST', async () => {
    const question = { catalog: 'boats', options: ['yawl'], asOf: '2026-07-01' };
    const { data, errors } = await door.ask(
      'query($question: CompareQuestionInput!) { compare(question: $question) { ... on CompareAnswer { options { id movedTo } } } }',
      { question },
    );
    const rest = await request(door.url).post('/v1/compare').send(question);
    if (rest.status === 200) {
      const options = (rest.body as { options: { id: string; movedTo?: string[] }[] }).options;
      expect(data).toEqual({ compare: { options: options.map(({ id, movedTo = null }) => ({ id, movedTo })) } });
    } else expect(errors?.[0]?.extensions['code']).toBe((rest.body as { code: string }).code);
  });
});

describe('a connection', () => {
  const PAGE =
    '{ edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }';
  const facts = async (args: string): Promise<Page> => {
    const { data } = await door.ask(release(`facts${args} ${PAGE}`));
    return (data as { release: { facts: Page } }).release.facts;
  };
  const all = ['dinghy-max-crew', 'ketch-max-crew', 'ketch-max-crew-doubted'];
  const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => id);

  it('is whole without arguments', async () => {
    const page = await facts('');
    expect(idsOf(page)).toEqual(all);
    expect(page.edges.map(({ node }) => node.id)).toEqual(all);
    expect(page.totalCount).toBe(3);
    expect(page.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges[2]?.cursor,
    });
  });

  it('goes on behind the cursor of any edge', async () => {
    const { edges } = await facts('(first: 2)');
    for (const [at, { cursor }] of edges.entries()) {
      const rest = await facts(`(first: 1, after: "${cursor}")`);
      expect(idsOf(rest)).toEqual([all[at + 1]]);
      expect(rest.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: at === 0 });
    }
  });

  it('is empty behind the last item, and says that items stand before', async () => {
    const { pageInfo } = await facts('');
    const empty = await facts(`(after: "${String(pageInfo['endCursor'])}")`);
    expect(empty).toEqual({
      edges: [],
      nodes: [],
      totalCount: 3,
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it('of nothing has no page before it', async () => {
    const { data } = await door.ask(release(`rules ${PAGE}`));
    expect(data).toMatchObject({ release: { rules: { totalCount: 0, pageInfo: { hasPreviousPage: false } } } });
  });

  it('refuses a cursor of another list and a page that is too large, with the names that its arguments have', async () => {
    const { edges } = await facts('');
    const { errors } = await door.ask(release(`options(after: "${edges[0]?.cursor}") { totalCount }`));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'invalid-page-token', errors: [{ pointer: '/after' }] });
    const large = await door.ask(release('facts(first: 1001) { totalCount }'));
    expect(large.errors?.[0]?.extensions).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/first' }] });
    expect(large.errors?.[0]?.path).toEqual(['release', 'facts']);
  });

  it('of releases tells the newest first', async () => {
    const page = (after = '') =>
      `{ catalog(catalog: "boats") { published(first: 1${after}) { nodes { sequence } totalCount pageInfo { hasNextPage endCursor } } } }`;
    const { data } = await door.ask(page());
    const { published } = (data as { catalog: { published: Page } }).catalog;
    expect(published).toMatchObject({ nodes: [{ sequence: 2 }], totalCount: 2, pageInfo: { hasNextPage: true } });
    const next = await door.ask(page(`, after: "${String(published.pageInfo['endCursor'])}"`));
    expect(next.data).toMatchObject({
      catalog: { published: { nodes: [{ sequence: 1 }], pageInfo: { hasNextPage: false } } },
    });
  });

  it('takes the filters of its list inside an option too', async () => {
    const { data } = await door.ask(release('option(id: "ketch") { facts(kind: "guidance") { totalCount } }'));
    expect(data).toEqual({ release: { option: { facts: { totalCount: 0 } } } });
  });
});

describe('what facts lead to', () => {
  it('is read from memory: there is no database here, and no text of a source is opened', async () => {
    const texts = vi.spyOn(door.memory, 'sourceText');
    const { data, errors } = await door.ask(
      release('facts { nodes { id cited { source title quote } related { relation fact { id cited { title } } } } }'),
    );
    expect(errors).toBeUndefined();
    const { nodes } = (data as { release: { facts: { nodes: readonly Record<string, unknown>[] } } }).release.facts;
    expect(nodes.find(({ id }) => id === 'ketch-max-crew')).toMatchObject({
      cited: [{ source: 'log', title: 'Log', quote: 'A ketch carries 8 people.' }],
      related: [{ relation: 'conflicts-with', fact: { id: 'ketch-max-crew-doubted', cited: [{ title: 'Log' }] } }],
    });
    expect(texts).not.toHaveBeenCalled();
    texts.mockRestore();
  });
});

describe('a bug', () => {
  it('is masked: the caller is told a request id, and the log tells the rest under it', async () => {
    door.memory.bug = new Error('SELECT secret FROM /var/lib/plimsoll/index.ts');
    const { status, text, errors } = await door.ask('{ release(catalog: "boats") { label } }');
    expect(status).toBeLessThan(500);
    expect(errors?.[0]).toMatchObject({ path: ['release'], extensions: { code: 'internal-error', status: 500 } });
    const id = String(errors?.[0]?.extensions['requestId']);
    expect(text).not.toMatch(/SELECT|var.lib|stack|\.ts|\.js|node_modules/);
    const lines = door.logged.filter((line) => line.includes('SELECT secret'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(id);
  });
});
