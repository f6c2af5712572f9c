import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_PATH } from './graphql-path.js';

/** Apollo refuses some requests before it knows whose they are: what it says then gets the request's id here. */
@Injectable()
export class RequestIds implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance();
    fastify.addHook('onSend', async (request, reply, payload) => {
      const isRefusal = reply.statusCode >= 400 && request.routeOptions.url === GRAPHQL_PATH;
      return isRefusal && typeof payload === 'string' ? named(payload, request.id) : payload;
    });
  }
}

interface Told {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

function named(payload: string, requestId: string): string {
  const told = JSON.parse(payload) as Told;
  if (!Array.isArray(told.errors) || told.errors.every(({ extensions }) => extensions?.['requestId'])) return payload;
  const errors = told.errors.map((error: object & { readonly extensions?: object }) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return JSON.stringify({ ...told, errors });
}
