import type { BatchAnswer, BatchLine, ValidateBatchData } from '../generated/types.js';
import { addressOf } from './address.js';
import { failure } from './attempt.js';
import { tell, type Hooks } from './call.js';
import { cutAfter } from './batch-error.js';
import { BatchLines } from './batch-lines.js';
import { readJsonLines } from './json-lines.js';
import { connectionFailed, PlimsollError, ResponseError, unreachable } from './errors.js';
import { operationOf, type CallOptions } from './operation.js';
import { Patience } from './patience.js';
import { notBelowZero, Settings, TIMEOUT_MS, type ClientOptions } from './settings.js';

export interface BatchOptions extends Pick<CallOptions, 'signal' | 'headers'> {
  /** What every line takes where it does not say otherwise. */
  readonly query?: ValidateBatchData['query'];
  /** Milliseconds in which no line is sent and none is answered while an answer is due. Default: 10,000. */
  readonly timeoutMs?: number;
  /** Milliseconds for the whole batch. Default: as long as it takes. */
  readonly deadlineMs?: number;
  /** Sends so many lines at a time, each time as a request of its own. Default: one request that is sent while it is answered in Node, and 100 elsewhere, where nothing can be read before all is sent. */
  readonly linesPerRequest?: number;
}

export interface BatchClient {
  /**
   * Judges cluster configurations, as many as there are: lines are taken as the service takes them, and answered one by one in their order, so that few are held. A line that cannot be judged is answered by a problem.
   * Throws BatchError where it ends before all is answered, ProblemError or ResponseError where it was refused as a whole, AbortedError, CallError, and what taking a line throws. Never sent again by itself: begin anew behind the lines that are answered.
   */
  validateBatch(lines: Lines, options?: BatchOptions): AsyncIterableIterator<BatchAnswer>;
}

/** Questions of `validate`, each with an `id` if you like. */
export type Lines = Iterable<BatchLine> | AsyncIterable<BatchLine>;

const LINES_PER_REQUEST = 100;

/** A client for batches. Throws CallError for options that nothing could be sent with. */
export function createBatchClient(options: ClientOptions): BatchClient {
  const settings = new Settings(options);
  return Object.freeze<BatchClient>({ validateBatch: (lines, asked = {}) => answersTo(lines, settings, asked) });
}

/** One batch under way. */
interface Batch {
  readonly hooks: Hooks;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
  readonly lines: BatchLines;
  readonly patience: Patience;
}

async function* answersTo(
  source: Lines,
  settings: Settings,
  options: BatchOptions,
): AsyncGenerator<BatchAnswer, void, undefined> {
  const perRequest = linesPerRequest(options);
  const url = addressOf(settings.options.baseUrl, operation, options.query ?? {});
  const headers = settings.headersOf({ accept: NDJSON, 'content-type': NDJSON }, options);
  const times = timesOf(settings.options, options);
  const { hooks = {} } = settings.options;
  const lines = new BatchLines(source);
  const patience = new Patience(times, options.signal, lines);
  try {
    yield* exchanged({ url, headers, hooks, fetch: settings.ways.fetch, lines, patience }, perRequest);
  } catch (error) {
    throw lines.failure ? lines.failure.error : cutAfter(lines.answered, error);
  } finally {
    patience.end();
    lines.end();
  }
}

async function* exchanged(batch: Batch, perRequest: number | undefined): AsyncGenerator<BatchAnswer, void, undefined> {
  const { lines } = batch;
  if (perRequest === undefined) return yield* exchange(batch, lines.stream());
  for (;;) {
    const text = await batch.patience.of(lines.take(perRequest));
    if (text === '') return;
    yield* exchange(batch, text);
  }
}

async function* exchange(batch: Batch, body: BodyInit): AsyncGenerator<BatchAnswer, void, undefined> {
  const { lines, patience } = batch;
  const first = lines.answered;
  const response = await patience.ofService(send(batch, body));
  for await (const value of readJsonLines(response, patience)) {
    const answer = value as BatchAnswer;
    if (answer.index !== lines.answered - first || lines.answered >= lines.sent)
      throw new ResponseError(response.status, `line ${lines.answered} is answered out of its turn`);
    lines.answered += 1;
    yield first === 0 ? answer : { ...answer, index: first + answer.index };
  }
  // The end of a stream may be a cut that nobody told of.
  const isWhole = lines.sent === lines.answered && (typeof body === 'string' || lines.isOver);
  if (!isWhole) throw connectionFailed('the answer ended before its last line');
}

async function send({ url, headers, fetch, hooks, patience }: Batch, body: BodyInit): Promise<Response> {
  tell(hooks.onRequest, { method: 'POST', url, tries: 1 });
  const init = { method: 'POST', headers, body, signal: patience.signal, redirect: 'manual', duplex: 'half' } as const;
  const response = await fetch(url, init).catch(broken);
  tell(hooks.onResponse, { url, status: response.status, tries: 1 });
  if (response.status !== 200) throw failure(response, await response.text().catch(broken));
  const type = response.headers.get('content-type') ?? '';
  if (!/[/]x-ndjson(;|$)/.test(type)) throw new ResponseError(200, `the answer is ${type || 'of no type'}, not NDJSON`);
  return response;
}

const broken = (cause: unknown): never => {
  throw cause instanceof PlimsollError ? cause : unreachable(cause);
};

const NDJSON = 'application/x-ndjson';

const operation = operationOf('POST~ /v1/validate/batch?catalog,release,asOf,locale,format,horizon');

function linesPerRequest({ linesPerRequest: asked }: BatchOptions): number | undefined {
  if (asked !== undefined) return Math.max(1, Math.floor(notBelowZero('linesPerRequest', asked)));
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node === undefined ? LINES_PER_REQUEST : undefined;
}

const timesOf = (client: ClientOptions, call: BatchOptions) => ({
  timeoutMs: notBelowZero('timeoutMs', call.timeoutMs ?? client.timeoutMs ?? TIMEOUT_MS),
  deadlineMs: notBelowZero('deadlineMs', call.deadlineMs ?? client.deadlineMs ?? Number.POSITIVE_INFINITY),
});
