import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOfRequest } from '../access/request-caller.js';
import type { Clock } from '../config/clock.js';
import type { ReleaseMemory } from '../releases/releases.types.js';
import { isPrivate } from '../server/privacy.js';
import { cacheControl, isHeld, type Representation } from '../server/representation.js';
import { ByteCache } from './answer-cache.js';

interface HotAnswer {
  readonly representation: Representation;
  readonly catalog: string;
  /** The current release and the day when it was given: what a question that names neither depends on. */
  readonly stamp: string;
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: readonly string[];
}

/**
 * Answers to GET, ready to be written, by the request as it stands: address, Accept and Accept-Language. A hit is answered before
 * anything is parsed. An answer to `previous` is not kept, for that pointer can move while the current release stays the same.
 */
export class HotAnswers {
  private readonly answers: ByteCache<HotAnswer>;

  constructor(
    maxBytes: number,
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {
    this.answers = new ByteCache(maxBytes);
  }

  get bytes(): number {
    return this.answers.bytes;
  }

  /** Call when the answer's headers are settled and before it is sent. */
  remember(request: FastifyRequest, reply: FastifyReply, representation: Representation, catalog: string): void {
    if (request.method !== 'GET' || isPrivate(request)) return;
    const key = keyOf(request);
    const headers = headersOf(reply, representation);
    const answer = { representation, catalog, stamp: this.stamp(catalog), headers };
    this.answers.set(key, answer, representation.bytes.length + 2 * key.length + 1000);
  }

  /** Tells whether the request was answered. */
  answer(request: FastifyRequest, reply: FastifyReply): boolean {
    const hot = this.answers.get(keyOf(request));
    if (hot === undefined || hot.stamp !== this.stamp(hot.catalog)) return false;
    reply.hijack();
    const isUnchanged = isHeld(request, hot.representation.etag);
    reply.raw.writeHead(isUnchanged ? 304 : 200, [...hot.headers, ...ownHeaders(reply), 'x-request-id', request.id]);
    reply.raw.end(isUnchanged ? undefined : hot.representation.bytes);
    return true;
  }

  private stamp(catalog: string): string {
    const { sequence, digest } = this.memory.header(catalog, 'current');
    return `${sequence}/${digest}/${this.clock.today()}`;
  }
}

function keyOf(request: FastifyRequest): string {
  const { accept = '', 'accept-language': language = '' } = request.headers;
  return `${request.raw.url}\n${accept}\n${language}`;
}

function headersOf(reply: FastifyReply, { bytes, mediaType, etag, tier, vary }: Representation): string[] {
  const own = {
    ...reply.raw.getHeaders(),
    'content-type': mediaType,
    'content-length': bytes.length,
    'cache-control': cacheControl[tier],
    etag: `"${etag}"`,
    vary,
  };
  return Object.entries(own).flatMap(([name, value]) => [name, String(value)]);
}

/** What was said of this very request: how often its caller may still ask. */
function ownHeaders(reply: FastifyReply): readonly string[] {
  const rate = reply.getHeader('ratelimit');
  if (rate === undefined) return [];
  return ['ratelimit', String(rate), 'ratelimit-policy', String(reply.getHeader('ratelimit-policy'))];
}

/** Puts the hot answers before everything else that happens to a request. While the service drains, connections must be told to close: not here. */
export function answerHotFirst(fastify: FastifyInstance, hot: HotAnswers, isDraining: () => boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const isHot = request.raw.method === 'GET' && request.raw.url?.startsWith('/v1/compare?') === true;
    if (!isHot || isDraining() || refusalOfRequest(request) || !hot.answer(request, reply)) done();
  });
}
