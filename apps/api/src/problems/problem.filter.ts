import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import type { Logger } from 'pino';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods, type RouteTable } from './route-table.js';
import { acceptedAt } from '../server/bodies.js';
import type { Asking, Replying } from '../server/exchange.js';
import { problemOf } from './problem-of.js';
import { problemDocument, PROBLEM_MEDIA_TYPE } from './problem-document.js';

/** Every failure of a request ends here: what the caller can fix is told, a bug is logged and masked. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    private readonly log: Logger,
  ) {}

  /** A resolver's failure is handed on: the GraphQL door tells it in its own way. */
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem?.code === 'not-found') return this.answerUnknown(request, reply, problem);
    if (!problem) this.log.error({ err: error, requestId: request.id }, 'a request failed');
    sendProblem(request, reply, problem ?? maskedProblem);
  }

  /** Nothing is routed there by this method; by another one, perhaps. */
  private answerUnknown(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
    const allowed = allowedMethods(this.routes, pathOf(request));
    const isOptions = request.method === 'OPTIONS' && allowed.length > 0;
    if (!isOptions && (allowed.length === 0 || allowed.includes(request.method)))
      return sendProblem(request, reply, problem);
    void reply.header('allow', allowed.join(', '));
    if (isOptions) return void reply.code(204).send();
    const detail = `${request.method} is not among the methods of this address: ${allowed.join(', ')}.`;
    sendProblem(request, reply, new Problem(405, 'method-not-allowed', detail));
  }
}

export const maskedProblem = new Problem(
  500,
  'internal-error',
  'The service failed; the request id leads to the reason in its log.',
);

export function sendProblem(request: Asking, reply: Replying, problem: Problem): void {
  const document = problemDocument(problem, { instance: pathOf(request), requestId: request.id });
  if (problem.status === 415) reply.header('accept', acceptedAt(pathOf(request)));
  if (problem.status === 401) reply.header('www-authenticate', challengeOf(problem.code));
  if (problem.status === 503) reply.header('retry-after', '1');
  reply.removeHeader('etag');
  reply.header('cache-control', 'no-store');
  reply.type(PROBLEM_MEDIA_TYPE);
  reply.code(problem.status);
  reply.send(JSON.stringify(document));
}

/** RFC 6750: what is missing, or that what was shown does not do. */
const challengeOf = (code: string) =>
  code === 'invalid-token' ? 'Bearer realm="plimsoll", error="invalid_token"' : 'Bearer realm="plimsoll"';

/** The path alone: a query may hold what should not be repeated. */
function pathOf(request: Asking): string {
  return (request.raw.url ?? '/').split('?', 1)[0]?.slice(0, 500) ?? '/';
}
