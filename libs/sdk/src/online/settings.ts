import { AnswerMemory } from './answer-memory.js';
import type { Ways } from './attempt.js';
import type { Hooks, Manner } from './call.js';
import { CallError } from './errors.js';
import type { CallOptions } from './operation.js';

export interface ClientOptions extends Pick<CallOptions, 'timeoutMs' | 'deadlineMs' | 'retries' | 'headers'> {
  /** Where the service is, such as `https://plimsoll.example.com`. */
  readonly baseUrl: string;
  /** Sent as `Authorization: Bearer`, and never to another origin. */
  readonly token?: string;
  /** Sends the requests. Default: the platform's own. */
  readonly fetch?: typeof fetch;
  readonly hooks?: Hooks;
  /** Characters of answers that are held for `If-None-Match`; 0 holds none. Default: 5,000,000. */
  readonly memoryCharacters?: number;
  /** A number from 0 to 1, for the spread of waits. Default: `Math.random`. */
  readonly random?: () => number;
}

export const TIMEOUT_MS = 10_000;
const DEADLINE_MS = 60_000;
const RETRIES = 3;
const MEMORY_CHARACTERS = 5_000_000;

/** What every call of a client has in common. Throws CallError for options that nothing could be sent with. */
export class Settings {
  readonly ways: Ways;

  constructor(readonly options: ClientOptions) {
    checkAddress(options.baseUrl);
    this.ways = {
      fetch: options.fetch ?? ((...args) => fetch(...args)),
      memory: new AnswerMemory(options.memoryCharacters ?? MEMORY_CHARACTERS),
    };
  }

  /** The headers of a call; those that its caller tells come last. Throws CallError for one that cannot be sent. */
  headersOf(
    told: Readonly<Record<string, string | undefined>>,
    { idempotencyKey, headers }: CallOptions,
  ): Record<string, string> {
    const { token } = this.options;
    const entries = Object.entries({
      ...told,
      authorization: token === undefined ? undefined : `Bearer ${token}`,
      'idempotency-key': idempotencyKey,
      ...lowerCased(this.options.headers),
      ...lowerCased(headers),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    try {
      new Headers(entries);
    } catch (cause) {
      throw new CallError('a header cannot be sent', { cause });
    }
    return Object.fromEntries(entries);
  }

  mannerOf(isSafe: boolean, call: CallOptions): Manner {
    const { timeoutMs, deadlineMs, retries, hooks, random } = { ...this.options, ...told(call) };
    return {
      timeoutMs: notBelowZero('timeoutMs', timeoutMs ?? TIMEOUT_MS),
      deadlineMs: notBelowZero('deadlineMs', deadlineMs ?? DEADLINE_MS),
      retries: notBelowZero('retries', retries ?? RETRIES),
      signal: call.signal,
      mayRepeat: isSafe || Boolean(call.idempotencyKey),
      hooks: hooks ?? {},
      random: random ?? Math.random,
    };
  }
}

/** A query or a fragment would swallow the paths that follow, and a browser refuses credentials in an address. */
function checkAddress(baseUrl: string): void {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search + url.hash + url.username + url.password !== '')
    throw new CallError('baseUrl is no address of a service, such as https://plimsoll.example.com');
}

export function notBelowZero(name: string, value: number): number {
  if (!(value >= 0)) throw new CallError(`${name} is a number from 0 on, not ${value}`);
  return value;
}

const lowerCased = (headers: CallOptions['headers'] = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const told = (options: CallOptions): CallOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

/** A body of JSON. Throws CallError for what JSON cannot say. */
export function written(body: unknown): string {
  try {
    return JSON.stringify(body ?? {});
  } catch (cause) {
    throw new CallError('the body cannot be written as JSON', { cause });
  }
}
