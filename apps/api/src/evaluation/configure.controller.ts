import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { configuredAnswerSchema, configureQuestionSchema, type ConfigureQuestion } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_MEDIA_TYPE, sendRepresentation } from '../server/representation.js';
import { fileMediaTypes, fileOf, localeOf } from './answer-form.js';
import { configureQuerySchema, type ConfigureQuery } from './evaluation.schema.js';
import { EvaluationService } from './evaluation.service.js';

@ApiTags('verbs')
@Controller('v1')
export class ConfigureController {
  constructor(private readonly evaluation: EvaluationService) {}

  @Post('configure')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'configure',
    summary: 'Makes a stack and sizes into a design with addresses, and the files that create it',
  })
  @ApiOkResponse({
    description:
      'The design, how each of its ranges came about, what validate says of it, what is left to decide, and the files.',
    standardSchema: configuredAnswerSchema,
  })
  configure(
    @Body({ schema: configureQuestionSchema }) question: ConfigureQuestion,
    @Query({ schema: configureQuerySchema }) query: ConfigureQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const file = fileOf(request, query.file);
    const answer = this.evaluation.configure({ ...question, locale: localeOf(request, question.locale) }, file);
    const mediaType = file === undefined ? JSON_MEDIA_TYPE : fileMediaTypes[file];
    if (file !== undefined) reply.header('content-disposition', `attachment; filename="${file}"`);
    sendRepresentation(request, reply, { ...answer, mediaType, tier: 'none', vary: 'accept, accept-language' });
  }
}
