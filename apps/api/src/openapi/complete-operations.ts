import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { policyRows, type Allowed } from '../access/policy.js';
import { examples } from './examples.js';
import type { Operation, PathItem } from './openapi.types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof methods)[number];

/** What every operation has in common and no handler should repeat: its problems, 304, list parameters, examples. */
export function completeOperations(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths))
    for (const method of methods) {
      const operation = item[method];
      if (operation) completeOperation(operation, path, method);
    }
  const responses = Object.fromEntries(problemStatuses.map((status) => [nameOf(status), problemResponse(status)]));
  document.components = { ...document.components, responses, securitySchemes: { bearer: bearerScheme } };
  document.tags = tagsOf(document.paths);
  return document;
}

const problemStatuses = [400, 401, 403, 404, 406, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503] as const;
type ProblemStatus = (typeof problemStatuses)[number];

function completeOperation(operation: Operation, path: string, method: Method): void {
  addProblems(operation, statusesOf({ operation, path, method }));
  if (method === 'get' && path.startsWith('/v1/') && !isStream(operation))
    operation.responses['304'] = { description: 'You hold this answer already.' };
  for (const parameter of operation.parameters ?? []) if ('schema' in parameter) listByCommas(parameter);
  addForms(operation, formsOf[path] ?? []);
  addExample(operation);
  // A verb is a question, however long: nothing changes, and it may be asked again.
  if (operation.tags?.includes('verbs') === true) Object.assign(operation, { 'x-safe': true });
  addSecurity(operation);
}

function addSecurity(operation: Operation): void {
  const row = policyRows[operation.operationId ?? ''];
  if (row) Object.assign(operation, { security: securityOf(row.allowed), 'x-roles': row.allowed });
}

const bearerScheme = {
  type: 'http',
  scheme: 'bearer',
  description: 'A token of this service, or an access token of the provider that it trusts.',
} as const;

/** What `x-roles` says, as OpenAPI can say it: `{}` is nothing at all. */
const securityOf = (allowed: Allowed) =>
  allowed === 'anyone' ? [] : [...(allowed === 'reading' ? [{}] : []), { bearer: [] }];

const isForRoles = ({ operation: { operationId = '' } }: Asked) => typeof policyRows[operationId]?.allowed === 'object';

interface Asked {
  readonly operation: Operation;
  readonly path: string;
  readonly method: Method;
}

const takesBody = ({ method }: Asked) => method === 'post' || method === 'patch';

const isWrite = (asked: Asked) => asked.method !== 'get' && isForRoles(asked);

/** What is of what was read, by `TakesIfMatch`. */
const isOfVersion = ({ operation }: Asked) =>
  (operation.parameters ?? []).some((parameter) => 'name' in parameter && parameter.name === 'If-Match');

/** When an operation can answer with a problem of a status. */
const answersWith: readonly (readonly [status: ProblemStatus, when: (asked: Asked) => boolean])[] = [
  [400, ({ operation, method }) => method === 'post' || hasQuery(operation)],
  [401, () => true],
  [403, isForRoles],
  [404, ({ path, method }) => path.includes('{') || isComparison(path) || isFeed(path) || method === 'post'],
  [406, ({ path }) => path.startsWith('/v1/')],
  [409, isWrite],
  [410, ({ operation }) => operation.operationId === 'getOption'],
  [412, isOfVersion],
  [413, takesBody],
  [415, takesBody],
  [422, (asked) => isWrite(asked) || takesBody(asked) || isComparison(asked.path) || isFiltered(asked)],
  [428, isOfVersion],
  [429, () => true],
  [500, () => true],
  [503, ({ path }) => isFeed(path)],
];

const statusesOf = (asked: Asked) => answersWith.filter(([, when]) => when(asked)).map(([status]) => status);

const comparisons = ['/v1/compare', '/v1/catalogs/{catalog}/explain', '/v1/catalogs/{catalog}/answers/diff'];
const isComparison = (path: string) => comparisons.includes(path);

const isFeed = (path: string) => path.startsWith('/v1/events');

const isStream = (operation: Operation) => 'x-stream' in operation;

const hasQuery = (operation: Operation) => (operation.parameters ?? []).some((p) => 'in' in p && p.in === 'query');

/** A filter may name what the release does not hold. */
const isFiltered = ({ operation, path }: Asked) =>
  !isFeed(path) && (operation.operationId ?? '').startsWith('list') && hasQuery(operation);

function addProblems(operation: Operation, statuses: readonly ProblemStatus[]): void {
  for (const status of statuses)
    operation.responses[String(status)] ??= { $ref: `#/components/responses/${nameOf(status)}` };
}

const nameOf = (status: ProblemStatus) => `Problem${status}`;

function problemResponse(status: ProblemStatus) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description: STATUS_CODES[status] ?? '', content: { 'application/problem+json': { schema } } };
}

interface Listable {
  in: string;
  schema?: object;
  style?: string;
  explode?: boolean;
}

function listByCommas(parameter: Listable): void {
  const isList = parameter.schema !== undefined && 'type' in parameter.schema && parameter.schema.type === 'array';
  if (parameter.in === 'query' && isList) Object.assign(parameter, { style: 'form', explode: false });
}

/** The media types in which an answer can be had besides JSON. */
const formsOf: Readonly<Record<string, readonly string[]>> = {
  '/v1/compare': ['text/csv', 'text/markdown'],
  '/v1/configure': ['text/x-hcl', 'text/x-bicep', 'text/x-shellscript'],
  '/v1/validate': ['application/sarif+json', 'application/xml', 'text/markdown'],
};

function addForms(operation: Operation, mediaTypes: readonly string[]): void {
  const answer = operation.responses['200'];
  if (!answer || !('content' in answer)) return;
  const forms = mediaTypes.map((mediaType) => [mediaType, { schema: { type: 'string' } }] as const);
  Object.assign(answer.content ?? {}, Object.fromEntries(forms));
}

function addExample(operation: Operation): void {
  const body = operation.requestBody;
  const example = examples[operation.operationId ?? ''];
  if (example === undefined || !body || !('content' in body)) return;
  for (const media of Object.values(body.content)) media.example = example;
}

const tagDescriptions: Readonly<Record<string, string>> = {
  access: 'Who asks, and the tokens that are given out.',
  audit: 'Who changed what, when and why.',
  drafts: 'What may become the next release: edited, reviewed, published.',
  events: 'What happened, to catch up with and to follow.',
  feeds: 'Releases and retirements, for readers of feeds and for calendars.',
  operations: 'How the service is.',
  problems: 'What can go wrong, and how to mend it.',
  releases: 'Catalogs and what they published.',
  sources: 'The documents that facts are quoted from, their revisions, and what those did to the facts.',
  verbs: 'Compare, recommend and validate.',
  webhooks: 'Addresses that are told what happens, and what was delivered to them.',
};

function tagsOf(paths: Readonly<Record<string, PathItem>>): { name: string; description: string }[] {
  const used = Object.values(paths).flatMap((item) => methods.flatMap((method) => item[method]?.tags ?? []));
  return [...new Set(used)]
    .sort()
    .map((name) => ({ name, description: tagDescriptions[name] ?? `The ${name} of a release.` }));
}
