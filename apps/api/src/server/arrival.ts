import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isStreamed } from './bodies.js';
import { answerClientError } from './client-error.js';

/**
 * Bounds the time in which a request must have arrived. Node can bound all requests or none, and a stream that is answered line by line arrives for as
 * long as its answer takes: so Node watches the headers alone, and the other bodies are watched here.
 */
export function limitArrival(fastify: FastifyInstance, timeoutMs: number): void {
  fastify.server.headersTimeout = timeoutMs;
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request) && !isStreamed(request)) watch(request, timeoutMs);
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function watch({ raw }: FastifyRequest, timeoutMs: number): void {
  const late = Object.assign(new Error('the body did not arrive in time'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  const timer = setTimeout(() => answerClientError(late, raw.socket), timeoutMs);
  const arrived = () => clearTimeout(timer);
  raw.once('end', arrived).once('close', arrived);
}
