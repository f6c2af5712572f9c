import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf } from './outgoing-addresses.js';

/** How names are looked up, and where calls may go. */
export interface Way {
  resolve(hostname: string): Promise<readonly LookupAddress[]>;
  allows(address: string): boolean;
}

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For all of it: the look-up, the connection, the answer. */
  readonly timeoutMs: number;
}

type CallFailure =
  'address-refused' | 'name-not-found' | 'timeout' | 'connection-failed' | 'redirected' | 'not-accepted';

/** What became of a call. Without `failure` it was accepted. */
export interface CallOutcome {
  readonly status: number | null;
  readonly failure?: CallFailure;
  /** What the receiver asked for by Retry-After. */
  readonly retryAfterMs?: number;
}

/** More of an answer is not taken. Nothing of it is kept. */
const MOST_ANSWER_BYTES = 16 * 1024;

/**
 * Posts a JSON text once. The name is looked up once, every address of it is judged, and the connection goes to what was judged: a name
 * that answers otherwise the next moment changes nothing. Redirects are not followed. Never throws.
 */
export async function postOnce(call: Call, way: Way): Promise<CallOutcome> {
  const deadline = AbortSignal.timeout(call.timeoutMs);
  const found = await Promise.race([addressesOf(new URL(call.url), way), expiry(deadline)]);
  if (typeof found === 'string') return { status: null, failure: found };
  try {
    return outcomeOf(await send(call, found, deadline));
  } catch {
    return { status: null, failure: deadline.aborted ? 'timeout' : 'connection-failed' };
  }
}

async function addressesOf(url: URL, way: Way): Promise<readonly LookupAddress[] | CallFailure> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await way.resolve(host).catch(() => []) : [{ address: host, family }];
  if (found.length === 0) return 'name-not-found';
  return found.every(({ address }) => way.allows(address)) ? found : 'address-refused';
}

const expiry = (deadline: AbortSignal): Promise<'timeout'> =>
  new Promise((resolve) => deadline.addEventListener('abort', () => resolve('timeout'), { once: true }));

/** Resolves with the head of the answer; the body goes by, as far as it is not too long or too late. */
function send(
  { url, headers, body }: Call,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  const length = String(Buffer.byteLength(body));
  const told = { ...headers, 'content-type': 'application/json', 'content-length': length, 'user-agent': 'plimsoll' };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: told, signal, agent: false, lookup: pinnedTo(addresses) } as const;
    const call = request(url, options, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_ANSWER_BYTES) answer.destroy();
      });
      answer.on('error', () => undefined);
      resolve(answer);
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Gives what was judged, whatever the name would answer now. */
function pinnedTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): CallOutcome {
  if (statusCode >= 200 && statusCode < 300) return { status: statusCode };
  const retryAfterMs = waitAsked(headers['retry-after']);
  return {
    status: statusCode,
    failure: statusCode >= 300 && statusCode < 400 ? 'redirected' : 'not-accepted',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** Retry-After tells seconds or a date. */
function waitAsked(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
