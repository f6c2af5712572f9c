import { createClient } from '@plimsoll/sdk';
import {
  cellHistoryDocument,
  compareTableDocument,
  createGraphqlClient,
  eventPageDocument,
  factSearchDocument,
  optionPageDocument,
  recommendationDocument,
  releaseDiffDocument,
  releaseListDocument,
  stackRecommendationDocument,
  validateSummaryDocument,
} from '@plimsoll/sdk/graphql';
import * as graphql from '@plimsoll/sdk/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

const rest = () => createClient({ baseUrl: app.url });
const client = () => createGraphqlClient({ baseUrl: app.url });

const CATALOG = 'aks-networking';
const pinned = { release: '3', asOf: '2026-11-22', locale: 'en' } as const;
const place = { catalog: CATALOG, ref: '3' } as const;

/** The part of a REST answer that a document asks for. What REST leaves out is null in GraphQL. */
function part(whole: unknown, asked: unknown): unknown {
  if (Array.isArray(asked) && Array.isArray(whole)) {
    expect(whole.length).toBe(asked.length);
    return asked.map((one, at) => part(whole[at], one));
  }
  if (!isRecord(asked) || !isRecord(whole)) return whole ?? null;
  const names = Object.keys(asked).filter((name) => name !== '__typename');
  return Object.fromEntries(names.map((name) => [name, part(whole[name], asked[name])]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withoutTypenames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypenames);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([name]) => name !== '__typename');
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutTypenames(one)]));
}

/** Holds a document's answer against the whole answer of REST to the same question. */
function expectSame(asked: unknown, whole: unknown): void {
  expect(withoutTypenames(asked)).toEqual(part(whole, asked));
}

async function itemsOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A fact of a document without what only GraphQL joins to it. */
const bare = <T extends object>({
  cited: _cited,
  related: _related,
  ...fact
}: T & { cited?: unknown; related?: unknown }) => fact;

describe('a document for portals gives what REST gives', () => {
  it('of a table, of one release and of two', async () => {
    const question = { ...pinned, options: ['kubenet', 'azure-cni-overlay'], reference: 'kubenet' };
    const { compare } = await client().ask(compareTableDocument, { question });
    expect(compare.__typename).toBe('CompareAnswer');
    const whole = await rest().compare(question);
    expectSame(compare, whole);
    const over = {
      asOf: pinned.asOf,
      locale: pinned.locale,
      options: ['kubenet'],
      releases: ['1', '2'] as [string, string],
    };
    const { compare: two } = await client().ask(compareTableDocument, { question: over });
    expect(two.__typename).toBe('CompareReleasesAnswer');
    expectSame(two, await rest().compare(over));
  });

  it('of an option, its lifecycle, its facts with their citations and relations', async () => {
    const { release } = await client().ask(optionPageDocument, { release: '3', option: 'kubenet' });
    const { facts: first, movedTo, ...option } = release.option;
    const nodes = [...first.nodes];
    for (let { pageInfo } = first; pageInfo.hasNextPage;) {
      const after = pageInfo.endCursor;
      const { release: next } = await client().ask(optionPageDocument, { release: '3', option: 'kubenet', after });
      nodes.push(...next.option.facts.nodes);
      ({ pageInfo } = next.option.facts);
    }
    expect(movedTo).toEqual([]);
    expectSame(option, await rest().getOption({ ...place, id: 'kubenet' }));
    const listed = await itemsOf(rest().listFacts({ ...place, option: 'kubenet' }));
    expect(first.totalCount).toBe(listed.length);
    expectSame(nodes.map(bare), listed);
    const lifecycle = await itemsOf(rest().listFacts({ ...place, option: 'kubenet', kind: 'lifecycle' }));
    expect(lifecycle.length).toBeGreaterThan(0);
    expectSame(release.lifecycle.nodes.map(bare), lifecycle);
    for (const [at, { cited }] of nodes.entries())
      expect(cited.map(({ quote }) => quote)).toEqual(listed[at]?.citations.map(({ quote }) => quote));
    expect(nodes.some(({ related }) => related.length > 0)).toBe(true);
  });

  it('of an option that was split', async () => {
    const { release } = await client().ask(optionPageDocument, { release: '3', option: 'azure-cni-cilium' });
    expect(release.option.movedTo.map(({ id }) => id)).toEqual(release.option.moved?.to);
    expect(release.option.movedTo.length).toBeGreaterThan(1);
  });

  it('of a recommendation and its reasons', async () => {
    const question = {
      ...pinned,
      category: 'network-plugin',
      requirements: [
        { id: 'node-count', value: 600, strength: 'must' },
        { id: 'ip-space-conservation', strength: 'prefer', weight: 8 },
      ],
    };
    const { recommend } = await client().ask(recommendationDocument, { question });
    expectSame(recommend, await rest().recommend(question));
    expect(recommend).toMatchObject({ __typename: 'RecommendAnswer' });
  });

  it('of whole stacks and their reasons', async () => {
    const question = {
      ...pinned,
      stack: true as const,
      requirements: [{ id: 'node-count', value: 2000 }, { id: 'network-policy' }],
    };
    const { recommend } = await client().ask(stackRecommendationDocument, { question });
    expectSame(recommend, await rest().recommend(question));
    expect(recommend).toMatchObject({ __typename: 'RecommendStackAnswer' });
  });

  it('of a report', async () => {
    const document = { network: { plugin: 'kubenet' }, agentPools: [{ name: 'a', count: 401 }] };
    const question = { ...pinned, format: 'design', document };
    const { validate } = await client().ask(validateSummaryDocument, { question });
    expect(validate).toMatchObject({ __typename: 'Report', outcome: 'fail' });
    expectSame(validate, await rest().validate(question));
  });

  it('of the releases, newest first and page by page, and of what changed between two', async () => {
    const { catalog } = await client().ask(releaseListDocument);
    const { published, ...header } = catalog;
    expectSame(header, await rest().getCatalog({ catalog: CATALOG }));
    const releases = await itemsOf(rest().listReleases({ catalog: CATALOG }));
    expectSame(published.nodes, releases.toReversed());
    const { catalog: first } = await client().ask(releaseListDocument, { first: 1 });
    const { endCursor: after } = first.published.pageInfo;
    const { catalog: second } = await client().ask(releaseListDocument, { first: 1, after });
    expect([...first.published.nodes, ...second.published.nodes]).toEqual(published.nodes.slice(0, 2));
    const { diff } = await client().ask(releaseDiffDocument, { from: '1', to: '2' });
    expect(diff.changes.length).toBeGreaterThan(0);
    expectSame(diff, await rest().diffReleases({ catalog: CATALOG, from: '1', to: '2' }));
  });

  it('of facts that fit filters, through every page', async () => {
    const filters = { kind: 'limit', certainty: 'stated' } as const;
    const found: object[] = [];
    let after: string | null | undefined;
    do {
      const { release } = await client().ask(factSearchDocument, { release: '3', ...filters, first: 20, after });
      found.push(...release.facts.nodes.map(bare));
      after = release.facts.pageInfo.hasNextPage ? release.facts.pageInfo.endCursor : null;
    } while (after);
    const listed = await itemsOf(rest().listFacts({ ...place, ...filters }));
    expect(listed.length).toBeGreaterThan(20);
    expectSame(found, listed);
  });

  it('of the history of a cell', async () => {
    const question = { ...pinned, option: 'azure-cni-overlay', dimension: 'max-nodes' };
    const { explain } = await client().ask(cellHistoryDocument, { question });
    expect(explain.timeline.length).toBeGreaterThan(1);
    expectSame(explain, await rest().explain(question));
  });

  it('of the feed', async () => {
    const { events } = await client().ask(eventPageDocument, { first: 2 });
    const page = await rest().listEvents({ pageSize: 2 });
    expect(events.nodes).toHaveLength(2);
    expectSame(events.nodes, page.items);
    expect([events.cursor, events.pageInfo.hasNextPage]).toEqual([String(page.cursor), page.hasMore]);
    const { events: following } = await client().ask(eventPageDocument, { after: events.cursor });
    expectSame(following.nodes, (await rest().listEvents({ after: String(page.cursor) })).items);
  });

  it('and every document that is shipped is among these', () => {
    const shipped = Object.keys(graphql).filter((name) => name.endsWith('Document'));
    expect(shipped.sort()).toEqual(
      [
        'cellHistoryDocument',
        'compareTableDocument',
        'eventPageDocument',
        'factSearchDocument',
        'optionPageDocument',
        'recommendationDocument',
        'releaseDiffDocument',
        'releaseListDocument',
        'stackRecommendationDocument',
        'validateSummaryDocument',
      ].sort(),
    );
  });
});

describe('what is refused over GraphQL', () => {
  it('is the problem that REST tells', async () => {
    const question = { options: ['kubenett'] };
    const told = async (call: Promise<unknown>) => {
      try {
        await call;
      } catch (error) {
        const { code, status, message, errors } = error as {
          code: string;
          status: number;
          message: string;
          errors: unknown;
        };
        return { code, status, message, errors };
      }
      throw new Error('the call did not fail');
    };
    const overGraphql = await told(client().ask(compareTableDocument, { question }));
    expect(overGraphql).toEqual(await told(rest().compare(question)));
    expect(overGraphql).toMatchObject({ code: 'unknown-option', status: 422 });
  });

  it("is told for a document of one's own too", async () => {
    expect(await client().ask<{ catalogs: unknown }>('{ catalogs { catalog } }')).toEqual({
      catalogs: [{ catalog: CATALOG }],
    });
    await expect(client().ask('{ nothing }')).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', status: 400 });
  });
});
