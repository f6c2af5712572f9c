import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseDigest } from '../support/database-digest.js';
import { placesIn, withReplaced } from '../support/places.js';
import { describedProblem } from './described-routes.js';
import { openWorld, roleRoutes, type RoleRoute, type RoleWorld } from './role-routes.js';

// What is hostile is sent by an administrator, whom nothing but the input stops; first as a dry run, and whatever that refuses once more in
// earnest. After each table the database holds what it held before.

let world: RoleWorld;
let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await openWorld();
  before = await databaseDigest(world.app.databaseUrl);
});
afterAll(() => world.stop());

interface Sent {
  readonly about: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** null: none at all. */
  readonly body?: string | Buffer | null;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
}

const bodyOf = (route: RoleRoute, { body }: Sent) =>
  body === undefined && route.body !== undefined ? JSON.stringify(route.body) : (body ?? null);

async function send(route: RoleRoute, sent: Sent, isDryRun: boolean): Promise<Response> {
  const dryRun = isDryRun && route.takesDryRun && sent.query?.includes('dryRun') !== true ? ['dryRun=true'] : [];
  const query = [...(sent.query === undefined ? [] : [sent.query]), ...dryRun].join('&');
  const body = bodyOf(route, sent);
  return fetch(`${world.app.url}${sent.path ?? world.addressOf(route)}${query === '' ? '' : `?${query}`}`, {
    method: route.method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${world.admin.token}`,
      'if-match': world.etag,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(body === null ? {} : { body: body as BodyInit }),
  });
}

/** A refusal that the caller can act on: a problem with 4xx, as it is described. Undefined for what was taken. */
async function refusalOf(route: RoleRoute, sent: Sent, isDryRun: boolean): Promise<Refusal | undefined> {
  const answer = await send(route, sent, isDryRun);
  const text = await answer.text();
  if (answer.status < 300) return undefined;
  const about = `${route.id}: ${sent.about}`;
  expect([about, answer.status, text]).toEqual([
    about,
    expect.toSatisfy((status: number) => status >= 400 && status < 500),
    text,
  ]);
  expect([about, answer.headers.get('content-type')]).toEqual([about, 'application/problem+json; charset=utf-8']);
  const problem = JSON.parse(text) as Refusal;
  expect([about, describedProblem(problem)]).toEqual([about, true]);
  if (problem.code === 'invalid-request') expect([about, problem.errors.length > 0]).toEqual([about, true]);
  return problem;
}

/** Sends as a dry run, and what is refused in earnest. */
async function tried(route: RoleRoute, sent: Sent): Promise<Refusal | undefined> {
  const refusal = await refusalOf(route, sent, true);
  if (refusal && route.takesDryRun) {
    const again = await refusalOf(route, sent, false);
    expect([route.id, sent.about, again?.code]).toEqual([route.id, sent.about, refusal.code]);
  }
  return refusal;
}

async function expectRefused(route: RoleRoute, sent: Sent, codes?: readonly string[]): Promise<void> {
  const refusal = await tried(route, sent);
  const about = `${route.id}: ${sent.about}`;
  expect([about, refusal?.code]).toEqual([about, codes ? expect.toBeOneOf([...codes]) : expect.any(String)]);
}

const expectNothingChanged = async () => expect(await databaseDigest(world.app.databaseUrl)).toEqual(before);

const inPath = (route: RoleRoute) => route.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
const inQuery = (route: RoleRoute) => route.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
const writes = roleRoutes.filter(({ takesDryRun }) => takesDryRun);
const withBody = roleRoutes.filter(({ members }) => members !== undefined);

it('is tried with every operation for which a role is needed', () => {
  expect(roleRoutes.length).toBeGreaterThan(30);
  expect(roleRoutes.filter(({ method, takesDryRun }) => method !== 'GET' && !takesDryRun)).toEqual([]);
});

describe('an address that is wrong', () => {
  const hostile = [
    'nothing-like-this',
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    'toString',
    '..%2F..%2Fetc',
    '%2E%2E',
    'a'.repeat(150),
    'a'.repeat(3000),
    '%F0%9F%9A%A2',
    "'%20OR%201=1--",
    'a:b',
    '-1',
    '1e9',
    'NaN',
    '%25',
    '%20',
  ];

  it.each(roleRoutes.filter((route) => inPath(route).length > 0))(
    '$id answers with a refusal, or with nothing done',
    async (route) => {
      for (const name of inPath(route))
        for (const part of hostile) {
          const refusal = await tried(route, {
            about: `${name} = ${part.slice(0, 40)}`,
            path: world.addressOf(route, { [name]: part }),
          });
          if (name === 'id') expect([route.id, part, refusal !== undefined]).toEqual([route.id, part, true]);
        }
      await expectNothingChanged();
    },
  );
});

describe('a query that is wrong', () => {
  const values = [
    '',
    '%00',
    'a%00b',
    '%ED%A0%80%00',
    '__proto__',
    'a'.repeat(5000),
    '%F0%9F%9A%A2',
    '[]',
    'null',
    '-1',
    'NaN',
    '1e400',
    ',',
  ];
  const unknown = ['nonsense', 'state', 'constructor', 'hasOwnProperty', 'a[b]', 'a.b'];

  const expectPlaced = async (route: RoleRoute, query: string, name: string, code: string) => {
    const refusal = await tried(route, { about: query, query });
    const [place] = refusal?.errors ?? [];
    expect([route.id, query, refusal?.code, place?.pointer]).toEqual([route.id, query, code, `/${name}`]);
  };

  it.each(roleRoutes.filter((route) => inQuery(route).length > 0))(
    '$id refuses it, with the parameter as the place',
    async (route) => {
      for (const name of inQuery(route)) {
        for (const value of values)
          await tried(route, { about: `${name}=${value.slice(0, 40)}`, query: `${name}=${value}` });
        await expectPlaced(route, `${name}=true&${name}=true`, name, 'duplicate-parameter');
      }
      for (const name of unknown) await expectPlaced(route, `${name}=1`, name, 'invalid-request');
      await expectPlaced(route, '__proto__=1', '__proto__', 'forbidden-key');
      await expectNothingChanged();
    },
  );

  it.each(roleRoutes.filter((route) => inQuery(route).length === 0))(
    '$id takes none, and looks at none',
    async (route) => {
      for (const name of [...unknown, '__proto__']) await tried(route, { about: name, query: `${name}=1&${name}=2` });
      await expectNothingChanged();
    },
  );
});

const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

const noBodies: readonly Sent[] = [
  { about: 'null', body: 'null' },
  { about: 'a number', body: '7' },
  { about: 'minus zero', body: '-0' },
  { about: 'a text', body: '"x"' },
  { about: 'a list', body: '[]' },
  { about: 'white space', body: ' \r\n\t' },
  { about: 'cut off', body: '{"title":' },
  { about: 'two values', body: '{}{}' },
  { about: 'NaN', body: '{"title":NaN}' },
  { about: 'no UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { about: '10,000 levels of lists', body: deep(10_000, '[', ']') },
  { about: '10,000 levels of objects', body: deep(10_000, '{"a":', '}') },
  { about: '__proto__', body: '{"__proto__":{"roles":["admin"]}}' },
  { about: '__proto__ inside', body: '{"a":[{"__proto__":null}]}' },
  { about: 'constructor.prototype', body: '{"constructor":{"prototype":{"roles":["admin"]}}}' },
  { about: 'NUL in a text', body: '{"a":"a\\u0000b"}' },
  { about: 'NUL in a key', body: '{"\\u0000":1}' },
  { about: 'a lone surrogate', body: '{"a":"\\ud800"}' },
  { about: 'a lone surrogate in a key', body: '{"\\ud800":1}' },
  { about: 'a number that is none', body: '{"a":1e400}' },
];

const large: readonly Sent[] = [
  { about: 'just under 5 MB of keys', body: `{${Array.from({ length: 300_000 }, (_, at) => `"k${at}":1`).join(',')}}` },
  { about: 'more than 5 MB', body: `{"a":"${'a'.repeat(5_300_000)}"}` },
];

describe('a body that is none of a write', () => {
  it.each(withBody)('$id refuses it', async (route) => {
    for (const sent of noBodies) await expectRefused(route, sent);
    for (const sent of large) {
      const refusal = await refusalOf(route, sent, false);
      expect([route.id, refusal?.code]).toEqual([route.id, expect.toBeOneOf(['too-many-values', 'body-too-large'])]);
    }
    await expectNothingChanged();
  });

  it.each(withBody)('$id refuses it in another media type, packed, or where it does not come whole', async (route) => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ])
      await expectRefused(route, { about: type, headers: { 'content-type': type } }, ['unsupported-media-type']);
    const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
    for (const encoding of ['gzip', 'deflate', 'br'])
      await expectRefused(route, { about: encoding, headers: { 'content-encoding': encoding }, body: bomb }, [
        'unsupported-media-type',
      ]);
    await expectNothingChanged();
  });

  it.each(writes.filter(({ members }) => members === undefined))(
    '$id takes none, and does not read one',
    async (route) => {
      for (const sent of noBodies) await tried(route, sent);
      await expectNothingChanged();
    },
  );
});

describe('members that are not the caller’s', () => {
  const own: Readonly<Record<string, unknown>> = {
    state: 'published',
    author: 'somebody',
    digest: '0'.repeat(64),
    approvals: [{ approver: 'somebody' }],
    version: 99,
    revision: 99,
    createdBy: 'service',
    createdAt: '2020-01-01T00:00:00Z',
    publishedSequence: 1,
    publishBy: 'service',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    hash: '00',
    actor: 'service',
  };
  /** The patch of an item may have any member: what it makes of the item is judged. */
  const closed = withBody.filter(({ id }) => id !== 'patchDraftItem');

  it.each(closed)('$id refuses each of them, and says where', async (route) => {
    for (const [name, value] of Object.entries({ ...own, id: 'mine' })) {
      if (route.members?.includes(name) === true) continue;
      const body = JSON.stringify({ ...route.body, [name]: value });
      const refusal = await tried(route, { about: name, body });
      expect([route.id, name, refusal?.code, refusal?.errors.map(({ pointer }) => pointer)]).toEqual([
        route.id,
        name,
        'invalid-request',
        [`/${name}`],
      ]);
    }
    await expectNothingChanged();
  });

  it('are a problem of the draft in an item', async () => {
    const [route] = withBody.filter(({ id }) => id === 'patchDraftItem');
    if (!route) throw new Error('there is no such operation');
    for (const [name, value] of Object.entries(own)) {
      const answer = await send(route, { about: name, body: JSON.stringify({ [name]: value }) }, true);
      const { problems } = (await answer.json()) as { readonly problems: readonly { readonly message: string }[] };
      expect([name, problems.map(({ message }) => message)]).toEqual([name, [expect.stringContaining(`"${name}"`)]]);
    }
    await expectNothingChanged();
  });
});

describe('a body with one value put wrong', () => {
  const wrong: readonly unknown[] = [
    null,
    true,
    -1,
    0.5,
    1e15,
    1e308,
    '',
    ' ',
    'NaN',
    'a'.repeat(5000),
    '\u202e',
    '__proto__',
    'constructor',
    '2026-02-30',
    [],
    [[]],
    {},
    [null],
    { a: 1 },
    Array.from({ length: 2000 }, () => 'x'),
  ];

  /** Enough for what is further inside. */
  const inner: readonly unknown[] = [null, 0.5, '', 'a'.repeat(5000), '__proto__', [null], { a: 1 }, undefined];

  it.each(withBody)('$id takes or refuses it, and never fails', async (route) => {
    const spots = new Map(
      [...placesIn(route.body), ...(route.members ?? []).map((name) => [name])].map((way) => [way.join('/'), way]),
    );
    for (const [spot, way] of spots)
      for (const value of way.length > 1 ? inner : [...wrong, undefined]) {
        const body = JSON.stringify(withReplaced(route.body, way, value)) ?? '';
        await tried(route, { about: `/${spot} = ${String(JSON.stringify(value)).slice(0, 40)}`, body });
      }
    await expectNothingChanged();
  });

  it('is met with numbers that JSON.stringify would not write', async () => {
    for (const route of withBody)
      for (const text of ['-0', '1E400', '-1e400', '0.1e-400', '9'.repeat(400), '18446744073709551616'])
        for (const name of route.members ?? []) {
          const body = JSON.stringify({ ...route.body, [name]: 'NUMBER' }).replace('"NUMBER"', text);
          await tried(route, { about: `${name} = ${text.slice(0, 20)}`, body });
        }
    await expectNothingChanged();
  });
});

describe('headers of a write that are wrong', () => {
  const keys = ['', ' ', 'a b', 'a'.repeat(256), 'a'.repeat(6000), 'é', '"', '\u0085'];
  const tags = ['', '*', 'W/"x"', 'x', '"a", "b"', '"', '"é"', `"${'a'.repeat(300)}"`, '""', "' OR 1=1"];

  it.each(writes)('$id refuses an Idempotency-Key that is none', async (route) => {
    for (const key of keys.filter((text) => text !== '"'))
      await expectRefused(route, { about: `key ${key.slice(0, 20)}`, headers: { 'idempotency-key': key } }, [
        'invalid-idempotency-key',
      ]);
    await expectNothingChanged();
  });

  it.each(writes)('$id never fails over an If-Match, and takes none that is another version', async (route) => {
    const fresh = await tried(route, { about: 'the version that there is' });
    for (const tag of tags) {
      const refusal = await tried(route, { about: `If-Match ${tag.slice(0, 20)}`, headers: { 'if-match': tag } });
      if (route.path.startsWith('/v1/drafts/'))
        expect([route.id, tag, refusal?.code]).toEqual([
          route.id,
          tag,
          expect.toBeOneOf(['invalid-if-match', 'stale', fresh?.code]),
        ]);
    }
    await expectNothingChanged();
  });
});
