import type { AnswerMemory, Held } from './answer-memory.js';
import { ConnectionError, PlimsollError, ProblemError, ResponseError, type ProblemPlace } from './errors.js';
import { retryAfter } from './waiting.js';

/** What is sent, each time it is sent. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Whether the answer is to be given as text. */
  readonly asText: boolean;
}

export interface Received {
  readonly data: unknown;
  readonly status: number;
  readonly headers: Headers;
  readonly isFromMemory: boolean;
}

export interface Ways {
  readonly fetch: typeof fetch;
  readonly memory: AnswerMemory;
}

/** Sends a request once and reads its whole answer. Throws ProblemError, ResponseError or ConnectionError. */
export async function attempt(request: Request, { fetch: send, memory }: Ways, signal: AbortSignal): Promise<Received> {
  const key = keyOf(request);
  const held = key === undefined ? undefined : memory.get(key);
  const { response, text } = await exchange(send, request.url, initOf(request, held, signal));
  const { status, headers } = response;
  if (status === 304 && held)
    return { data: read(held.text, response, request.asText), status, headers, isFromMemory: true };
  if (status < 200 || status > 299) throw failure(response, text);
  const data = read(text, response, request.asText);
  const etag = headers.get('etag');
  if (key !== undefined && etag !== null) memory.set(key, { etag, text });
  return { data, status, headers, isFromMemory: false };
}

function initOf({ method, headers, body }: Request, held: Held | undefined, signal: AbortSignal): RequestInit {
  const told = held ? { ...headers, 'if-none-match': held.etag } : headers;
  return { method, headers: told, signal, ...(body === undefined ? {} : { body }) };
}

/** By what an answer is held: all that it depends on. Only what is read by GET is held. */
function keyOf({ method, url, headers }: Request): string | undefined {
  if (method !== 'GET') return undefined;
  return [headers['accept'], headers['authorization'], headers['accept-language'], url].join(' ');
}

async function exchange(send: typeof fetch, url: string, init: RequestInit) {
  try {
    const response = await send(url, { ...init, redirect: 'follow' });
    return { response, text: await response.text() };
  } catch (error) {
    throw error instanceof PlimsollError
      ? error
      : new ConnectionError('connection-failed', 'the service cannot be reached, or the connection broke', {
          cause: error,
        });
  }
}

function read(text: string, response: Response, asText: boolean): unknown {
  const type = response.headers.get('content-type') ?? '';
  if (asText || (type.startsWith('text/plain') && response.status === 200)) return text;
  if (response.status !== 304 && !/[/+]json(;|$)/.test(type))
    throw new ResponseError(response.status, `the answer is ${type || 'of no type'}, not JSON`);
  try {
    return JSON.parse(text);
  } catch {
    throw new ResponseError(response.status, 'the answer is not complete JSON');
  }
}

function failure(response: Response, text: string): PlimsollError {
  const after = retryAfter(response.headers.get('retry-after'), Date.now());
  const problem = problemIn(text);
  if (problem) return new ProblemError(response.status, problem, after);
  return new ResponseError(
    response.status,
    `the service answered ${response.status} without a problem document`,
    after,
  );
}

function problemIn(text: string): ProblemError['problem'] | undefined {
  try {
    const value = JSON.parse(text) as Partial<ProblemError['problem']> | null;
    if (typeof value?.code !== 'string' || typeof value.detail !== 'string') return undefined;
    const errors = Array.isArray(value.errors) ? (value.errors as ProblemPlace[]) : [];
    return { ...value, code: value.code, detail: value.detail, title: value.title ?? value.code, errors };
  } catch {
    return undefined;
  }
}
