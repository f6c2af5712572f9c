// libs/sdk/src/generated/graphql.ts: the documents of libs/sdk/graphql as strings, with the types of what they take and give.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as documentsPlugin from '@graphql-codegen/typed-document-node';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, stripIgnoredCharacters } from 'graphql';

const folder = fileURLToPath(new URL('../libs/sdk/graphql/', import.meta.url));
const schemaFile = fileURLToPath(new URL('../apps/api/schema.graphql', import.meta.url));

const HEAD = `// Made from libs/sdk/graphql and apps/api/schema.graphql by node scripts/sdk.mjs write

import type { GraphqlDocument } from '../online/graphql-client.js';

`;

const config = {
  documentMode: 'string',
  immutableTypes: true,
  inlineFragmentTypes: 'combine',
  scalars: { JSON: 'unknown', SafeInt: 'number' },
  skipTypename: true,
};

/** Throws Error for a document that the schema does not hold. */
export async function writeDocuments() {
  const texts = new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]),
  );
  const documents = [...texts].map(([location, text]) => ({ location, document: parse(text) }));
  const schemaAst = buildSchema(readFileSync(schemaFile, 'utf8'));
  const run = (name, plugin) =>
    codegen({
      schemaAst,
      documents,
      filename: 'graphql.ts',
      config,
      plugins: [{ [name]: {} }],
      pluginMap: { [name]: plugin },
    });
  const types = (await run('operations', operationsPlugin)).replace(/^.*\n.*\bIncremental<.*$/m, '');
  return `${HEAD}${types}\n${stringsOf(await run('documents', documentsPlugin), comments([...texts.values()]))}`;
}

/** An operation as a string constant, with everything it spreads; the generator would wrap it in a class of a package. */
function stringsOf(written, told) {
  const found = written.matchAll(
    /export const (\w+)Document = new TypedDocumentString\(`([^`]*)`(?:, \{.*\})?\) as unknown as TypedDocumentString<(\w+), (\w+)>/g,
  );
  return [...found]
    .map(([, name, text, answer, variables]) => {
      const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}Document`;
      return `/** ${told.get(name)} */\nexport const ${constant} = '${stripIgnoredCharacters(text)}' as GraphqlDocument<${answer}, ${variables}>;\n`;
    })
    .join('\n');
}

/** What stands above each operation. */
function comments(texts) {
  return new Map(
    texts.flatMap((text) => {
      const [, comment, name] = /^# (.*)\n(?:query) (\w+)/m.exec(text) ?? [];
      return name ? [[name, comment]] : [];
    }),
  );
}
