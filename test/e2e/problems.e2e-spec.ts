import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addressOf,
  describedProblem,
  describedRoutes,
  samplePaths,
  type PathSamples,
  leastQuery,
} from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

let app: RunningApp;
let samples: PathSamples;
beforeAll(async () => {
  app = await runApp();
  samples = await samplePaths(app.url);
});
afterAll(() => app.stop());

const paths = [...new Set(describedRoutes.map(({ path }) => path))];
const routeOf = (path: string) => describedRoutes.find((route) => route.path === path) ?? describedRoutes[0];

describe('every address', () => {
  it.each(paths)('%s refuses other methods and names its own', async (path) => {
    const own = describedRoutes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    const expected = [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort().join(', ');
    const route = routeOf(path);
    const address = route ? addressOf(route, samples) : path;
    for (const method of ['delete', 'put', 'patch'] as const) {
      const response = await request(app.url)[method](address);
      expect([response.status, response.body.code, response.headers['allow']]).toEqual([
        405,
        'method-not-allowed',
        expected,
      ]);
      expect(describedProblem(response.body)).toBe(true);
    }
    const options = await request(app.url).options(address);
    expect([options.status, options.headers['allow']]).toEqual([204, expected]);
  });

  it.each(describedRoutes.filter(({ method }) => method === 'get'))('$name answers HEAD as GET', async (route) => {
    const response = await request(app.url).head(`${addressOf(route, samples)}?${leastQuery(route)}`);
    expect([response.status, response.text ?? '']).toEqual([200, '']);
  });

  it.each(describedRoutes.filter(({ path }) => path.startsWith('/v1/')))(
    '$name refuses a caller that takes no form of it',
    async (route) => {
      const address = `${addressOf(route, samples)}?${leastQuery(route)}`;
      const asked =
        route.method === 'get'
          ? request(app.url).get(address)
          : request(app.url)
              .post(address)
              .send(route.example as object);
      const response = await asked.set('accept', 'image/png');
      expect([response.status, response.body.code]).toEqual([406, 'not-acceptable']);
    },
  );
});

describe('unknown ids', () => {
  it.each([
    ['get', '/v1/catalogs/aks-networkin', undefined, 404, 'catalog-not-found'],
    ['get', '/v1/catalogs/aks-networking/releases/99', undefined, 404, 'release-not-found'],
    ['get', '/v1/catalogs/aks-networking/diff?from=99', undefined, 404, 'release-not-found'],
    ['get', '/v1/catalogs/aks-networking/releases/2/options/kubenett', undefined, 404, 'item-not-found'],
    ['get', '/v1/compare?options=kubenett', undefined, 422, 'unknown-option'],
    ['get', '/v1/compare?category=network-plugin&release=99', undefined, 404, 'release-not-found'],
    ['get', '/v1/compare?category=network-plugin&catalog=boats', undefined, 404, 'catalog-not-found'],
    ['get', '/v1/catalogs/aks-networking/releases/2/facts?option=kubenett', undefined, 422, 'unknown-option'],
    ['get', '/v1/compare?options=kubenet&release=1&releases=1,2', undefined, 422, 'release-and-releases'],
    ['post', '/v1/validate', { format: 'aks', document: {} }, 422, 'no-cluster'],
    ['post', '/v1/compare', { category: 'network-plugins' }, 422, 'unknown-category'],
    [
      'post',
      '/v1/recommend',
      { category: 'network-plugin', requirements: [{ id: 'windows-node-pool' }] },
      422,
      'unknown-requirement',
    ],
    ['post', '/v1/recommend', { category: 'network-plugins' }, 422, 'unknown-category'],
  ] as const)('%s %s is told as a problem', async (...[method, path, body, status, code]) => {
    const response = method === 'get' ? await request(app.url).get(path) : await request(app.url).post(path).send(body);
    expect([response.status, response.body.code]).toEqual([status, code]);
    expect(describedProblem(response.body)).toBe(true);
    expect((await request(app.url).get(response.body.type)).status).toBe(200);
    if (status === 422) expect(response.body.errors[0].pointer).toMatch(/^\//);
  });

  it('comes with the nearest known one', async () => {
    const { body } = await request(app.url).get('/v1/compare?options=kubenett');
    expect(body.errors[0].detail).toMatch(/\bkubenet$/);
  });
});
