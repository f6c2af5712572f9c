// The same page with the typed documents of the SDK: the variables and the answer are checked when this is compiled.
import { ProblemError } from '@plimsoll/sdk';
import { compareTableDocument, createGraphqlClient } from '@plimsoll/sdk/graphql';
import { printTable } from './table.mjs';

const [category = 'network-plugin', ...dimensions] = process.argv.slice(2);
const client = createGraphqlClient({ baseUrl: process.env['PLIMSOLL_SERVER'] ?? 'http://localhost:3000' });

try {
  const { compare } = await client.ask(compareTableDocument, {
    question: { category, ...(dimensions.length > 0 ? { dimensions } : {}), release: '3', asOf: '2026-11-22' },
  });
  if (compare.__typename === 'CompareAnswer') printTable(compare);
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
