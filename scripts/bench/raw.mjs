// Starts the yardstick of the parts over HTTP: a raw node:http server in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Sends these bytes to every request, after parsing the body of one that has a body as JSON. */
export async function startRaw(body, headers) {
  const child = fork(fileURLToPath(new URL('raw-server.mjs', import.meta.url)), [JSON.stringify(headers)], {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  child.stdin.end(body);
  const port = await new Promise((resolve) => child.once('message', resolve));
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() };
}

/** The headers of an answer that a server sets for itself, rather than the connection. */
export const ownHeaders = (response) =>
  Object.fromEntries(
    [...response.headers].filter(([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name)),
  );
