import { Problem } from '@plimsoll/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Response as Refusal } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { sendProblem } from '../problems/problem.filter.js';
import { whyOver } from '../server/open-streams.js';
import { requireAcceptable } from '../server/representation.js';
import { callerOf, watchOf } from '../access/request-caller.js';
import { refusalOf, tellErrors, type GraphqlContext } from './failures.js';
import { GRAPHQL_PATH } from './graphql-path.js';
import { isRunnable, type Streaming, type StreamRequest } from './streams.js';

/** Where subscriptions are answered as server-sent events. */
const STREAM_PATH = `${GRAPHQL_PATH}/stream`;

const MEDIA_TYPE = 'text/event-stream';

/** Subscriptions as server-sent events (graphql-sse, distinct connections). */
export function serveEventStreams(fastify: FastifyInstance, streaming: Streaming): void {
  const handle = handlerOf(streaming);
  fastify.route({
    method: ['GET', 'POST'],
    url: STREAM_PATH,
    handler: async (request: FastifyRequest, reply) => {
      try {
        requireAcceptable(request, MEDIA_TYPE);
        endWith(streaming.streams.add(reply.raw, watchOf(request)), reply, {
          requestId: request.id,
          log: streaming.log,
        });
      } catch (error) {
        if (error instanceof Problem) return sendProblem(request, reply, error);
        throw error;
      }
      // The handler knows this form only in these very words.
      request.headers.accept = MEDIA_TYPE;
      void reply.header('cache-control', 'no-cache, no-transform').header('x-accel-buffering', 'no');
      return handle(request, reply);
    },
  });
}

function endWith(ending: AbortSignal, { raw }: FastifyReply, telling: Telling): void {
  const end = () => {
    const why = whyOver(ending);
    raw.end(why && lastWords(why, telling));
  };
  ending.addEventListener('abort', end, { once: true });
}

type Telling = Parameters<typeof tellErrors>[1];

/** As a result of the protocol that tells what went wrong, and its end. */
const lastWords = (why: Problem, telling: Telling) =>
  `event: next\ndata: ${JSON.stringify({ errors: tellErrors([refusalOf(why)], telling) })}\n\nevent: complete\ndata: \n\n`;

function handlerOf({ check, log }: Streaming) {
  return createHandler<GraphqlContext & Record<PropertyKey, unknown>>({
    onSubscribe: (request, payload) => {
      const { id } = request.raw;
      const checked = check(payload as StreamRequest);
      if (!isRunnable(checked)) return refusal(tellErrors(checked, { requestId: id, log }));
      return { ...checked, contextValue: { requestId: id, caller: callerOf(request.raw) } };
    },
    onNext: (context, _request, { errors, ...result }) => {
      if (!errors) return undefined;
      return { ...result, errors: tellErrors(errors, { ...context, log }) as unknown as readonly GraphQLError[] };
    },
  });
}

const refusal = (errors: readonly object[]): Refusal => [
  JSON.stringify({ errors }),
  { status: 400, statusText: 'Bad Request', headers: { 'content-type': 'application/json; charset=utf-8' } },
];
