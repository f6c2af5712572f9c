import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type ClonedDatabase } from '../support/clone-database.js';
import { eventually } from '../support/eventually.js';
import { runProcess, type CliRun } from '../support/run-cli.js';
import { startService, type ServiceProcess } from '../support/service-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/when-documents-change.md'), 'utf8');

interface Block {
  readonly commands: string;
  /** What is shown of the answer; absent where nothing is. */
  readonly shown: string | undefined;
}

const blocks: readonly Block[] = [...page.matchAll(/```sh\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g)].map(
  ([, commands = '', shown]) => ({ commands, shown }),
);
const delivered = /```json delivered\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

interface Message {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let clone: ClonedDatabase;
let replicas: readonly ServiceProcess[] = [];
let receiver: Server;
let folder: string;
let run: CliRun;
const messages: Message[] = [];
/** Against a hang, as everywhere: the whole story is run before the first test. */
const PATIENCE_MS = 900_000;

beforeAll(async () => {
  clone = await cloneDatabase();
  const environment = { PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: 'true' };
  const first = await startService(clone.url, environment);
  const second = await startService(clone.url, environment);
  replicas = [first, second];
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      messages.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  folder = writeStory();
  const { port } = receiver.address() as AddressInfo;
  run = await runProcess('/bin/sh', [join(folder, 'story.sh')], {
    cwd: folder,
    environment: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      SERVER: first.url,
      SECOND: second.url,
      ADMIN: first.firstToken ?? '',
      HOOK: `http://127.0.0.1:${port}/hook`,
    },
  });
}, PATIENCE_MS);
afterAll(async () => {
  for (const replica of replicas) await replica.stop();
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
  await clone.drop();
});

/** All commands as one script, the output of each block in a file; below the workspace, so that its packages are found as an installed one finds them. */
function writeStory(): string {
  const cache = join(root, 'node_modules/.cache/plimsoll');
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, 'story-'));
  const lines = blocks.map(({ commands }, index) => `{\n${commands}} > block-${index}.json\n`);
  writeFileSync(join(made, 'story.sh'), `set -e\n${lines.join('')}`);
  copyFileSync(fileURLToPath(new URL('../support/curl.mjs', import.meta.url)), join(made, 'curl.mjs'));
  writeFileSync(join(made, 'curl'), `#!/bin/sh\nexec "${process.execPath}" "${join(made, 'curl.mjs')}" "$@"\n`);
  chmodSync(join(made, 'curl'), 0o755);
  return made;
}

/** Whether everything that is shown stands in the answer; of a list only some elements need be shown. */
function holds(answer: unknown, part: unknown): boolean {
  if (Array.isArray(part) && part.length === 0) return Array.isArray(answer) && answer.length === 0;
  if (Array.isArray(part))
    return Array.isArray(answer) && part.every((one) => answer.some((element) => holds(element, one)));
  if (typeof part !== 'object' || part === null) return answer === part;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(part).every(([key, value]) => holds((answer as Readonly<Record<string, unknown>>)[key], value));
}

const answerOf = (index: number) => readFileSync(join(folder, `block-${index}.json`), 'utf8');

describe('docs/when-documents-change.md', () => {
  it('is run to its end', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(blocks.length).toBeGreaterThan(15);
  });

  it.each(
    blocks.flatMap(({ commands, shown }, index) => (shown === undefined ? [] : [[index, commands, shown] as const])),
  )('shows what block %i answers: %s', (index, _, shown) => {
    const answer = JSON.parse(answerOf(index)) as unknown;
    if (!holds(answer, JSON.parse(shown))) expect(answer).toEqual(JSON.parse(shown));
  });

  it('has the receiver told once, with the signature that its secret makes', async () => {
    await eventually(() => messages.length > 0);
    const [message] = messages;
    const { secret } = blocks
      .map((_, index) => answerOf(index))
      .filter((text) => text.includes('"secret"'))
      .map((text) => JSON.parse(text) as { readonly secret: string })[0] ?? { secret: '' };
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = message?.headers ?? {};
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = createHmac('sha256', key)
      .update(`${String(id)}.${String(at)}.${message?.body}`)
      .digest('base64');
    expect(signature).toBe(`v1,${signed}`);
    const told = JSON.parse(message?.body ?? 'null') as unknown;
    if (!holds(told, JSON.parse(delivered))) expect(told).toEqual(JSON.parse(delivered));
    expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('leaves the old release as it was, to the byte', async () => {
    const ask = (url: string) =>
      fetch(`${url}/v1/catalogs/aks-networking/releases/3/snapshot`).then((response) => response.text());
    const [first, second] = await Promise.all(replicas.map(({ url }) => ask(url)));
    expect(first).toBe(second);
    const asked = blocks.flatMap(({ commands }, index) =>
      commands.includes('dimensions=max-nodes&asOf=2026-11-22') ? [index] : [],
    );
    const texts = asked.map(answerOf).map((text) => text.slice(text.indexOf('{')));
    // What was asked before anything happened, and what release 3 says at the end.
    expect(texts.at(-1)).toBe(texts[0]);
  });
});
