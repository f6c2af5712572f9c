import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from '@plimsoll/engine';
import type { Admission } from '../access/admission.js';
import { anonymous, type Caller } from '../access/caller.js';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Server } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Watch } from '../server/open-streams.js';
import { requestId } from '../server/request-id.js';
import { refusalOf, tellErrors, type GraphqlContext } from './failures.js';
import { GRAPHQL_PATH } from './graphql-path.js';
import { keepAlive, sendInTime, WAITING_BYTES } from './socket-health.js';
import type { Streaming } from './streams.js';

/** What one connection may do. Far more than a page that shows several lists needs. */
const LIMITS = { messageBytes: 64 * 1024, subscriptions: 20, refusals: 20, initWaitMs: 3000, leaveMs: 1000 } as const;

const GOING_AWAY = 1001;

/** What is known of a connection while it lasts. */
interface Connection extends Record<PropertyKey, unknown> {
  readonly requestId: string;
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  caller: Caller;
  refusals: number;
}

type SocketServer = Server<Connection>;

/** Subscriptions by graphql-ws (graphql-transport-ws) at the address of the GraphQL door. */
export function serveSockets(fastify: FastifyInstance, streaming: Streaming): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.messageBytes, handleProtocols });
  const server = protocolOf(streaming);
  fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?', 1)[0] !== GRAPHQL_PATH) return refuse(socket, '404 Not Found');
    const ending = placeFor(socket, streaming);
    if (!ending) return refuse(socket, '503 Service Unavailable', 'Retry-After: 1\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => {
      serve(opened, { server, streaming, request });
      ending.addEventListener('abort', () => leave(opened), { once: true });
    });
  });
}

function refuse(socket: Duplex, status: string, headers = ''): void {
  // Whoever has gone meanwhile is told nothing.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}

/** Aborts when the service ends; undefined where all places are taken. */
function placeFor(socket: Duplex, { streams }: Streaming): AbortSignal | undefined {
  try {
    return streams.add(socket);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Who does not answer the farewell is cut off. */
function leave(socket: WebSocket, code: number = GOING_AWAY, reason = 'Going away'): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), LIMITS.leaveMs).unref();
}

function protocolOf({ check, log, admission }: Streaming): SocketServer {
  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: LIMITS.initWaitMs,
    onConnect: ({ connectionParams, extra }) => admit(admission, extra, connectionParams?.['authorization']),
    context: ({ extra: { requestId: id, caller } }): GraphqlContext => ({ requestId: id, caller }),
    onSubscribe: ({ subscriptions }, _id, payload) =>
      Object.keys(subscriptions).length > LIMITS.subscriptions ? [tooMany()] : check(payload),
    onError: ({ extra }, _id, _payload, errors) => {
      extra.refusals += 1;
      if (extra.refusals >= LIMITS.refusals)
        extra.socket.close(CloseCode.TooManyInitialisationRequests, 'Too many refused subscriptions');
      return [...tellErrors(errors, { requestId: extra.requestId, log })];
    },
    onNext: ({ extra }, ...[, , , { errors, data = null }]) =>
      errors ? { data, errors: [...tellErrors(errors as readonly GraphQLError[], { ...extra, log })] } : undefined,
  });
}

/** Browsers send no headers with a WebSocket: the token may come with the first message too. Whoever is refused gets code 4403. */
async function admit(admission: Admission, connection: Connection, told: unknown): Promise<boolean> {
  const { request } = connection;
  const header = typeof told === 'string' ? told : request.headers.authorization;
  try {
    connection.caller = await admission.callerBy(header, request);
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
  endWithToken(connection, admission.watch.over(header, connection.caller));
  return admission.mayRead(connection.caller);
}

/** With the code of whoever is refused where the token does not do any more: a client that has another may come back with it. */
function endWithToken({ socket }: Connection, watch: Watch): void {
  const stopWatch = watch((why) => (why ? leave(socket, CloseCode.Forbidden, why.message) : leave(socket)));
  socket.once('close', stopWatch);
}

function tooMany(): GraphQLError {
  const detail = `One connection takes ${LIMITS.subscriptions} subscriptions at once.`;
  return refusalOf(new Problem(503, 'too-many-streams', detail));
}

interface Serving {
  readonly server: SocketServer;
  readonly streaming: Streaming;
  readonly request: IncomingMessage;
}

function serve(socket: WebSocket, { server, streaming: { log }, request }: Serving): void {
  const id = requestId(request);
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (text) => sendInTime(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (listen) =>
        socket.on('message', (message: Buffer) => {
          listen(String(message)).catch((error: unknown) => {
            log.error({ err: error, requestId: id }, 'a subscription failed');
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        }),
    },
    { requestId: id, socket, request, caller: anonymous, refusals: 0 },
  );
  keepAlive(socket, WAITING_BYTES);
  // A frame that breaks the protocol: ws has answered it with the code that says why.
  socket.on('error', () => undefined);
  socket.once('close', (code, reason) => void closed(code, String(reason)));
}
