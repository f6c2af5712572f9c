import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

/** What a page loads for a client: bytes minified, and bytes packed. The documents of GraphQL are counted only where they are used. */
it.each([
  ['the online client', `export * from './index.js'`, 12_000, 5000],
  ['the client for editors', `export * from './admin.js'`, 12_000, 5000],
  ['a draft that is held', `export * from './drafts.js'`, 3000, 1200],
  ['the client for batches', `export * from './batch.js'`, 12_000, 5000],
  ['the client for GraphQL', `export { createGraphqlClient, GraphqlError } from './graphql.js'`, 12_000, 5000],
  ['a document of GraphQL', `export { compareTableDocument } from './graphql.js'`, 2000, 1000],
])('%s stays small and needs no other package', async (_name, entry, bytes, packed) => {
  const bundle = await rolldown({
    input: 'entry',
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? fileURLToPath(new URL('entry.ts', import.meta.url)) : null),
        load: (id) => (id.endsWith('/entry.ts') ? entry : null),
      },
    ],
    resolve: { extensionAlias: { '.js': ['.ts'] } },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const [chunk] = output;
  expect(chunk.imports).toEqual([]);
  expect(chunk.code.length).toBeLessThanOrEqual(bytes);
  expect(gzipSync(chunk.code).length).toBeLessThanOrEqual(packed);
});
