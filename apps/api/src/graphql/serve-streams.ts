import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { Response as Refusal } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { GRAPHQL_PATH } from './graphql.module.js';
import { checkStream, isRunnable, type StreamRequest } from './streams.js';

/** Where subscriptions are answered as server-sent events. */
const STREAM_PATH = `${GRAPHQL_PATH}/stream`;

/** The largest message that a client may send over a WebSocket, in bytes; far more than a document of the largest size. */
const MAX_MESSAGE = 64 * 1024;

/**
 * Adds subscriptions to an initialised application: by graphql-ws at the address of the GraphQL door, and by server-sent events (graphql-sse, distinct connections) below it.
 * Streams end when the service drains.
 */
export function serveStreams(app: NestFastifyApplication): void {
  const { schema } = app.get(GraphQLSchemaHost);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const check = (payload: StreamRequest) => checkStream(schema, payload);
  serveWebSockets(fastify, check);
  serveEvents(fastify, check);
}

type Check = (payload: StreamRequest) => readonly GraphQLError[] | ExecutionArgs;

function serveWebSockets(fastify: FastifyInstance, check: Check): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  const running = useServer({ onSubscribe: (_context, _id, payload) => check(payload) }, sockets);
  fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?', 1)[0] !== GRAPHQL_PATH)
      return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  fastify.addHook('preClose', async () => {
    await running.dispose();
  });
}

function serveEvents(fastify: FastifyInstance, check: Check): void {
  const handle = createHandler({
    onSubscribe: (_request, payload) => {
      const checked = check(payload as StreamRequest);
      return isRunnable(checked) ? { ...checked, contextValue: undefined } : refusal(checked);
    },
  });
  fastify.route({
    method: ['GET', 'POST'],
    url: STREAM_PATH,
    handler: (request: FastifyRequest, reply) => handle(request, reply),
  });
}

const refusal = (errors: readonly GraphQLError[]): Refusal => [
  JSON.stringify({ errors }),
  { status: 400, statusText: 'Bad Request', headers: { 'content-type': 'application/json; charset=utf-8' } },
];
