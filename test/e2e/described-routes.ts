import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import request from 'supertest';

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
}

interface Operation {
  readonly operationId: string;
  /** Who may: a word for whoever asks, or roles. */
  readonly 'x-roles': string | object;
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query' }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>;
}

/** A route as `openapi.json` describes it. */
export interface DescribedRoute extends Operation {
  readonly name: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  /** The body of a question that is answered, or one line of it where the body is lines. */
  readonly example: unknown;
  /** What the body is sent as. */
  readonly mediaType: string;
}

export const committedText = readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(committedText) as Document;

/**
 * The routes that are open to whoever asks. Tables of tests are made from these, so that a new one cannot be forgotten; those for few have the
 * matrix of `access-matrix.e2e-spec.ts`.
 */
export const describedRoutes: readonly DescribedRoute[] = Object.entries(document.paths).flatMap(([path, item]) =>
  (['get', 'post'] as const).flatMap((method) => {
    const operation = item[method];
    const [[mediaType, media] = ['application/json', undefined]] = Object.entries(
      operation?.requestBody?.content ?? {},
    );
    const example = media?.example;
    return operation && typeof operation['x-roles'] === 'string'
      ? [{ ...operation, name: `${method.toUpperCase()} ${path}`, method, path, example, mediaType }]
      : [];
  }),
);

/** Routes whose answer has an end: what is streamed is asked for in a way of its own. */
export const endingRoutes = describedRoutes.filter(
  ({ responses }) => responses['200']?.content?.['text/event-stream'] === undefined,
);

/** What the parts of a path can be, by the place they stand in. */
export type PathSamples = ReadonlyMap<string, string>;

const CATALOG = 'aks-networking';
const RELEASE = `/v1/catalogs/${CATALOG}/releases/3`;

/** Ids that the running service really holds. */
export async function samplePaths(url: string): Promise<PathSamples> {
  const samples = new Map([
    ['catalog', CATALOG],
    ['ref', '3'],
    ['code', 'not-found'],
  ]);
  for (const { path } of describedRoutes) {
    const plural = /\/([a-z]+)\/\{id\}$/.exec(path)?.[1];
    if (plural === undefined) continue;
    const { body } = await request(url).get(`${RELEASE}/${plural}?pageSize=1`);
    samples.set(plural, String(body.items[0].id));
  }
  const source = await request(url).get(`${RELEASE}/sources/${samples.get('sources')}`);
  return samples.set('revision', String(source.body.revisions[0].id));
}

/** The address of a route, with `changed` in place of the sample of one part. */
export function addressOf(
  route: DescribedRoute,
  samples: PathSamples,
  changed: Readonly<Record<string, string>> = {},
): string {
  const path = route.path.replace(
    /\/([a-z]+)\/\{id\}/,
    (_, plural: string) => `/${plural}/${changed['id'] ?? samples.get(plural)}`,
  );
  return path.replace(/\{(\w+)\}/g, (_, name: string) => changed[name] ?? String(samples.get(name)));
}

const leastQueries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET /v1/compare': { category: 'network-plugin' },
  'GET /v1/catalogs/{catalog}/explain': { option: 'kubenet', dimension: 'max-nodes' },
};

/** The least query with which a route answers, but for one parameter of it that may be left out. */
export const leastQuery = (route: DescribedRoute, without?: string) =>
  Object.entries(leastQueries[route.name] ?? {})
    .filter(([name]) => name !== without)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'openapi');

/** Checks a body against what the description says of a status. Undefined where it describes no body. */
export function describedBody(route: DescribedRoute, status: number, mediaType: string): ValidateFunction | undefined {
  if (route.responses[String(status)]?.content?.[mediaType] === undefined) return undefined;
  const steps = ['paths', route.path, route.method, 'responses', String(status), 'content', mediaType, 'schema'];
  return ajv.compile({ $ref: `openapi#/${steps.map(escapeStep).join('/')}` });
}

export const describedProblem = ajv.compile({ $ref: 'openapi#/components/schemas/Problem' });

const escapeStep = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
