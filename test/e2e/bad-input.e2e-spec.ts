import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesIn, withReplaced } from '../support/places.js';
import {
  addressOf,
  describedProblem,
  describedRoutes,
  leastQuery,
  samplePaths,
  type DescribedRoute,
  type PathSamples,
} from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

// Every case runs against every route of openapi.json that it fits, so that a new route cannot be forgotten.

let app: RunningApp;
let samples: PathSamples;
beforeAll(async () => {
  app = await runApp();
  samples = await samplePaths(app.url);
});
afterAll(() => app.stop());

const posts = describedRoutes.filter(({ method }) => method === 'post');
const gets = describedRoutes.filter(({ method }) => method === 'get');
const named = (route: DescribedRoute, place: 'path' | 'query') =>
  route.parameters.filter((p) => p.in === place).map(({ name }) => name);

/** The types of all problems that were met. */
const types = new Set<string>();

/** A refusal the caller can act on: a 4xx problem, as it is described. */
function expectRefusal(response: request.Response, about: string): void {
  expect([about, response.status]).toEqual([
    about,
    expect.toSatisfy((status: number) => status >= 400 && status < 500),
  ]);
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect([about, describedProblem(response.body)]).toEqual([about, true]);
  expect(response.body.status).toBe(response.status);
  types.add(String(response.body.type));
}

const send = (route: DescribedRoute, body: string | Buffer, type = 'application/json') =>
  request(app.url).post(route.path).set('content-type', type).serialize(String).send(String(body));

const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('a body that no route takes', () => {
  const bodies: readonly (readonly [about: string, body: string])[] = [
    ['empty', ''],
    ['white space', ' \r\n\t'],
    ['null', 'null'],
    ['a number', '7'],
    ['a text', '"x"'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['cut off', '{"category":'],
    ['two values', '{}{}'],
    ['10,000 levels of lists', deep(10_000, '[', ']')],
    ['10,000 levels of objects', deep(10_000, '{"a":', '}')],
    ['10,000 levels in a field', `{"document":${deep(10_000, '[', ']')},"category":${deep(10_000, '[', ']')}}`],
    ['__proto__', '{"__proto__":{"isAdmin":true}}'],
    ['__proto__ inside', '{"document":{"a":[{"__proto__":null}]},"options":[{"__proto__":1}]}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"isAdmin":true}}}'],
    ['constructor', '{"constructor":1}'],
    ['NUL in a text', '{"category":"a\\u0000b","document":"a\\u0000b"}'],
    ['NUL in a key', '{"\\u0000":1}'],
    ['a lone surrogate', '{"category":"\\ud800","document":"\\udfff"}'],
    ['a lone surrogate in a key', '{"\\ud800":1}'],
    ['5 MB of one text', `{"document":"${'a'.repeat(5_300_000)}"}`],
    ['just under 5 MB of one text', `{"document":"${'a'.repeat(5_000_000)}","category":"${'b'.repeat(200_000)}"}`],
    ['just under 5 MB of numbers', `{"document":[${'1,'.repeat(2_500_000)}1],"category":[1]}`],
    ['just under 5 MB of keys', `{${Array.from({ length: 300_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
    ['a huge number', `{"document":1e400,"horizon":1e400,"category":1e400}`],
  ];

  it.each(posts)('is refused by $name, with a place where there is one', async (route) => {
    for (const [about, body] of bodies) {
      const response = await send(route, body);
      expectRefusal(response, about);
      if (response.body.code === 'invalid-request')
        expect([about, response.body.errors.length > 0]).toEqual([about, true]);
    }
  });

  it.each(posts)('is refused by $name in any other media type', async (route) => {
    const body = JSON.stringify(route.example);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'nonsense',
    ])
      expect([type, (await send(route, body, type)).status]).toEqual([type, 415]);
    const packed = await send(route, body).set('content-encoding', 'gzip');
    expect(packed.status).toBe(415);
    expectRefusal(await request(app.url).post(route.path), 'no body at all');
  });
});

describe('a question with one value put wrong', () => {
  const wrong: readonly unknown[] = [
    null,
    true,
    -1,
    0.5,
    1e15,
    '',
    'x',
    'a'.repeat(5000),
    '\u202e',
    [],
    [[]],
    {},
    [null],
    { a: 1 },
    '2026-02-30',
    '__proto__',
    'constructor',
  ];

  const fields = [
    'catalog',
    'release',
    'releases',
    'asOf',
    'locale',
    'options',
    'category',
    'dimensions',
    'reference',
    'only',
    'include',
    'format',
    'horizon',
    'intent',
    'requirements',
    'onUnknown',
    'document',
  ];

  const managedCluster = {
    name: 'c',
    location: 'westeurope',
    properties: {
      kubernetesVersion: '1.33.1',
      networkProfile: {
        networkPlugin: 'azure',
        networkPluginMode: 'overlay',
        podCidr: '10.244.0.0/16',
        podCidrs: ['10.244.0.0/16'],
        serviceCidr: '10.0.0.0/16',
        dnsServiceIP: '10.0.0.10',
      },
      agentPoolProfiles: [
        {
          name: 'p',
          count: 3,
          maxPods: 30,
          osType: 'Linux',
          vnetSubnetID: '/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/n',
        },
      ],
    },
  };

  const questions = posts.flatMap((route) => [
    { name: route.name, route, body: route.example },
    ...(route.path === '/v1/validate'
      ? [{ name: `${route.name} (aks)`, route, body: { format: 'aks', document: managedCluster } }]
      : []),
  ]);

  it.each(questions)('is answered or refused by $name, and never fails', async ({ route, body }) => {
    const spots = [...placesIn(body), ...fields.map((field) => [field])];
    for (const spot of spots)
      for (const value of wrong) {
        const response = await send(route, JSON.stringify(withReplaced(body, spot, value)));
        const about = `/${spot.join('/')} = ${JSON.stringify(value).slice(0, 40)}`;
        if (response.status !== 200) expectRefusal(response, about);
      }
  });
});

describe('a design that is too large to be judged at once', () => {
  it('is refused with the place, and says how many items it has', async () => {
    const pools = Array.from({ length: 1001 }, (_, index) => ({ name: `p${index}` }));
    const body = { format: 'design', document: { agentPools: pools } };
    const response = await request(app.url).post('/v1/validate').send(body);
    expect(response.body).toMatchObject({ status: 422, code: 'design-too-large', errors: [{ pointer: '/document' }] });
    body.document.agentPools.pop();
    expect((await request(app.url).post('/v1/validate').send(body)).status).toBe(200);
  });
});

describe('an address that is wrong', () => {
  const parts = [
    'nothing-like-this',
    '%00',
    '%ED%A0%80',
    '__proto__',
    'constructor',
    'toString',
    '..%2F..%2Fetc',
    '%2E%2E',
    'a'.repeat(150),
    'a'.repeat(3000),
    '%F0%9F%9A%A2',
    'a:b',
    '-1',
    '0',
    '1e9',
    '%25',
  ];

  it.each(gets.filter((route) => named(route, 'path').length > 0))(
    'is refused by $name in each of its parts',
    async (route) => {
      for (const name of named(route, 'path'))
        for (const part of parts) {
          const response = await request(app.url)
            .get(addressOf(route, samples, { [name]: part }))
            .redirects(0);
          expectRefusal(response, `${name} = ${part.slice(0, 40)}`);
        }
    },
  );

  it.each(describedRoutes)('is refused for $name when its escapes are broken', async (route) => {
    expectRefusal(await request(app.url).get(`${addressOf(route, samples)}/%E0%A4%A`), 'a broken escape');
  });
});

describe('a query that is wrong', () => {
  const values = [
    '',
    '%00',
    '%ED%A0%80%00',
    'a%00b',
    '__proto__',
    `${'a,'.repeat(3000)}a`,
    '%F0%9F%9A%A2',
    '[]',
    '{}',
    'null',
    '-1',
    '1e9',
    ',',
    ',,,',
  ];
  const freeTexts = new Set(['artifactUri']);
  const asking = describedRoutes.filter((route) => named(route, 'query').length > 0);
  const ask = (route: DescribedRoute, query: string) => {
    const address = `${addressOf(route, samples)}?${query}`;
    return route.method === 'get'
      ? request(app.url).get(address)
      : request(app.url)
          .post(address)
          .send(route.example as object);
  };

  it.each(asking)('is refused by $name, with the parameter as the place', async (route) => {
    for (const name of named(route, 'query')) {
      const least = leastQuery(route, name);
      // A free text may be nearly anything, so that only what no text may hold is wrong.
      for (const value of freeTexts.has(name) ? ['%00', 'a%00b'] : values) {
        const response = await ask(route, `${least}&${name}=${value}`);
        expectRefusal(response, `${name}=${value.slice(0, 40)}`);
        expect([name, value, response.body.errors.length > 0]).toEqual([name, value, true]);
      }
      const twice = await ask(route, `${name}=a&${name}=b`);
      expect([name, twice.body.code, twice.body.errors]).toEqual([
        name,
        'duplicate-parameter',
        [expect.objectContaining({ pointer: `/${name}` })],
      ]);
    }
  });

  it.each(asking)('is refused by $name when a parameter is not known', async (route) => {
    for (const name of ['nonsense', '__proto__', 'constructor', 'hasOwnProperty', 'a[b]', 'a.b']) {
      const response = await ask(route, `${leastQuery(route)}&${name}=1`);
      expectRefusal(response, name);
      expect([name, response.body.errors[0]?.pointer]).toEqual([name, `/${name}`]);
    }
    expectRefusal(
      await ask(route, Array.from({ length: 900 }, (_, index) => `p${index}=1`).join('&')),
      '900 parameters',
    );
  });

  it.each(describedRoutes)('is refused for $name when it is larger than a request may be', async (route) => {
    const response = await request(app.url).get(`${addressOf(route, samples)}?q=${'a'.repeat(20_000)}`);
    expect(response.status).toBe(431);
    expectRefusal(response, 'a huge query');
  });
});

describe('every problem that was met', () => {
  it('has a page that says how to mend it', async () => {
    expect(types.size).toBeGreaterThan(10);
    for (const type of types) expect([type, (await request(app.url).get(type)).status]).toEqual([type, 200]);
  });
});
