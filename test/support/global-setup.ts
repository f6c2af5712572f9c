import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL that the test files clone their databases on. */
    testServer: Pick<TestServer, 'url' | 'catalogFailure'>;
  }
}

// Projects have their own module graphs and share one process: the server is kept where all of them see it.
const shared = globalThis as {
  plimsollTestServer?: { readonly server: Promise<TestServer>; users: number } | undefined;
};

export async function setup(project: TestProject): Promise<void> {
  shared.plimsollTestServer ??= { server: startTestServer(), users: 0 };
  shared.plimsollTestServer.users += 1;
  const { url, catalogFailure } = await shared.plimsollTestServer.server;
  project.provide('testServer', { url, catalogFailure });
}

export async function teardown(): Promise<void> {
  const held = shared.plimsollTestServer;
  if (!held) return;
  held.users -= 1;
  if (held.users > 0) return;
  shared.plimsollTestServer = undefined;
  const server = await held.server;
  await server.stop();
}
