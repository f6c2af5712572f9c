import { Readable } from 'node:stream';
import { Controller, Get, Inject, Logger, Query, Req, Res } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf, watchOf } from '../access/request-caller.js';
import { CONFIG, type Config } from '../config/config.js';
import { OpenStreams } from '../server/open-streams.js';
import { jsonRepresentation, requireAcceptable, sendRepresentation } from '../server/representation.js';
import { isInsider } from './audience.js';
import { streamEvents, type Reader } from './event-stream.js';
import {
  CURSOR,
  eventListQuerySchema,
  eventPageSchema,
  eventStreamQuerySchema,
  NEWEST,
  type EventListQuery,
  type EventStreamQuery,
} from './events.schema.js';
import { EventsService, invalidCursor } from './events.service.js';
import { EventLog } from './events.types.js';

const MEDIA_TYPE = 'text/event-stream';

/** Beats that a reader may miss before it counts as gone. */
const MISSED_BEATS = 3;

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listEvents',
    summary: 'Lists what happened behind a cursor, oldest first',
    description:
      'Keep `cursor` and ask again with `after` set to it, whenever you like: nothing is missed and nothing comes twice. Ask at once while `hasMore` is true.',
  })
  @ApiOkResponse({ description: 'Events, and the cursor to go on with.', standardSchema: eventPageSchema })
  async list(
    @Query({ schema: eventListQuerySchema }) { type: types, ...query }: EventListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = canonicalJson(await this.events.page({ ...query, types, isInsider: isInsider(callerOf(request)) }));
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'none'));
  }
}

@ApiTags('events')
@Controller('v1/events/stream')
export class EventStreamController {
  private readonly logger = new Logger(EventStreamController.name);

  constructor(
    private readonly events: EventsService,
    private readonly log: EventLog,
    private readonly streams: OpenStreams,
    @Inject(CONFIG) private readonly config: Pick<Config, 'streamHeartbeatMs'>,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'streamEvents',
    summary: 'Streams what happens, as server-sent events',
    description:
      'Each message has the `sequence` as its id, the `type` as its event and the event as its data, in the shape of `listEvents`. A message without data only moves the id. Comes back where it was with `Last-Event-ID`, which goes before `after`. A stream ends with the token it was opened with, and an event `stream.ended` says why.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id that was received last; browsers send it when they connect again.',
    schema: { type: 'string', pattern: CURSOR.source },
  })
  @ApiProduces(MEDIA_TYPE)
  @ApiOkResponse({
    description: 'Events as they come, without an end.',
    content: { [MEDIA_TYPE]: { schema: { type: 'string' } } },
  })
  @ApiExtension('x-stream', true)
  async stream(
    @Query({ schema: eventStreamQuerySchema }) { after, catalog, type: types }: EventStreamQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireAcceptable(request, MEDIA_TYPE);
    const resumed = lastEventId(request);
    const place = resumed === undefined ? '/after' : LAST_EVENT_ID;
    const begin = await this.events.begin(resumed ?? after ?? NEWEST, catalog, place);
    const { streamHeartbeatMs: heartbeatMs } = this.config;
    const signal = this.streams.add(reply.raw, watchOf(request));
    // Whoever takes nothing for so long has gone, and nobody said so.
    request.raw.setTimeout(heartbeatMs * (MISSED_BEATS + 1));
    for (const [name, value] of headers) void reply.header(name, value);
    const reader = { after: begin, catalog, types, heartbeatMs, signal, isInsider: isInsider(callerOf(request)) };
    void reply.send(Readable.from(this.textOf(reader), ONE_TEXT));
  }

  private async *textOf(reader: Reader): AsyncGenerator<string, void, void> {
    try {
      yield* streamEvents(this.log, reader);
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : error);
      throw error;
    }
  }
}

const ONE_TEXT = { objectMode: true, highWaterMark: 1 };

/** Proxies must neither keep nor gather nor pack what is told as it happens. */
const headers: readonly (readonly [name: string, value: string])[] = [
  ['content-type', `${MEDIA_TYPE}; charset=utf-8`],
  ['cache-control', 'no-cache, no-transform'],
  ['x-accel-buffering', 'no'],
];

const LAST_EVENT_ID = '/Last-Event-ID';

function lastEventId(request: FastifyRequest): string | undefined {
  const id = request.headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && CURSOR.test(id)) return id;
  throw invalidCursor(LAST_EVENT_ID, 'Last-Event-ID must be an id that this stream gave out.');
}
