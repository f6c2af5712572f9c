import helmet from '@fastify/helmet';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { problemOf } from '../problems/problem-of.js';
import { maskedProblem, sendProblem } from '../problems/problem.filter.js';
import type { RouteTable } from '../problems/route-table.js';
import { limitArrival } from './arrival.js';
import { acceptBodies } from './bodies.js';
import { answerClientError } from './client-error.js';
import type { Asking, Replying } from './exchange.js';
import { requestId } from './request-id.js';

const MAX_PATH_PART = 200;

/** Fastify as this service runs it. It has no log of its own: one line a request is written by `observeRequests`. The routes that are added later are noted in the table. */
export function createAdapter(config: Config, routes: RouteTable): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: requestId,
    bodyLimit: config.bodyLimitBytes,
    requestTimeout: 0,
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
  acceptBodies(fastify);
  limitArrival(fastify, config.requestTimeoutMs);
  return adapter;
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
