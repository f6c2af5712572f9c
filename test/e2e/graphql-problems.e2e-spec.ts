import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedRoutes } from './described-routes.js';
import { runApp, type RunningApp } from './running-app.js';

// What REST refuses, GraphQL refuses for the same reason: same code, same status, same places, same words.

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.stop());

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

const ask = async (query: string, variables: object = {}): Promise<Told> =>
  (await request(app.url).post('/graphql').send({ query, variables })).body as Told;

/** What both doors say of a refusal. The words of an integer that has to be one are its own door's. */
const problemOf = ({ type, title, status, detail, code, errors }: Readonly<Record<string, unknown>>) => ({
  type,
  title,
  status,
  detail,
  code,
  errors,
});

const ANSWERED = 'answered';

function toldOf({ errors, data }: Told): unknown {
  const [first] = errors ?? [];
  if (!first) return data ? ANSWERED : undefined;
  return problemOf({ ...first.extensions, detail: first.message });
}

/** The verbs by their path. */
const verbs: Readonly<Record<string, string>> = {
  '/v1/answers/diff': 'answersDiff',
  '/v1/compare': 'compare',
  '/v1/configure': 'configure',
  '/v1/ip-plan': 'ipPlan',
  '/v1/recommend': 'recommend',
  '/v1/transition': 'transition',
  '/v1/validate': 'validate',
};

const questions = describedRoutes.flatMap(({ method, path, example }) => {
  const field = verbs[path];
  return method === 'post' && field !== undefined ? [{ field, path, example: example as object }] : [];
});

const typeOf = (field: string) => `${field.charAt(0).toUpperCase()}${field.slice(1)}QuestionInput`;
const documentOf = (field: string) =>
  `query($question: ${typeOf(field)}!) { ${field}(question: $question) { __typename } }`;

/** Values that no field, or hardly one, can have. */
const wrong: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e15,
  '',
  'x',
  'a'.repeat(5000),
  [],
  [[]],
  {},
  [null],
  '2026-02-30',
];

/** The places of a question, two steps deep, and fields that it could have besides. */
function placesIn(example: object): (readonly string[])[] {
  const top = Object.entries(example);
  const inner = top.flatMap(([key, value]) =>
    value !== null && typeof value === 'object' && key !== 'document'
      ? Object.keys(value as object).map((step) => [key, step])
      : [],
  );
  const more = ['catalog', 'release', 'asOf', 'locale', 'nonsense', 'options', 'requirements', 'horizon', 'releases'];
  return [...new Set([...top.map(([key]) => key), ...more])].map((key) => [key] as const).concat(inner as []);
}

function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy, step, replaced(Reflect.get(copy, step), rest, by));
  return copy;
}

describe('a question that is wrong', () => {
  it('is one of every verb', () => expect(questions.length).toBe(Object.keys(verbs).length));

  it.each(questions)(
    'is refused by $field as it is over REST, wherever it is wrong',
    async ({ field, path, example }) => {
      let refused = 0;
      const restOf = async (question: unknown): Promise<unknown> => {
        const { status, body } = await request(app.url)
          .post(path)
          .send(question as object);
        return status === 200 ? ANSWERED : problemOf(body as Record<string, unknown>);
      };
      for (const place of placesIn(example))
        for (const value of wrong) {
          const question = replaced(example, place, value);
          const told = toldOf(await ask(documentOf(field), { question }));
          // GraphQL takes one value where a list is asked for as a list of it.
          const alike = value === null || Array.isArray(value) ? [value] : [value, [value]];
          const expected = await Promise.all(alike.map((one) => restOf(replaced(example, place, one))));
          const about = `/${place.join('/')} = ${JSON.stringify(value).slice(0, 40)}`;
          expect([about, expected]).toEqual([about, expect.arrayContaining([told])]);
          if (told !== ANSWERED) refused += 1;
        }
      expect(refused).toBeGreaterThan(50);
    },
  );

  it.each([
    ['compare', '/v1/compare', { options: ['kubenett'] }],
    ['compare', '/v1/compare', { options: ['kubenet'], release: '99' }],
    ['compare', '/v1/compare', { options: ['kubenet'], catalog: 'boats' }],
    ['compare', '/v1/compare', { category: 'network-plugins' }],
    ['compare', '/v1/compare', { options: ['kubenet'], release: '1', releases: ['1', '2'] }],
    ['compare', '/v1/compare', {}],
    ['recommend', '/v1/recommend', { category: 'network-plugin', requirements: [{ id: 'windows-node-pool' }] }],
    ['recommend', '/v1/recommend', { category: 'network-plugin', stack: true }],
    ['validate', '/v1/validate', { format: 'aks', document: {} }],
    ['validate', '/v1/validate', { document: 7 }],
    ['ipPlan', '/v1/ip-plan', { pools: [] }],
    ['transition', '/v1/transition', { from: { document: {} }, to: { document: {} } }],
  ])('%s: %s %j has one code and one set of places', async (field, path, question) => {
    const rest = await request(app.url).post(path).send(question);
    expect(rest.status).toBeGreaterThanOrEqual(400);
    expect(toldOf(await ask(documentOf(field), { question }))).toEqual(problemOf(rest.body as Record<string, unknown>));
  });

  it('is refused as a literal as it is as a variable', async () => {
    const question = { options: ['kubenet'], dimensions: ['', 'x y'], asOf: '2026-02-30' };
    const literal = 'options: ["kubenet"], dimensions: ["", "x y"], asOf: "2026-02-30"';
    const byLiteral = await ask(`{ compare(question: { ${literal} }) { __typename } }`);
    expect(toldOf(byLiteral)).toEqual(toldOf(await ask(documentOf('compare'), { question })));
    expect(toldOf(byLiteral)).toMatchObject({ errors: [{}, {}, {}] });
  });
});

describe('what is not there to be read', () => {
  const base = '/v1/catalogs/aks-networking';
  it.each([
    ['/v1/catalogs/boats', '{ catalog(catalog: "boats") { name { en } } }'],
    [`${base}/releases/99`, '{ release(release: "99") { label } }'],
    ['/v1/catalogs/boats/releases/1', '{ release(catalog: "boats", release: "1") { label } }'],
    [`${base}/releases/2/options/kubenett`, '{ release(release: "2") { option(id: "kubenett") { id } } }'],
    [`${base}/releases/2/facts/kubenet-max-node`, '{ release(release: "2") { fact(id: "kubenet-max-node") { id } } }'],
    [`${base}/releases/2/rules/nothing`, '{ release(release: "2") { rule(id: "nothing") { id } } }'],
    [
      `${base}/releases/2/facts?option=kubenett`,
      '{ release(release: "2") { facts(option: "kubenett") { totalCount } } }',
    ],
    [`${base}/releases/2/facts?kind=wish`, '{ release(release: "2") { facts(kind: "wish") { totalCount } } }'],
    [
      `${base}/releases/2/facts?option=a%20b&stale=-1`,
      '{ release(release: "2") { facts(option: "a b", stale: -1) { totalCount } } }',
    ],
    [`${base}/diff?from=99`, '{ diff(from: "99") { counts } }'],
    [`${base}/diff?to=`, '{ diff(to: "") { counts } }'],
    ['/v1/catalogs/boats/diff', '{ diff(catalog: "boats") { counts } }'],
    [
      `${base}/explain?option=kubenett&dimension=max-nodes`,
      '{ explain(question: { option: "kubenett", dimension: "max-nodes" }) { kind } }',
    ],
    [
      `${base}/explain?option=kubenet&dimension=max-node`,
      '{ explain(question: { option: "kubenet", dimension: "max-node" }) { kind } }',
    ],
  ])('%s is refused as %s', async (path, query) => {
    const rest = await request(app.url).get(path);
    expect(rest.status).toBeGreaterThanOrEqual(400);
    expect(toldOf(await ask(query))).toEqual(problemOf(rest.body as Record<string, unknown>));
  });
});
