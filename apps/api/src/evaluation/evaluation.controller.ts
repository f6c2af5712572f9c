import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  compareQuestionSchema,
  ipPlanAnswerSchema,
  ipPlanQuestionSchema,
  recommendQuestionSchema,
  transitionAnswerSchema,
  transitionQuestionSchema,
  validateQuestionSchema,
  type CompareQuestion,
  type IpPlanQuestion,
  type RecommendQuestion,
  type TransitionQuestion,
  type ValidateQuestion,
} from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  JSON_MEDIA_TYPE,
  requireAcceptable,
  sendRepresentation,
  type Representation,
} from '../server/representation.js';
import { formatOf, localeOf, mediaTypes, reportFormOf, reportMediaTypes } from './answer-form.js';
import {
  comparedSchema,
  compareQuerySchema,
  formatQuerySchema,
  recommendedSchema,
  validatedSchema,
  validateQuerySchema,
  type CompareQuery,
  type FormatQuery,
  type ValidateQuery,
} from './evaluation.schema.js';
import { DEFAULT_CATALOG, EvaluationService, type Answer } from './evaluation.service.js';
import { HotAnswers } from './hot-answers.js';

const VARY = 'accept, accept-language';

@ApiTags('verbs')
@Controller('v1')
export class EvaluationController {
  constructor(
    private readonly evaluation: EvaluationService,
    private readonly hot: HotAnswers,
  ) {}

  @Get('compare')
  @ApiOperation({ operationId: 'compareByQuery', summary: 'Compares options; the address alone restores the question' })
  @ApiOkResponse({ description: 'The comparison.', standardSchema: comparedSchema })
  compareByQuery(
    @Query({ schema: compareQuerySchema }) query: CompareQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { format: asked, ...question } = query;
    const format = formatOf(request, asked);
    const answer = this.evaluation.compare({ ...question, locale: localeOf(request, question.locale) }, format);
    const representation = { ...answer, mediaType: mediaTypes[format], tier: tierOf(question), vary: VARY } as const;
    if (!namesPrevious(question))
      this.hot.remember(request, reply, representation, question.catalog ?? DEFAULT_CATALOG);
    sendRepresentation(request, reply, representation);
  }

  @Post('compare')
  @HttpCode(200)
  @ApiOperation({ operationId: 'compare', summary: 'Compares options' })
  @ApiOkResponse({ description: 'The comparison.', standardSchema: comparedSchema })
  compare(
    @Body({ schema: compareQuestionSchema }) question: CompareQuestion,
    @Query({ schema: formatQuerySchema }) query: FormatQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const format = formatOf(request, query.format);
    const answer = this.evaluation.compare({ ...question, locale: localeOf(request, question.locale) }, format);
    sendRepresentation(request, reply, { ...answer, mediaType: mediaTypes[format], tier: 'none', vary: VARY });
  }

  @Post('recommend')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'recommend',
    summary: 'Ranks the options of a category, or whole stacks, for requirements',
  })
  @ApiOkResponse({
    description: 'Every option of the category, those ruled out too; for a stack the best combinations.',
    standardSchema: recommendedSchema,
  })
  recommend(
    @Body({ schema: recommendQuestionSchema }) question: RecommendQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    requireAcceptable(request, 'application/json');
    const answer = this.evaluation.recommend({ ...question, locale: localeOf(request, question.locale) });
    sendRepresentation(request, reply, privateJson(answer));
  }

  @Post('ip-plan')
  @HttpCode(200)
  @ApiOperation({ operationId: 'ipPlan', summary: 'Sizes subnets and the pod CIDR for planned node pools' })
  @ApiOkResponse({
    description: 'The smallest sizes, how far each can grow, and the arithmetic.',
    standardSchema: ipPlanAnswerSchema,
  })
  ipPlan(
    @Body({ schema: ipPlanQuestionSchema }) question: IpPlanQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    requireAcceptable(request, 'application/json');
    const answer = this.evaluation.ipPlan({ ...question, locale: localeOf(request, question.locale) });
    sendRepresentation(request, reply, privateJson(answer));
  }

  @Post('validate')
  @HttpCode(200)
  @ApiOperation({ operationId: 'validate', summary: 'Judges a cluster configuration' })
  @ApiOkResponse({
    description:
      'The report; a report for each cluster where the document holds several. A design that breaks a rule is an answer too.',
    standardSchema: validatedSchema,
  })
  validate(
    @Body({ schema: validateQuestionSchema }) question: ValidateQuestion,
    @Query({ schema: validateQuerySchema }) { output: asked, artifactUri }: ValidateQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const output = reportFormOf(request, asked);
    const localised = { ...question, locale: localeOf(request, question.locale) };
    const answer = this.evaluation.validate(localised, { output, artifactUri });
    sendRepresentation(request, reply, { ...privateJson(answer), mediaType: reportMediaTypes[output] });
  }

  @Post('transition')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'transition',
    summary: 'Tells whether and how a cluster can go from one design to another',
  })
  @ApiOkResponse({
    description:
      'The verdict, what is frozen, what must be off first, and the steps in order. A refusal is an answer too.',
    standardSchema: transitionAnswerSchema,
  })
  transition(
    @Body({ schema: transitionQuestionSchema }) question: TransitionQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    requireAcceptable(request, 'application/json');
    const answer = this.evaluation.transition({ ...question, locale: localeOf(request, question.locale) });
    sendRepresentation(request, reply, privateJson(answer));
  }
}

function privateJson(answer: Answer): Representation {
  return { ...answer, mediaType: JSON_MEDIA_TYPE, tier: 'none', vary: VARY };
}

const refsOf = (question: CompareQuestion): readonly string[] => question.releases ?? [question.release ?? 'current'];

const namesPrevious = (question: CompareQuestion) => refsOf(question).includes('previous');

/** Only what names its releases and its day for good never changes. */
function tierOf(question: CompareQuestion): 'pinned' | 'current' {
  const isMoving =
    question.asOf === undefined || refsOf(question).some((ref) => ref === 'current' || ref === 'previous');
  return isMoving ? 'current' : 'pinned';
}
