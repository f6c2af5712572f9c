import type { IncomingMessage } from 'node:http';
import { Problem } from '@plimsoll/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readJsonBody } from '../problems/json-body.js';

/** Media types of JSON line by line. None is registered; the first is the usual one. */
export const NDJSON_MEDIA_TYPES = ['application/x-ndjson', 'application/ndjson'] as const;

/** The routes whose body is handed on as a stream, as the router names them. */
const streamedRoutes: ReadonlySet<string> = new Set(['/v1/validate/batch']);

/** Tells whether a request's body is read while it is answered. */
export function isStreamed(request: FastifyRequest): boolean {
  return request.method === 'POST' && streamedRoutes.has(request.routeOptions.url ?? '');
}

/** The media types that a path takes, as `Accept` lists them. */
export function acceptedAt(path: string): string {
  return streamedRoutes.has(path) ? NDJSON_MEDIA_TYPES.join(', ') : 'application/json';
}

/** Bodies are JSON, and streams of JSON lines where a route takes them. */
export function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json(?:$|;)/,
    { parseAs: 'buffer' },
    (request, body, done) => {
      try {
        refuseEncoding(request.headers['content-encoding']);
        done(null, readJsonBody(body as Buffer));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
  fastify.addContentTypeParser(
    /^application\/(?:x-)?ndjson(?:$|;)/,
    (request: FastifyRequest, body: IncomingMessage, done: (error: Error | null, body?: unknown) => void) => {
      try {
        refuseEncoding(request.headers['content-encoding']);
        if (!isStreamed(request))
          throw new Problem(415, 'unsupported-media-type', 'The body must be application/json.');
        done(null, body);
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** A packed body could be far larger than its bytes say. */
function refuseEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Problem(415, 'unsupported-media-type', 'The body must not be packed: send it without Content-Encoding.');
}
