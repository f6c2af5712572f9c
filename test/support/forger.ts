import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Stands before a service and passes everything on, but for what is written into its answers. */
export interface Forger {
  readonly url: string;
  /** What becomes of the text of an answer. */
  forge: (answer: string) => string;
  close(): Promise<void>;
}

/** What belongs to one connection, or to the bytes as they were. */
const OWN = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding', 'accept-encoding']);

const kept = (headers: Iterable<readonly [string, unknown]>) =>
  Object.fromEntries([...headers].filter(([name]) => !OWN.has(name)).map(([name, value]) => [name, String(value)]));

export async function startForger(target: string): Promise<Forger> {
  const forger = { forge: (answer: string) => answer };
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const passed = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: kept(Object.entries(request.headers)),
      ...(body === '' ? {} : { body }),
    });
    response.writeHead(passed.status, kept(passed.headers));
    response.end(forger.forge(await passed.text()));
  };
  const server = createServer((request, response) => void pass(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return Object.assign(forger, { url: `http://127.0.0.1:${port}`, close });
}
