import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Admission } from '../access/admission.js';
import { CONFIG, type Config } from '../config/config.js';
import { OpenStreams } from '../server/open-streams.js';
import { serveEventStreams } from './serve-event-streams.js';
import { serveSockets } from './serve-sockets.js';
import { checkStream, type Streaming } from './streams.js';
import { documentGate } from './trusted-documents.js';

/**
 * Adds subscriptions to an initialised application: by graphql-ws at the address of the GraphQL door, and by server-sent events (graphql-sse, distinct connections) below it.
 * They share their places with the other streams of the service, and end when it drains.
 */
export function serveStreams(app: NestFastifyApplication, log: Logger): void {
  const { schema } = app.get(GraphQLSchemaHost);
  const gate = documentGate(app.get<Config>(CONFIG).graphqlTrustedDocuments);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const streaming: Streaming = {
    check: (request) => checkStream(schema, gate, request),
    streams: app.get(OpenStreams),
    admission: app.get(Admission),
    log,
  };
  serveSockets(fastify, streaming);
  serveEventStreams(fastify, streaming);
}
