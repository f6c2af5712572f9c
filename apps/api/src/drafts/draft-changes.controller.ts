import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { TakesIfMatch } from '../writes/takes-if-match.js';
import { sendRead, writeDraft } from './draft-exchange.js';
import { DraftViews } from './draft-views.js';
import {
  draftItemsQuerySchema,
  draftItemsSchema,
  draftPathSchema,
  draftSchema,
  rebasePreviewSchema,
  rebaseSchema,
  scheduleSchema,
  type DraftItemsQuery,
  type DraftPath,
  type Rebase,
  type Schedule,
} from './drafts.schema.js';
import { impactQuerySchema, impactSchema, type ImpactQuery } from './impact.schema.js';
import { ImpactService } from './impact.service.js';
import { RebaseService } from './rebase.service.js';
import { ScheduleService } from './schedule.service.js';

const described = { description: 'The draft as it is now.', standardSchema: draftSchema };

/** What a draft comes to: its items, its impact, its rebase and its schedule. */
@ApiTags('drafts')
@Controller('v1/drafts')
export class DraftChangesController {
  constructor(
    private readonly views: DraftViews,
    private readonly impacts: ImpactService,
    private readonly rebases: RebaseService,
    private readonly schedules: ScheduleService,
  ) {}

  @Get(':id/items')
  @ApiOperation({ operationId: 'listDraftItems', summary: 'Lists what a draft holds, or what it changed' })
  @ApiOkResponse({ description: 'The items, by kind and id.', standardSchema: draftItemsSchema })
  async items(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Query({ schema: draftItemsQuerySchema }) query: DraftItemsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, await this.views.items(id, query));
  }

  @Get(':id/impact')
  @ApiOperation({
    operationId: 'getDraftImpact',
    summary: 'Tells what publishing a draft would come to',
    description:
      'Graded changes, saved questions that would be answered otherwise and because of what, example designs that would be judged otherwise, rules that read what changed, and cells. The same content on the same base and day gives the same bytes; what was submitted, approved or published is told as it was then.',
  })
  @ApiOkResponse({ description: 'The report.', standardSchema: impactSchema })
  async impact(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Query({ schema: impactQuerySchema }) { asOf }: ImpactQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRepresentation(request, reply, jsonRepresentation(request, await this.impacts.report(id, asOf), 'none'));
  }

  @Get(':id/rebase')
  @ApiOperation({ operationId: 'previewRebase', summary: 'Tells which values a rebase would ask about' })
  @ApiOkResponse({ description: 'The conflicts, with the three values of each.', standardSchema: rebasePreviewSchema })
  async preview(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, await this.rebases.preview(id));
  }

  @Post(':id/rebase')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'rebaseDraft', summary: 'Brings a draft onto the newest release' })
  @ApiOkResponse(described)
  async rebase(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: rebaseSchema }) question: Rebase,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'rebaseDraft', id, question }, (asked, meant) =>
      this.rebases.rebase(asked, meant, question.resolutions ?? []),
    );
  }

  @Post(':id/schedule')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'scheduleDraft', summary: 'Has an approved draft published at a time' })
  @ApiOkResponse(described)
  async schedule(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: scheduleSchema }) question: Schedule,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'scheduleDraft', id, question }, (asked, meant) =>
      this.schedules.schedule(asked, meant, new Date(question.at)),
    );
  }

  @Delete(':id/schedule')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'unscheduleDraft', summary: 'Takes the schedule of a draft off' })
  @ApiOkResponse(described)
  async unschedule(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'unscheduleDraft', id, question: {} }, (asked, meant) =>
      this.schedules.unschedule(asked, meant),
    );
  }
}
