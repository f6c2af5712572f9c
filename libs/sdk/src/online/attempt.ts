import type { AnswerMemory, Held } from './answer-memory.js';
import { PlimsollError, ProblemError, ResponseError, unreachable, type ProblemPlace } from './errors.js';
import { retryAfter } from './waiting.js';

/** What is sent, each time it is sent. */
export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Whether the answer is to be given as text. */
  readonly asText: boolean;
  /** The failure that an answer tells in a form of its own. */
  readonly failureIn?: (value: unknown, status: number, retryAfterMs: number | undefined) => PlimsollError | undefined;
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
  if (status === 304 && held) return { data: read(held.text, response, request), status, headers, isFromMemory: true };
  if (status < 200 || status > 299) throw failure(response, text, request);
  const data = read(text, response, request);
  const failed = request.failureIn?.(data, status, undefined);
  if (failed) throw failed;
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
    // What is read may have moved, and the platform takes the token to no other origin. A question is sent to where it was sent and nowhere else.
    const response = await send(url, { ...init, redirect: init.method === 'GET' ? 'follow' : 'manual' });
    return { response, text: await textOf(response) };
  } catch (error) {
    throw error instanceof PlimsollError ? error : unreachable(error);
  }
}

/** What an answer may come to; no snapshot is near it, and what has no end is read no further. */
const LONGEST_ANSWER = 200_000_000;

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let length = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    length += value.length;
    parts.push(decoder.decode(value, { stream: true }));
    if (length <= LONGEST_ANSWER) continue;
    void reader.cancel();
    throw new ResponseError(response.status, 'the answer has no end');
  }
  return '';
}

function read(text: string, { status, headers }: Response, { asText, headers: { accept = '' } }: Request): unknown {
  const type = headers.get('content-type') ?? '';
  const isRight = status === 304 || (asText ? isAccepted(type, accept) : /[/+]json(;|$)/.test(type));
  if (!isRight) throw new ResponseError(status, `the answer is ${type || 'of no type'}, not ${accept}`);
  const value = asText ? text : valueOf(text);
  if (value === undefined) throw new ResponseError(status, 'the answer is not complete JSON');
  return value;
}

/** Whether a media type is among those asked for: a page of a proxy is not. */
const isAccepted = (type: string, accept: string) =>
  accept.includes('*') || accept.split(',').some((one) => type.startsWith(one.replace(/;.*/, '').trim()));

/** What an answer that is none says. */
export function failure({ status, headers }: Response, text: string, request?: Request): PlimsollError {
  const after = retryAfter(headers, Date.now());
  const value = valueOf(text);
  const told = request?.failureIn?.(value, status, after);
  if (told) return told;
  const problem = problemIn(value);
  if (problem) return new ProblemError(status, problem, after);
  const to = headers.get('location');
  return new ResponseError(
    status,
    `the service answered ${status} without a problem document${to === null ? '' : `, and leads to ${to}`}`,
    after,
  );
}

/** The object that a text is as JSON; every answer is one. */
function valueOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A value as a problem document, where it is one. */
export function problemIn(value: object | undefined): ProblemError['problem'] | undefined {
  const { code, detail, title, errors, ...rest } = (value ?? {}) as Partial<ProblemError['problem']>;
  if (typeof code !== 'string' || typeof detail !== 'string') return undefined;
  const places = Array.isArray(errors) ? (errors as ProblemPlace[]) : [];
  return { ...rest, code, detail, title: title ?? code, errors: places };
}
