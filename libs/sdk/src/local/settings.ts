import { todayInUtc, type Today } from '../asking.js';
import type { ClientOptions } from '../online/client.js';
import { CallError } from '../online/errors.js';
import { LONGEST_TIMER_MS } from '../online/waiting.js';
import type { LocalOptions } from './local.types.js';

const DEFAULT_CATALOG = 'aks-networking';
const POLL_MS = 60_000;
const SILENCE_MS = 45_000;

/** What was asked for, with every default. */
export interface Settings {
  readonly catalog: string;
  readonly ref: string;
  /** Whether the ref names one release for good. */
  readonly isPinned: boolean;
  readonly client: ClientOptions | undefined;
  readonly follow: 'events' | 'etag' | false;
  readonly pollMs: number;
  readonly silenceMs: number;
  readonly today: Today;
  readonly now: () => number;
}

/** Reads the options. Throws CallError for those that cannot be. */
export function settingsOf(options: LocalOptions): Settings {
  const catalog = options.catalog ?? options.bundled?.catalog ?? DEFAULT_CATALOG;
  // It becomes the name of a folder.
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(catalog))
    throw new CallError(`${JSON.stringify(catalog)} is no id of a catalog`);
  const ref = String(options.release ?? 'current');
  if (ref === 'previous' || ref === '')
    throw new CallError('a release is `current`, a sequence, a label or a digest here');
  const client = clientOf(options.server);
  return {
    catalog,
    ref,
    isPinned: ref !== 'current',
    client,
    follow: options.follow ?? 'etag',
    ...timesOf(options),
  };
}

function timesOf({ pollMs = POLL_MS, silenceMs = SILENCE_MS, today = todayInUtc, now = Date.now }: LocalOptions) {
  return { pollMs: timer('pollMs', pollMs), silenceMs: timer('silenceMs', silenceMs), today, now };
}

function timer(name: string, ms: number): number {
  if (!(ms > 0)) throw new CallError(`${name} takes milliseconds, not ${ms}`);
  // A wait is spread by a tenth, and must still be one that a timer takes.
  return Math.min(ms, LONGEST_TIMER_MS / 2);
}

function clientOf(server: LocalOptions['server']): ClientOptions | undefined {
  const client = typeof server === 'string' ? { baseUrl: server } : server;
  if (client && !URL.canParse(client.baseUrl)) throw new CallError('server is no URL');
  return client;
}
