import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { draftSchema } from '../drafts/drafts.schema.js';
import { askedBy, sendAnswered, versionMeant } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { TakesIfMatch } from '../writes/takes-if-match.js';
import { DriftsService } from './drifts.service.js';
import { sendKept } from './sources.controller.js';
import {
  acceptanceSchema,
  driftListQuerySchema,
  driftPageSchema,
  driftPathSchema,
  driftSchema,
  proposalPathSchema,
  type AcceptanceBody,
  type DriftListQuery,
  type DriftPath,
  type ProposalPath,
} from './sources.schema.js';

@ApiTags('sources')
@Controller('v1')
export class DriftsController {
  constructor(private readonly drifts: DriftsService) {}

  @Get('drifts')
  @ApiOperation({ operationId: 'listDrifts', summary: 'Lists what batches of revisions did, newest first' })
  @ApiOkResponse({ description: 'A page of the list.', standardSchema: driftPageSchema })
  async list(
    @Query({ schema: driftListQuerySchema }) query: DriftListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendKept(request, reply, await this.drifts.list(query));
  }

  @Get('drifts/:id')
  @ApiOperation({
    operationId: 'getDrift',
    summary: 'Gives what a batch did, by citation, fact, candidate and proposal',
  })
  @ApiOkResponse({ description: 'The drift.', standardSchema: driftSchema })
  async read(
    @Param({ schema: driftPathSchema }) { id }: DriftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendKept(request, reply, await this.drifts.read(id));
  }

  @Post('drifts/:id/draft')
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({ operationId: 'draftDrift', summary: 'Opens the draft of a drift that has none' })
  @ApiCreatedResponse({ description: 'The draft.', standardSchema: draftSchema })
  async draft(
    @Param({ schema: driftPathSchema }) { id }: DriftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.drifts.draft(askedBy(request, 'draftDrift', { id }), id));
  }

  @Post('drafts/:id/proposals/:fact/accept')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'acceptProposal', summary: 'Makes an edit of what a drift proposes for a fact' })
  @ApiOkResponse({ description: 'The draft as it is now.', standardSchema: draftSchema })
  async accept(
    @Param({ schema: proposalPathSchema }) { id, fact }: ProposalPath,
    @Body({ schema: acceptanceSchema }) acceptance: AcceptanceBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const meant = { id, etag: versionMeant(request) };
    const asked = askedBy(request, 'acceptProposal', { ...meant, question: { fact, acceptance } });
    sendAnswered(
      reply,
      await this.drifts.accept({ ...asked, operation: 'acceptProposal' }, meant, { fact, acceptance }),
    );
  }
}
