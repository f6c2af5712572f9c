import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committedText, describedRoutes } from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

describe('the description', () => {
  it('that is served is the one that is committed', async () => {
    const { body, headers } = await request(app.url).get('/openapi.json');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toEqual(JSON.parse(committedText));
  });

  it('has sorted keys, so that it does not depend on the order of registration', () => {
    const unsorted: string[] = [];
    JSON.parse(committedText, (key, value: unknown) => {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
      const keys = Object.keys(value);
      // Keys that look like numbers stand first in any object.
      const words = keys.filter((name) => !/^\d+$/.test(name));
      if (words.join() !== [...words].sort().join()) unsorted.push(key);
      return value;
    });
    expect(unsorted).toEqual([]);
  });

  it('gives every operation an id of its own and tells every problem it can answer with', () => {
    const ids = describedRoutes.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const route of describedRoutes) {
      const told = Object.keys(route.responses).filter((status) => Number(status) >= 400);
      const least = route.method === 'post' ? ['400', '404', '406', '413', '415', '422', '500'] : ['500'];
      expect([route.name, told]).toEqual([route.name, expect.arrayContaining(least)]);
    }
  });
});

describe('what is of what was read', () => {
  interface Described {
    readonly operationId: string;
    readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
    readonly responses: object;
  }
  const { paths } = JSON.parse(committedText) as {
    readonly paths: Readonly<Record<string, Record<string, Described>>>;
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const ofVersion = operations.filter(({ parameters = [] }) => parameters.some(({ name }) => name === 'If-Match'));

  it('takes the same version here and over GraphQL, and tells of both refusals', () => {
    const sdl = readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8');
    const mutations = buildSchema(sdl).getMutationType()?.getFields() ?? {};
    const there = Object.values(mutations).filter(({ args }) => args.some(({ name }) => name === 'ifMatch'));
    expect(ofVersion.map(({ operationId }) => operationId).sort()).toEqual(there.map(({ name }) => name).sort());
    expect(there.length).toBeGreaterThan(10);
    for (const { responses, parameters = [] } of ofVersion) {
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['409', '412', '422', '428']));
      expect(parameters.find(({ name }) => name === 'If-Match')).toMatchObject({ required: true });
    }
  });
});

describe('the pages', () => {
  it('come whole from the service itself', async () => {
    const page = await request(app.url).get('/docs').redirects(1);
    expect(page.headers['content-type']).toContain('text/html');
    const own = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, address]) => new URL(String(address), `${app.url}/docs`),
    );
    expect(own.length).toBeGreaterThan(2);
    for (const address of own) {
      expect(address.origin).toBe(new URL(app.url).origin);
      expect((await request(app.url).get(address.pathname)).status).toBe(200);
    }
  });
});
