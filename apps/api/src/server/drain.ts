import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * The end of a service: running requests finish, their connections are told to close, and what the service stands on goes last.
 * What has not finished in time is cut off.
 */
export class Drain implements BeforeApplicationShutdown, OnApplicationShutdown {
  private draining = false;
  private server: Server | undefined;
  private deadline: NodeJS.Timeout | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly timeoutMs: number,
    private readonly release: () => Promise<void>,
  ) {}

  get isDraining(): boolean {
    return this.draining;
  }

  watch(fastify: FastifyInstance): void {
    this.server = fastify.server;
    fastify.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.draining) void reply.header('connection', 'close');
      done();
    });
  }

  beforeApplicationShutdown(): void {
    this.draining = true;
    // Node closes connections that wait for their next request, and not those that never sent a first one.
    for (const socket of this.sockets) if (socket.bytesRead === 0) socket.destroy();
    this.deadline = setTimeout(() => this.server?.closeAllConnections(), this.timeoutMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.deadline);
    await this.release();
  }
}
