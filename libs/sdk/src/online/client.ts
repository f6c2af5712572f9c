import { operations, type Operations } from '../generated/operations.js';
import { addressOf } from './address.js';
import { AnswerMemory } from './answer-memory.js';
import type { Ways } from './attempt.js';
import { perform, type Hooks, type Manner } from './call.js';
import { CallError } from './errors.js';
import {
  operationOf,
  type Call,
  type CallOptions,
  type Listing,
  type Operation,
  type TextOptions,
  type Told,
} from './operation.js';

export interface ClientOptions extends Pick<CallOptions, 'timeoutMs' | 'deadlineMs' | 'retries' | 'headers'> {
  /** Where the service is, such as `https://plimsoll.example.com`. */
  readonly baseUrl: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string;
  /** Sends the requests. Default: the platform's own. */
  readonly fetch?: typeof fetch;
  readonly hooks?: Hooks;
  /** Characters of answers that are held for `If-None-Match`; 0 holds none. Default: 5,000,000. */
  readonly memoryCharacters?: number;
  /** A number from 0 to 1, for the spread of waits. Default: `Math.random`. */
  readonly random?: () => number;
}

const TIMEOUT_MS = 10_000;
const DEADLINE_MS = 60_000;
const RETRIES = 3;
const MEMORY_CHARACTERS = 5_000_000;

/**
 * A client of the service: one method for each of its operations. A failed call throws a PlimsollError: ProblemError where the service refused, ConnectionError, TimeoutError,
 * AbortedError or ResponseError where there was no answer, CallError where nothing was sent.
 */
export function createClient(options: ClientOptions): Operations {
  const sender = new Sender(options);
  const methods = Object.entries(operations).map(([name, row]) => [name, sender.methodOf(operationOf(row))]);
  return Object.freeze(Object.fromEntries(methods)) as unknown as Operations;
}

type Values = Readonly<Record<string, unknown>>;
type Options = Partial<TextOptions> & { readonly query?: Values };

/** What a method is called with: an operation with a body takes its path parameters before it, where it has any. */
interface Asked {
  readonly values: Values;
  readonly body: unknown;
  readonly options: Options;
}

class Sender {
  private readonly ways: Ways;

  constructor(private readonly options: ClientOptions) {
    if (!URL.canParse(options.baseUrl)) throw new CallError('baseUrl is no URL');
    this.ways = {
      fetch: options.fetch ?? ((...args) => fetch(...args)),
      memory: new AnswerMemory(options.memoryCharacters ?? MEMORY_CHARACTERS),
    };
  }

  methodOf(operation: Operation): (...args: readonly unknown[]) => Call<unknown> {
    return (...args) => {
      const asked = askedOf(operation, args);
      const call = this.call(operation, asked);
      return operation.query.includes('pageToken') ? this.list(call, operation, asked) : call;
    };
  }

  private call(operation: Operation, asked: Asked): Call<unknown> {
    const told = this.send(operation, asked);
    const answer = told.then(({ data }) => data);
    // Whoever reads only the response hears of the failure there.
    answer.catch(() => undefined);
    return Object.assign(answer, { withResponse: () => told });
  }

  private async send(operation: Operation, { values, body, options }: Asked): Promise<Told<unknown>> {
    const url = addressOf(this.options.baseUrl, operation, { ...values, ...options.query });
    const { method } = operation;
    const text = operation.hasBody ? written(body) : undefined;
    const headers = this.headersOf(text, options);
    return perform(
      { method, url, headers, body: text, asText: options.accept !== undefined },
      this.ways,
      this.mannerOf(operation, options),
    );
  }

  private headersOf(text: string | undefined, { accept, idempotencyKey, headers }: Options): Record<string, string> {
    const told: [string, string | undefined][] = [
      ['accept', accept ?? 'application/json, text/plain;q=0.5'],
      ['content-type', text === undefined ? undefined : 'application/json'],
      ['authorization', this.options.token === undefined ? undefined : `Bearer ${this.options.token}`],
      ['idempotency-key', idempotencyKey],
      ...Object.entries({ ...this.options.headers, ...headers }).map(
        ([name, value]) => [name.toLowerCase(), value] as [string, string],
      ),
    ];
    return Object.fromEntries(told.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  private mannerOf({ isSafe }: Operation, options: Options): Manner {
    const { timeoutMs, deadlineMs, retries, hooks, random } = { ...this.options, ...toldOnly(options) };
    return {
      timeoutMs: timeoutMs ?? TIMEOUT_MS,
      deadlineMs: deadlineMs ?? DEADLINE_MS,
      retries: retries ?? RETRIES,
      signal: options.signal,
      mayRepeat: isSafe || options.idempotencyKey !== undefined,
      hooks: hooks ?? {},
      random: random ?? Math.random,
    };
  }

  private list(first: Call<unknown>, operation: Operation, asked: Asked): Listing<Page> {
    const next = (pageToken: string) => this.call(operation, { ...asked, values: { ...asked.values, pageToken } });
    const iterate = () => itemsOf(first as Call<Page>, next as (token: string) => Call<Page>);
    return Object.assign(first as Call<Page>, { [Symbol.asyncIterator]: iterate });
  }
}

interface Page {
  readonly items: readonly unknown[];
  readonly nextPageToken?: string;
}

async function* itemsOf(first: Call<Page>, next: (token: string) => Call<Page>): AsyncGenerator<unknown, void, void> {
  for (let page = await first; ; page = await next(page.nextPageToken)) {
    yield* page.items;
    if (page.nextPageToken === undefined) return;
  }
}

function askedOf({ path, query, hasBody }: Operation, args: readonly unknown[]): Asked {
  const hasPath = path.includes('{');
  const takesValues = hasPath || (!hasBody && query.length > 0);
  const rest = takesValues ? args.slice(1) : args;
  const [body, options] = hasBody ? rest : [undefined, rest[0]];
  return { values: (takesValues ? args[0] : undefined) ?? {}, body, options: options ?? {} } as Asked;
}

const toldOnly = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

function written(body: unknown): string {
  try {
    return JSON.stringify(body ?? {});
  } catch (error) {
    throw new CallError(
      `the body cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
