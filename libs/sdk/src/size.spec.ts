import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

/** What a page loads for the client. */
it('the online client is at most 12 KB minified and 5 KB packed, and needs no other package', async () => {
  const bundle = await rolldown({ input: fileURLToPath(new URL('index.ts', import.meta.url)), platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const [chunk] = output;
  expect(chunk.imports).toEqual([]);
  expect(chunk.code.length).toBeLessThanOrEqual(12_000);
  expect(gzipSync(chunk.code).length).toBeLessThanOrEqual(5000);
});
