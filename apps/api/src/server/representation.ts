import { createHash } from 'node:crypto';
import { Problem } from '@plimsoll/engine';
import { preferred } from './accept.js';
import type { Asking, Replying } from './exchange.js';
import { isPrivate } from './privacy.js';

/** How long an answer may be kept. `pinned` never changes; `current` follows what is published and the day; `none` is the caller's own. */
export type CacheTier = 'pinned' | 'current' | 'none';

export const cacheControl: Readonly<Record<CacheTier, string>> = {
  pinned: 'public, max-age=31536000, immutable',
  current: 'public, max-age=30, stale-while-revalidate=300',
  none: 'no-store',
};

/** The bytes of an answer with what a cache has to know of them. `etag` is the bare tag, without quotes. */
export interface Representation {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly etag: string;
  readonly tier: CacheTier;
  readonly vary: string;
}

export const JSON_MEDIA_TYPE = 'application/json; charset=utf-8';

export function etagOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A JSON text as a representation. Throws Problem 406 when the caller takes no JSON. */
export function jsonRepresentation(request: Asking, text: string, tier: CacheTier): Representation {
  requireAcceptable(request, 'application/json');
  const bytes = Buffer.from(text);
  return { bytes, mediaType: JSON_MEDIA_TYPE, etag: etagOf(bytes), tier, vary: 'accept' };
}

export function requireAcceptable(request: Asking, mediaType: string): void {
  if (preferred(request.headers.accept, [mediaType]) === undefined) throw notAcceptable([mediaType]);
}

export function notAcceptable(offers: readonly string[]): Problem {
  return new Problem(406, 'not-acceptable', `The answer can be given as ${offers.join(', ')}.`);
}

/** Answers with the bytes, or with 304 where the caller has them. */
export function sendRepresentation(request: Asking, reply: Replying, representation: Representation): void {
  const { bytes, mediaType, etag, vary } = representation;
  const tier = isPrivate(request) ? 'none' : representation.tier;
  reply.header('etag', `"${etag}"`);
  reply.header('cache-control', cacheControl[tier]);
  reply.header('vary', vary);
  if (isHeld(request, etag)) {
    reply.code(304);
    reply.send();
    return;
  }
  reply.code(200);
  reply.type(mediaType);
  reply.send(bytes);
}

/** Tells whether the caller holds this representation already. Only GET and HEAD may be answered so. */
export function isHeld(request: Asking, etag: string): boolean {
  const held = request.headers['if-none-match'];
  if (held === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  return held.trim() === '*' || held.split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${etag}"`);
}
