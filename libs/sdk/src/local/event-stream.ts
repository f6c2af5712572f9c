import type { ClientOptions } from '../online/client.js';
import { ResponseError, TimeoutError } from '../online/errors.js';
import { sentEvents, type SentEvent } from './event-lines.js';
import { openStream, type StreamRequest } from './open-stream.js';

/** What an event tells of a catalog: that this release was published, or is current now. */
export interface ReleaseEvent {
  readonly type: string;
  readonly sequence: number;
  readonly digest: string;
}

export interface EventStreamOptions {
  readonly client: ClientOptions;
  readonly catalog: string;
  readonly silenceMs: number;
  readonly signal: AbortSignal;
  /** Called when the stream is open: from here on nothing is missed. */
  readonly onOpen: () => void;
  readonly onEvent: (event: ReleaseEvent) => void;
}

/** The events of a catalog, one connection at a time. It remembers the last event it heard, so that the next connection goes on after it. */
export class EventStream {
  private cursor: string | undefined;

  constructor(private readonly options: EventStreamOptions) {}

  /** Listens until the stream ends, breaks or falls silent; throws PlimsollError in the last two cases. */
  async listen(): Promise<void> {
    const { silenceMs, signal, onOpen, onEvent } = this.options;
    const silence = new Silence(silenceMs, signal);
    try {
      this.cursor ??= await this.newestCursor(silence.signal);
      const chunks = await openStream(this.request('/v1/events/stream', silence.signal));
      silence.broken();
      onOpen();
      for await (const event of sentEvents(silence.heardIn(chunks))) {
        const told = releaseEventOf(event, this.options.catalog);
        if (event.id !== undefined) this.cursor = event.id;
        if (told) onEvent(told);
      }
    } catch (error) {
      // A cursor that is not known any more would be refused again.
      if (error instanceof ResponseError && error.status >= 400 && error.status < 500) this.cursor = undefined;
      throw silence.isOver ? new TimeoutError('silence', `the stream was silent for ${silenceMs} ms`) : error;
    } finally {
      silence.end();
    }
  }

  /** The place in the feed where it ends now; undefined where the service does not tell: the stream then begins with what comes. */
  private async newestCursor(signal: AbortSignal): Promise<string | undefined> {
    const { url, headers } = this.request('/v1/events?after=newest', signal);
    const send = this.options.client.fetch ?? fetch;
    try {
      const answer = (await (await send(url, { headers, signal })).json()) as { readonly cursor?: unknown } | null;
      const cursor = answer?.cursor;
      return typeof cursor === 'string' || typeof cursor === 'number' ? String(cursor) : undefined;
    } catch {
      return undefined;
    }
  }

  private request(path: string, signal: AbortSignal): StreamRequest {
    const { client, catalog } = this.options;
    const url = `${client.baseUrl.replace(/\/+$/, '')}${path}${path.includes('?') ? '&' : '?'}catalog=${catalog}`;
    const headers = {
      ...(client.token === undefined ? {} : { authorization: `Bearer ${client.token}` }),
      ...(this.cursor === undefined ? {} : { 'last-event-id': this.cursor }),
      ...client.headers,
    };
    return { url, headers, signal, fetch: client.fetch };
  }
}

/** Ends a connection on which nothing, not even a heartbeat, was heard for a while. */
class Silence {
  private readonly control = new AbortController();
  private readonly timer: ReturnType<typeof setTimeout>;
  private readonly onEnd = () => this.control.abort();
  isOver = false;

  constructor(
    ms: number,
    private readonly parent: AbortSignal,
  ) {
    this.timer = setTimeout(() => {
      this.isOver = true;
      this.control.abort();
    }, ms);
    this.timer.unref();
    if (parent.aborted) this.control.abort();
    parent.addEventListener('abort', this.onEnd, { once: true });
  }

  get signal(): AbortSignal {
    return this.control.signal;
  }

  broken(): void {
    this.timer.refresh();
  }

  async *heardIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
    for await (const chunk of chunks) {
      this.broken();
      yield chunk;
    }
  }

  end(): void {
    clearTimeout(this.timer);
    this.parent.removeEventListener('abort', this.onEnd);
    this.control.abort();
  }
}

/** What an event tells of a release of the catalog. Throws ResponseError for one that cannot be read: the stream is then not what it says. */
function releaseEventOf({ type, data }: SentEvent, catalog: string): ReleaseEvent | undefined {
  if (!type.startsWith('release.') || data === '') return undefined;
  const told = parsed(data);
  if (told?.catalog !== catalog) return undefined;
  const { sequence, digest } = told.data ?? {};
  if (typeof sequence !== 'number' || typeof digest !== 'string')
    throw new ResponseError(200, `an event ${type} names no release`);
  return { type, sequence, digest };
}

interface Told {
  readonly catalog?: unknown;
  readonly data?: { readonly sequence?: unknown; readonly digest?: unknown };
}

function parsed(data: string): Told | null {
  try {
    return JSON.parse(data) as Told | null;
  } catch {
    throw new ResponseError(200, 'an event of the stream is no JSON');
  }
}
