// Starts the yardsticks of the parts over HTTP, each a server in a process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, made of a script beside this one that reads what it needs and tells its port. */
export async function startBeside(script, input, args = []) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  child.stdin.end(input);
  const port = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with code ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() };
}

/** Sends these bytes to every request, after parsing the body of one that has a body as JSON. */
export const startRaw = (body, headers) => startBeside('raw-server.mjs', body, [JSON.stringify(headers)]);

/** The headers of an answer that a server sets for itself, rather than the connection. */
export const ownHeaders = (response) =>
  Object.fromEntries(
    [...response.headers].filter(([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name)),
  );
