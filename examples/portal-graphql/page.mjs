// node page.mjs [CATEGORY] [DIMENSION...]: the data of a page of a portal by one GraphQL query, with plain fetch and no package.
import { printTable } from './table.mjs';

const server = process.env['PLIMSOLL_SERVER'] ?? 'http://localhost:3000';
const [category = 'network-plugin', ...dimensions] = process.argv.slice(2);

const query = /* GraphQL */ `
  query Page($question: CompareQuestionInput!) {
    compare(question: $question) {
      ... on CompareAnswer {
        asOf
        release {
          label
        }
        options {
          id
          name
        }
        rows {
          name
          cells {
            option
            state
            support
            values
            limit {
              op
              number
              version
              symbol
              unit
            }
            qualifiers
            disputed
            citations {
              title
              url
              quote
            }
          }
        }
      }
    }
  }
`;
const question = { category, ...(dimensions.length > 0 ? { dimensions } : {}), release: '3', asOf: '2026-11-22' };

const response = await fetch(`${server}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables: { question } }),
});
/** @type {any} */
const { data, errors = [] } = await response.json();
// What can be fixed has a code, and says where it is wrong in `extensions.errors`.
for (const { message, extensions } of errors) console.error(`${extensions.code}: ${message}`);
if (errors.length > 0) process.exitCode = 1;
else printTable(data.compare);
