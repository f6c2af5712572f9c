// docs/roles.md: who may do what, from the policy that the guard asks. `write` makes the page, `check` compares it.
import { generateOpenApi, policy } from '../apps/api/dist/index.js';
import { committedFile } from './committed-file.mjs';

const roles = ['reader', 'editor', 'publisher', 'admin'];
const words = { any: 'yes', own: 'of their own', others: 'of others' };

function rowOf([id, { allowed, graphql = [] }], operations) {
  const { method, path, summary } = operations.get(id);
  const cells = ['anybody', ...roles].map((who) => cellOf(allowed, who));
  const fields = graphql.map((field) => `\`${field}\``).join(', ');
  return `| \`${id}\` | ${method} \`${path}\` | ${fields} | ${summary} | ${cells.join(' | ')} |`;
}

function cellOf(allowed, who) {
  if (allowed === 'anyone') return 'yes';
  if (allowed === 'reading') return who === 'anybody' ? 'while reading is open' : 'yes';
  return words[allowed[who]] ?? '';
}

async function text() {
  const { paths } = await generateOpenApi();
  const operations = new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId, summary }]) => [
        operationId,
        { method: method.toUpperCase(), path, summary },
      ]),
    ),
  );
  const rows = Object.entries(policy).map((row) => rowOf(row, operations));
  return `# Who may do what

Made from the policy by \`node scripts/roles-page.mjs write\`: the same table that is asked before every handler and every root field of GraphQL, that \`openapi.json\` tells as \`security\` and \`x-roles\`, and that a test asks of every route as everybody. A route without a row does not start.

Whoever asks shows \`Authorization: Bearer\` with a token of this service (\`npm run token\`, \`POST /v1/tokens\`) or an access token of the provider in \`PLIMSOLL_OIDC_ISSUER\`. A role does not bring another: a token may have several. "of their own" and "of others" say whose draft it may be. While \`PLIMSOLL_OPEN_READING\` is \`false\`, reading needs any role, through every door, and no cache may keep an answer; \`/livez\`, \`/readyz\`, \`/problems\`, \`/openapi.json\` and \`/docs\` stay open, for they hold no fact.

| operation | route | GraphQL | what | anybody | ${roles.join(' | ')} |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

await committedFile({ path: 'docs/roles.md', parser: 'markdown', script: 'roles-page.mjs', text });
