import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A message as it arrived. */
export interface Heard {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a receiver answers; a status without more is meant mostly. */
type Answer = number | { readonly status: number; readonly headers: Readonly<Record<string, string>> } | 'nothing';

/** An address that is told of events. */
export interface Receiver {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** What is answered from now on. */
  answer: (message: Heard) => Answer;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  const receiver = { heard, answer: (_message: Heard): Answer => 204 };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const message = { id: headers['webhook-id'] ?? '', headers, body };
      heard.push(message);
      const answer = receiver.answer(message);
      if (answer === 'nothing') return;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(answer.status, answer.headers).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return Object.assign(receiver, { url: `http://127.0.0.1:${port}/hook`, close });
}

const TOLERANCE_S = 300;

/** Verifies a message as the specification of Standard Webhooks tells a receiver to. Throws Error with what is wrong. */
export function verifyMessage({ headers, body }: Heard, secret: string, now = new Date()): unknown {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (id === undefined || timestamp === undefined || signatures === undefined) throw new Error('a header is missing');
  if (!/^\d+$/.test(timestamp)) throw new Error('the timestamp is no number');
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_S) throw new Error('the timestamp is too far off');
  const [, key = ''] = /^whsec_(.+)$/.exec(secret) ?? [];
  const expected = createHmac('sha256', Buffer.from(key, 'base64')).update(`${id}.${timestamp}.${body}`).digest();
  const isSigned = signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isSigned) throw new Error('no signature fits');
  return JSON.parse(body);
}
