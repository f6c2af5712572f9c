// One question through five doors: prints the digest of each answer, and ends with 1 when two of them differ.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { snapshot } from '@plimsoll/catalog-aks-networking';
import { createClient } from '@plimsoll/sdk';
import { answerDigest, openRelease } from '@plimsoll/sdk/offline';

const server = process.env['PLIMSOLL_SERVER'] ?? 'http://localhost:3000';
const options = ['kubenet', 'azure-cni-overlay'];
const dimensions = ['windows-node-pools', 'max-nodes'];
const [release, asOf] = ['2', '2026-11-22'];
const question = { options, dimensions, release, asOf };

/** @type {Readonly<Record<string, () => Promise<unknown>>>} */
const doors = {
  REST: async () => {
    const query = new URLSearchParams({ release, asOf, options: String(options), dimensions: String(dimensions) });
    const response = await fetch(`${server}/v1/compare?${query}`);
    return response.json();
  },
  GraphQL: async () => {
    const query = readFileSync(new URL('compare.graphql', import.meta.url), 'utf8');
    const body = JSON.stringify({ query, variables: { question } });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server}/graphql`, { method: 'POST', headers, body });
    /** @type {any} */
    const { data } = await response.json();
    return data.compare;
  },
  SDK: async () => createClient({ baseUrl: server }).compare(question),
  'command line': async () => {
    const asked = [...options, ...dimensions.flatMap((dimension) => ['--dimension', dimension])];
    const pinned = ['--release', release, '--as-of', asOf, '--server', server, '--format', 'json', '--quiet'];
    const { stdout } = await promisify(execFile)('npx', ['--no-install', 'plimsoll', 'compare', ...asked, ...pinned]);
    return JSON.parse(stdout);
  },
  offline: async () => openRelease(await snapshot(release)).compare({ options, dimensions, asOf }),
};

const digests = new Set();
for (const [name, ask] of Object.entries(doors)) {
  const digest = answerDigest(await ask());
  digests.add(digest);
  console.log(`${digest}  ${name}`);
}
if (digests.size > 1) {
  console.error('the doors do not agree');
  process.exitCode = 1;
}
