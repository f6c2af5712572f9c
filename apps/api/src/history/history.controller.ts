import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  answersDiffQuestionSchema,
  answersDiffSchema,
  canonicalJson,
  explainAnswerSchema,
  explainQuestionSchema,
  type AnswersDiffQuestion,
  type ExplainQuestion,
} from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../evaluation/answer-form.js';
import { isPinned } from '../releases/release-ref.js';
import { catalogPathSchema, type CatalogPath } from '../releases/releases.schema.js';
import { jsonRepresentation, sendRepresentation, type CacheTier } from '../server/representation.js';
import {
  answersDiffQuerySchema,
  explainQuerySchema,
  questionAnswerSchema,
  questionPathSchema,
  questionQuerySchema,
  type AnswersDiffQuery,
  type ExplainQuery,
  type QuestionPath,
  type QuestionQuery,
} from './history.schema.js';
import { HistoryService } from './history.service.js';

const CELL = 'What the cell says, on which days and in which releases it said something else, and every fact about it.';
const DIFF = 'Each saved question with its answer on both sides, what differs, and because of which facts.';

@ApiTags('verbs')
@Controller('v1')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get('catalogs/:catalog/explain')
  @ApiOperation({ operationId: 'explainByQuery', summary: 'Gives the whole history of one cell, by its address' })
  @ApiOkResponse({ description: CELL, standardSchema: explainAnswerSchema })
  explainByQuery(
    @Param({ schema: catalogPathSchema }) { catalog }: CatalogPath,
    @Query({ schema: explainQuerySchema }) query: ExplainQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const answer = this.history.explain({ ...query, catalog, locale: localeOf(request, query.locale) });
    send(request, reply, answer, tierOf([query]));
  }

  @Post('explain')
  @HttpCode(200)
  @ApiOperation({ operationId: 'explain', summary: 'Gives the whole history of one cell' })
  @ApiOkResponse({ description: CELL, standardSchema: explainAnswerSchema })
  explain(
    @Body({ schema: explainQuestionSchema }) question: ExplainQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const answer = this.history.explain({ ...question, locale: localeOf(request, question.locale) });
    send(request, reply, answer, 'none');
  }

  @Get('catalogs/:catalog/questions/:id/answer')
  @ApiOperation({ operationId: 'answerQuestion', summary: 'Answers a saved question' })
  @ApiOkResponse({ description: 'The answer of the verb that it asks.', standardSchema: questionAnswerSchema })
  answer(
    @Param({ schema: questionPathSchema }) path: QuestionPath,
    @Query({ schema: questionQuerySchema }) query: QuestionQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const answer = this.history.answer(path, { ...query, locale: localeOf(request, query.locale) });
    send(request, reply, answer, tierOf([query]));
  }

  @Get('catalogs/:catalog/answers/diff')
  @ApiOperation({ operationId: 'diffAnswersByQuery', summary: 'Tells which saved answers changed, by its address' })
  @ApiOkResponse({ description: DIFF, standardSchema: answersDiffSchema })
  answersDiffByQuery(
    @Param({ schema: catalogPathSchema }) { catalog }: CatalogPath,
    @Query({ schema: answersDiffQuerySchema }) query: AnswersDiffQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const from = { release: query.from, asOf: query.fromAsOf };
    const to = { release: query.to, asOf: query.toAsOf };
    const locale = localeOf(request, query.locale);
    const answer = this.history.answersDiff({ catalog, locale, questions: query.questions, from, to });
    send(request, reply, answer, tierOf([from, to]));
  }

  @Post('answers/diff')
  @HttpCode(200)
  @ApiOperation({ operationId: 'diffAnswers', summary: 'Tells which saved answers changed between releases or days' })
  @ApiOkResponse({ description: DIFF, standardSchema: answersDiffSchema })
  answersDiff(
    @Body({ schema: answersDiffQuestionSchema }) question: AnswersDiffQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const answer = this.history.answersDiff({ ...question, locale: localeOf(request, question.locale) });
    send(request, reply, answer, 'none');
  }
}

function send(request: FastifyRequest, reply: FastifyReply, answer: unknown, tier: CacheTier): void {
  const representation = jsonRepresentation(request, canonicalJson(answer), tier);
  sendRepresentation(request, reply, { ...representation, vary: 'accept, accept-language' });
}

/** Only what names its releases and its days for good never changes. */
function tierOf(sides: readonly { readonly release?: string | undefined; readonly asOf?: string | undefined }[]) {
  const isFixed = sides.every(({ release = 'current', asOf }) => isPinned(release) && asOf !== undefined);
  return isFixed ? 'pinned' : 'current';
}
