// npm run bench [part ...]: measures what docs/benchmarks.md claims, in one run, as ratios.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

// As the image runs: graphql-js is slower where it looks for faults of its own use.
process.env.NODE_ENV ??= 'production';
const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const parts = {
  http: async () => (await import('./bench/http.mjs')).benchHttp(),
  graphql: async () => (await import('./bench/graphql.mjs')).benchGraphql(),
  sdk: async () => (await import('./bench/sdk.mjs')).benchSdk(),
  rules: async () => (await import('./bench/rules.mjs')).benchRules(),
  recommend: async () => (await import('./bench/recommend.mjs')).benchRecommend(),
  formats: async () => (await import('./bench/formats.mjs')).benchFormats(),
  batch: async () => (await import('./bench/batch.mjs')).benchBatch(),
  load: async () => (await import('./bench/load.mjs')).benchLoad(),
  start: async () => (await import('./bench/start.mjs')).benchStart(),
  memory: async () => (await import('./bench/memory.mjs')).benchMemory(),
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
console.log('| what | value | against | ratio |\n| --- | --- | --- | --- |');
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { what, value, against, ratio } of await run())
    console.log(`| ${what} | ${value} | ${against} | ${ratio} |`);
}
