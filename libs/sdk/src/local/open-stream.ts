import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestSecure } from 'node:https';
import { ConnectionError, ResponseError } from '../online/errors.js';

/** How a stream is asked for. `fetch` is the caller's own, where there is one. */
export interface StreamRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch | undefined;
}

/**
 * Opens a stream of events. It does not keep the process alive, unless it goes through a `fetch` of the caller. Throws ConnectionError where none could be opened
 * and ResponseError for an answer that is no stream of events; the chunks throw when the connection breaks or the signal ends it.
 */
export async function openStream(request: StreamRequest): Promise<AsyncIterable<Uint8Array>> {
  const headers = { ...request.headers, accept: 'text/event-stream', 'cache-control': 'no-store' };
  const asked = { ...request, headers };
  return request.fetch ? byFetch({ ...asked, fetch: request.fetch }) : bySocket(asked);
}

async function byFetch({ fetch: send, url, headers, signal }: StreamRequest & { readonly fetch: typeof fetch }) {
  const response = await send(url, { headers, signal });
  if (!isStream(response.status, response.headers.get('content-type'))) {
    await response.body?.cancel();
    throw refused(response.status);
  }
  if (!response.body) throw refused(response.status);
  return chunksOf(response.body.getReader());
}

async function* chunksOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function bySocket({ url, headers, signal }: StreamRequest): Promise<AsyncIterable<Uint8Array>> {
  const response = await answerTo(url, headers, signal);
  if (isStream(response.statusCode, response.headers['content-type'])) return response;
  response.destroy();
  throw refused(response.statusCode ?? 0);
}

function answerTo(url: string, headers: StreamRequest['headers'], signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? requestSecure : requestPlain;
    // A connection of its own: it lasts as long as the stream.
    const request = send(url, { headers, signal, agent: false }, resolve);
    request.on('socket', (socket) => socket.unref());
    request.on('error', (cause) =>
      reject(new ConnectionError('connection-failed', 'the stream of events cannot be opened', { cause })),
    );
    request.end();
  });
}

const isStream = (status: number | undefined, type: string | null | undefined): boolean =>
  status === 200 && /^text\/event-stream\b/i.test(type ?? '');

const refused = (status: number): ResponseError =>
  new ResponseError(status, `the service answered ${status} and no stream of events`);
