import { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Problem } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { preferred } from '../server/accept.js';
import { NDJSON_MEDIA_TYPES } from '../server/bodies.js';
import { cacheControl, notAcceptable } from '../server/representation.js';
import { localeOf } from './answer-form.js';
import { BatchService } from './batch.service.js';
import { batchAnswerSchema, batchQuerySchema, type BatchQuery } from './batch.schema.js';
import { EvaluationService } from './evaluation.service.js';

@ApiTags('verbs')
@Controller('v1')
export class BatchController {
  constructor(
    private readonly batches: BatchService,
    private readonly evaluation: EvaluationService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'requestTimeoutMs'>,
  ) {}

  @Post('validate/batch')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'validateBatch',
    summary: 'Judges many cluster configurations, one a line',
    description:
      'Each line is a question of `validate`, with an `id` if you like; each is answered by one line, in order, as soon as it is judged. A line that cannot be answered gives a problem and the next ones go on. Read while you send: what you do not take is not judged.',
  })
  @ApiConsumes(NDJSON_MEDIA_TYPES[0])
  @ApiBody({ required: true, schema: { $ref: '#/components/schemas/BatchLine' } })
  @ApiProduces(NDJSON_MEDIA_TYPES[0])
  @ApiOkResponse({ description: 'The lines of the answer.', standardSchema: batchAnswerSchema })
  validateBatch(
    @Query({ schema: batchQuerySchema }) query: BatchQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.evaluation.requireRelease(query);
    const mediaType = preferred(request.headers.accept, NDJSON_MEDIA_TYPES);
    if (mediaType === undefined) throw notAcceptable(NDJSON_MEDIA_TYPES);
    if (!(request.body instanceof Readable)) throw notNdjson();
    const signal = goneSignal(reply);
    // A batch may take long, but it must not stand still.
    request.raw.setTimeout(this.config.requestTimeoutMs);
    const occasion = { instance: '/v1/validate/batch', requestId: request.id };
    const defaults = { ...query, locale: localeOf(request, query.locale) };
    void reply.type(`${mediaType}; charset=utf-8`);
    void reply.header('cache-control', cacheControl.none);
    void reply.header('vary', 'accept, accept-language');
    void reply.send(
      Readable.from(this.batches.answers(request.body, { defaults, occasion, signal }), { highWaterMark: 1 }),
    );
  }
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

function notNdjson(): Problem {
  return new Problem(415, 'unsupported-media-type', `The body must be ${NDJSON_MEDIA_TYPES.join(' or ')}.`);
}
