import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { TakesIfMatch } from '../writes/takes-if-match.js';
import { sendRead, writeDraft } from './draft-exchange.js';
import { draftPathSchema, draftSchema, type DraftPath } from './drafts.schema.js';
import { brokenExamplesSchema, refreshedExamplesSchema, type RefreshedExamples } from './examples.schema.js';
import { ExamplesService } from './examples.service.js';

/** The examples of rules that a draft contradicts. */
@ApiTags('drafts')
@Controller('v1/drafts/:id/examples')
export class DraftExamplesController {
  constructor(private readonly examples: ExamplesService) {}

  @Get()
  @ApiOperation({
    operationId: 'listBrokenExamples',
    summary: 'Lists the examples of rules that a draft contradicts, why, and what each could be',
  })
  @ApiOkResponse({ description: 'The examples, by rule.', standardSchema: brokenExamplesSchema })
  async list(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, await this.examples.broken(id));
  }

  @Post('refresh')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'refreshExamples',
    summary: 'Brings examples that a draft contradicts up to date, as an edit of their rules',
  })
  @ApiOkResponse({ description: 'The draft as it is now.', standardSchema: draftSchema })
  async refresh(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: refreshedExamplesSchema }) question: RefreshedExamples,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'refreshExamples', id, question }, (asked, meant) =>
      this.examples.refresh(asked, meant, question),
    );
  }
}
