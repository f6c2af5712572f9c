// node scripts/sdk.mjs write|check: libs/sdk/src/generated is what apps/api/openapi.json says: types by @hey-api/openapi-ts, a table of the operations, the codes of problems; and what apps/api/schema.graphql says of the documents in libs/sdk/graphql.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import { committedFile } from './committed-file.mjs';
import { writeDocuments } from './graphql-documents.mjs';

const HEAD = '// Made from apps/api/openapi.json by node scripts/sdk.mjs write\n\n';
const file = fileURLToPath(new URL('../apps/api/openapi.json', import.meta.url));
const document = JSON.parse(readFileSync(file, 'utf8'));

/** A body that is not JSON, and an answer that never ends, are not for a method of the table. */
const operations = Object.entries(document.paths)
  .flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })))
  .filter(({ operation: { requestBody } }) => !requestBody || 'application/json' in requestBody.content)
  .filter(({ operation: { responses } }) => !('text/event-stream' in (responses['200']?.content ?? {})))
  .sort((a, b) => (a.operation.operationId < b.operation.operationId ? -1 : 1));

/** Editing, publishing and running the service are for few: their methods have a client of their own, so that the one of pages stays small. */
const tagsOfFew = ['access', 'audit', 'feeds'];
const isOfFew = ({ operation }) =>
  typeof operation['x-roles'] === 'object' ||
  operation.tags.some((tag) => tagsOfFew.includes(tag)) ||
  operation.operationId === 'getReleaseAudit';

async function writeTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-sdk-'));
  try {
    await createClient({
      input: file,
      output: { path: folder, entryFile: false },
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    return `${HEAD}${open(readFileSync(join(folder, 'types.gen.ts'), 'utf8').replace(/^\/\/.*\n\n/, ''))}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Words may grow: a list of them takes others too. One word alone tells a shape from another, and stays. */
const open = (types) => types.replaceAll(/'[^'\n]*'(?: \| '[^'\n]*')+/g, (words) => `${words} | (string & {})`);

const pascal = (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** What most paths begin with; a row writes `&` for it, leaves `/v1/` out of the others, and writes `:` for `{id}` and `#` for `drafts/{id}`. */
const RELEASE_PATH = '/v1/catalogs/{catalog}/releases/{ref}';

/** What most writes begin with; a row leaves it out. */
const WRITE = 'POST+! ';

/** What ends the query of most lists; a row writes `*` for it. */
const PAGING = 'pageSize,pageToken';

/** What the query of every write takes; a row writes `!` for it. */
const DRY_RUN = 'dryRun';

/** `~` marks what may be sent again, `+` what has a body, `-` what answers with plain text, `*` what is given page by page, `!` what can be tried out; `operationOf` in `online/operation.ts` reads it. */
function rowOf({ path, method, operation }) {
  const names = queryOf(operation).map(({ name }) => name);
  const isPaged = names.slice(-2).join() === PAGING;
  const query = (isPaged ? names.slice(0, -2) : names).filter((name) => name !== DRY_RUN);
  const marks = `${operation['x-safe'] === true ? '~' : ''}${operation.requestBody ? '+' : ''}${isJson(operation) ? '' : '-'}${isPaged ? '*' : ''}${names.includes(DRY_RUN) ? '!' : ''}`;
  const short = path
    .replace(RELEASE_PATH, '&')
    .replace(/^\/v1\//, '')
    .replace('{id}', ':')
    .replace('drafts/:', '#');
  const row = `${method.toUpperCase()}${marks} ${short}${query.length > 0 ? `?${query.join(',')}` : ''}`.replace(
    WRITE,
    '',
  );
  return `  ${operation.operationId}: '${row}',`;
}

const queryOf = ({ parameters = [] }) => parameters.filter((parameter) => parameter.in === 'query');

function methodOf({ path, operation }) {
  const { operationId, responses, summary } = operation;
  const media = Object.keys(answered(responses));
  const signatures = [
    ...(isJson(operation) && media.length > 1
      ? [signatureOf({ path, operation, options: 'TextOptions', answer: 'Call<string>' })]
      : []),
    signatureOf({
      path,
      operation,
      options: 'CallOptions',
      answer: isJson(operation) ? answerOf(operation) : 'Call<string>',
    }),
  ];
  return [`  /** ${summary ?? operationId}. */`, ...signatures].join('\n');
}

/** The forms of what is answered where all is well. */
const answered = (responses) => Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1].content ?? {};

const isJson = ({ responses }) => 'application/json' in answered(responses);

/** Lists that go on behind a sequence. */
const CURSORED = ['listAudit', 'listEvents'];

function answerOf(operation) {
  const isList =
    CURSORED.includes(operation.operationId) || queryOf(operation).some(({ name }) => name === 'pageToken');
  return `${isList ? 'Listing' : 'Call'}<${pascal(operation.operationId)}Response>`;
}

/** Nothing that may be left out stands before what may not. */
function signatureOf({ path, operation, options, answer }) {
  const { operationId, requestBody } = operation;
  const data = `${pascal(operationId)}Data`;
  const hasQuery = queryOf(operation).length > 0;
  const isNeeded = path.includes('{') || options === 'TextOptions';
  const values =
    path.includes('{') || (!requestBody && hasQuery) ? [`params${isNeeded ? '' : '?'}: Params<${data}>`] : [];
  const body = requestBody ? [`body: ${data}['body']`] : [];
  const query = requestBody && hasQuery ? ` & { readonly query?: ${data}['query'] }` : '';
  const last = `options${options === 'TextOptions' ? '' : '?'}: ${options}${query}`;
  return `  ${operationId}(${[...values, ...body, last].join(', ')}): ${answer};`;
}

function writeTable({ name, table, rows, about }) {
  const methods = rows.map(methodOf).join('\n');
  const types = new Set([...methods.matchAll(/\b([A-Z]\w+(?:Data|Response))\b/g)].map(([, name]) => name));
  return `${HEAD}import type { Call, CallOptions, Listing, Params, TextOptions } from '../online/operation.js';
import type { ${[...types].sort((a, b) => (a < b ? -1 : 1)).join(', ')} } from './types.js';

/** ${about} */
export interface ${name} {
${methods}
}

/** Method and path of each operation, its query parameters, and what may be done with it. */
export const ${table}: Readonly<Record<keyof ${name}, string>> = {
${rows.map(rowOf).join('\n')}
};
`;
}

/** What \`&\` stands for in a row is told once, for every table. */
const writePath = () => `
/** What \`&\` stands for in a row. */
export const releasePath = '${RELEASE_PATH}';
`;

/** The service tells its codes as examples: there may be more. */
function writeCodes() {
  const codes = document.components.schemas.Problem.properties.code.examples;
  return `${HEAD}/** What a problem is known by. More may come. */
export type ProblemCode = ${[...codes.map((code) => `'${code}'`), '(string & {})'].join(' | ')};
`;
}

await committedFile({
  path: 'libs/sdk/src/generated/problem-codes.ts',
  parser: 'typescript',
  script: 'sdk.mjs',
  text: writeCodes,
});
await committedFile({
  path: 'libs/sdk/src/generated/types.ts',
  parser: 'typescript',
  script: 'sdk.mjs',
  text: writeTypes,
});
await committedFile({
  path: 'libs/sdk/src/generated/operations.ts',
  parser: 'typescript',
  script: 'sdk.mjs',
  text: () =>
    writeTable({
      name: 'Operations',
      table: 'operations',
      rows: operations.filter((row) => !isOfFew(row)),
      about: 'Every operation of the service that asks or reads, as a method.',
    }) + writePath(),
});
await committedFile({
  path: 'libs/sdk/src/generated/admin-operations.ts',
  parser: 'typescript',
  script: 'sdk.mjs',
  text: () =>
    writeTable({
      name: 'AdminOperations',
      table: 'adminOperations',
      rows: operations.filter(isOfFew),
      about: 'Every operation of the service that is for editors, publishers and operators, as a method.',
    }),
});
await committedFile({
  path: 'libs/sdk/src/generated/graphql.ts',
  parser: 'typescript',
  script: 'sdk.mjs',
  text: writeDocuments,
});
