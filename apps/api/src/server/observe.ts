import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../health/metrics.js';

/** One log line and one observation a request: by route pattern, so that no value of a caller becomes a label or is logged. */
export function observeRequests(fastify: FastifyInstance, metrics: Metrics, log: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    observe(request, reply, metrics, log);
    done();
  });
}

function observe(request: FastifyRequest, reply: FastifyReply, metrics: Metrics, log: Logger): void {
  const route = request.routeOptions.url ?? 'unknown';
  const durationMs = reply.elapsedTime;
  const status = reply.raw.statusCode;
  metrics.observe({ method: request.method, route, status }, durationMs / 1000);
  log.info(
    { requestId: request.id, method: request.method, route, status, durationMs: Math.round(durationMs * 1000) / 1000 },
    'answered',
  );
}
