import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '@plimsoll/engine';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { readJsonBody } from '../problems/json-body.js';
import { problemOf } from '../problems/problem-of.js';
import { maskedProblem, sendProblem } from '../problems/problem.filter.js';
import type { RouteTable } from '../problems/route-table.js';
import { answerClientError } from './client-error.js';
import type { Asking, Replying } from './exchange.js';
import { requestId } from './request-id.js';

const MAX_PATH_PART = 200;

/** Fastify as this service runs it. It has no log of its own: one line a request is written by `observeRequests`. The routes that are added later are noted in the table. */
export function createAdapter(config: Config, routes: RouteTable): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: requestId,
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: config.requestTimeoutMs,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: Error, request: Asking, reply: Replying) =>
      sendProblem(request, reply, problemOf(error) ?? maskedProblem),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PATH_PART },
  });
  const fastify: FastifyInstance = adapter.getInstance();
  fastify.addHook('onRoute', (route) => routes.add(route.method, route.url));
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  acceptJsonOnly(fastify);
  return adapter;
}

function acceptJsonOnly(fastify: FastifyInstance): void {
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
}

/** A packed body could be far larger than its bytes say. */
function refuseEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Problem(415, 'unsupported-media-type', 'The body must not be packed: send it without Content-Encoding.');
}

/** Headers for a JSON service that also shows its own pages of documentation, from its own files. TLS is the proxy's. */
export async function addSecurityHeaders(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
}
