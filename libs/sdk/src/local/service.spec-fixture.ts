import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boats } from './boats.spec-fixture.js';

interface FeedEvent {
  readonly sequence: number;
  readonly type: string;
  readonly data: { readonly sequence: number; readonly digest: string };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A service of the catalog `boats` with the routes that are followed, and with faults. */
export class BoatService {
  private end: (() => Promise<unknown>) | undefined;
  private port = 0;
  private readonly streams = new Set<ServerResponse>();
  readonly asked: string[] = [];
  readonly streamsFrom: (string | undefined)[] = [];
  readonly events: FeedEvent[] = [];
  current = 1;
  /** Answers in place of the service, by the end of the path. */
  readonly faults = new Map<string, Answer>();
  /** Each makes the releases 4 KB longer. */
  logs = 0;
  /** Whether there is a feed of events at all. */
  hasEvents = true;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => this.answer(request, response));
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.end = () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    };
    return this;
  }

  /** As a process that is killed: every connection is cut. */
  async stop(): Promise<void> {
    const { end } = this;
    this.end = undefined;
    this.streams.clear();
    await end?.();
  }

  makeCurrent(sequence: number): void {
    const type = sequence < this.current ? 'release.rolled-back' : 'release.made-current';
    this.current = sequence;
    const { digest } = boats(sequence, this.logs).release;
    const event = { sequence: this.events.length + 1, type, data: { sequence, digest } };
    this.events.push(event);
    for (const stream of this.streams) send(stream, event);
  }

  /** Writes to every stream that is open. */
  write(text: string): void {
    for (const stream of this.streams) stream.write(text);
  }

  get openStreams(): number {
    return this.streams.size;
  }

  count(end: string): number {
    return this.asked.filter((path) => path.endsWith(end)).length;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.url);
    this.asked.push(pathname);
    const fault = [...this.faults].find(([end]) => pathname.endsWith(end))?.[1];
    if (fault) return fault(request, response);
    if (pathname.startsWith('/v1/events')) return this.feed(pathname, request, response);
    const [, ref, wantsSnapshot] = /^\/v1\/catalogs\/boats\/releases\/([^/]+)(\/snapshot)?$/.exec(pathname) ?? [];
    const sequence = this.sequenceOf(ref ?? '');
    if (sequence === undefined) return problem(response, 404, 'release-not-found');
    const snapshot = boats(sequence, this.logs);
    json(request, response, wantsSnapshot ? snapshot : snapshot.release);
  }

  private sequenceOf(ref: string): number | undefined {
    if (ref === 'current') return this.current;
    const all = Array.from({ length: 9 }, (_, index) => boats(index + 1, this.logs).release);
    return all.find(({ sequence, label, digest }) => [String(sequence), label, digest].includes(ref))?.sequence;
  }

  private feed(pathname: string, request: IncomingMessage, response: ServerResponse): void {
    if (!this.hasEvents) return problem(response, 404, 'route-not-found');
    if (!pathname.endsWith('/stream'))
      return json(request, response, { items: [], cursor: String(this.events.length), hasMore: false });
    const after = request.headers['last-event-id'];
    this.streamsFrom.push(typeof after === 'string' ? after : undefined);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    for (const event of this.events.slice(Number(after ?? this.events.length))) send(response, event);
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }
}

function send(stream: ServerResponse, { sequence, type, data }: FeedEvent): void {
  const told = { id: `e${sequence}`, sequence, type, catalog: 'boats', at: '2026-11-22T00:00:00.000Z', data };
  stream.write(`id: ${sequence}\nevent: ${type}\ndata: ${JSON.stringify(told)}\n\n`);
}

export function json(request: IncomingMessage, response: ServerResponse, value: unknown): void {
  const text = JSON.stringify(value);
  const etag = `"${Buffer.from(text).toString('base64').slice(-40)}${text.length}"`;
  const isHeld = request.headers['if-none-match'] === etag;
  response.writeHead(isHeld ? 304 : 200, { 'content-type': 'application/json', etag });
  response.end(isHeld ? undefined : text);
}

export function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ status, code, title: code, detail: code, errors: [] }));
}
