import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { diffAnswerSchema, releaseHeaderSchema } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedBy, sendAnswered } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { TakesIfMatch } from '../writes/takes-if-match.js';
import { sendRead, writeDraft } from './draft-exchange.js';
import { DraftViews } from './draft-views.js';
import { DraftsService } from './drafts.service.js';
import {
  commentSchema,
  draftItemPathSchema,
  draftItemSchema,
  draftListQuerySchema,
  draftPageSchema,
  draftPathSchema,
  draftSchema,
  draftToldSchema,
  editsSchema,
  itemPatchSchema,
  newDraftSchema,
  reasonSchema,
  type DraftItemPath,
  type DraftListQuery,
  type DraftPath,
  type DraftTold,
  type Edits,
  type ItemPatch,
  type NewDraft,
  type Reason,
  type ReviewComment,
} from './drafts.schema.js';
import { PublishingService } from './publishing.service.js';
import { ReviewsService } from './reviews.service.js';

const described = { description: 'The draft as it is now.', standardSchema: draftSchema };

@ApiTags('drafts')
@Controller('v1/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly views: DraftViews,
    private readonly reviews: ReviewsService,
    private readonly publishing: PublishingService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listDrafts', summary: 'Lists the drafts, oldest first' })
  @ApiOkResponse({ description: 'A page of the list.', standardSchema: draftPageSchema })
  async list(
    @Query({ schema: draftListQuerySchema }) query: DraftListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, { body: await this.views.list(query) });
  }

  @Post()
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({ operationId: 'createDraft', summary: 'Opens a draft of the next release' })
  @ApiCreatedResponse({ description: 'The draft.', standardSchema: draftSchema })
  async create(
    @Body({ schema: newDraftSchema }) draft: NewDraft,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.drafts.create(askedBy(request, 'createDraft', draft), draft));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getDraft', summary: 'Gives a draft, with what stands in the way of publishing it' })
  @ApiOkResponse(described)
  async read(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, await this.views.read(id));
  }

  @Get(':id/diff')
  @ApiOperation({ operationId: 'diffDraft', summary: 'Gives the graded changes of a draft against its base' })
  @ApiOkResponse({ description: 'The changes, sorted by kind and id.', standardSchema: diffAnswerSchema })
  async diff(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, { body: await this.views.diff(id) });
  }

  @Get(':id/items/:kind/:key')
  @ApiOperation({ operationId: 'getDraftItem', summary: 'Gives one item as it stands in a draft' })
  @ApiOkResponse({ description: 'The item.', standardSchema: draftItemSchema })
  async item(
    @Param({ schema: draftItemPathSchema }) { id, kind, key }: DraftItemPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, await this.views.item(id, kind, key));
  }

  @Patch(':id/items/:kind/:key')
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'patchDraftItem', summary: 'Edits one item by a JSON Merge Patch, or adds it' })
  @ApiOkResponse(described)
  async patch(
    @Param({ schema: draftItemPathSchema }) { id, kind, key }: DraftItemPath,
    @Body({ schema: itemPatchSchema }) patch: ItemPatch,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const edits = [{ kind, id: key, patch }];
    await writeDraft(
      request,
      reply,
      { operation: 'patchDraftItem', id, question: { kind, key, patch } },
      (asked, meant) => this.drafts.edit(asked, meant, edits),
    );
  }

  @Delete(':id/items/:kind/:key')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'removeDraftItem', summary: 'Takes one item out of a draft' })
  @ApiOkResponse(described)
  async remove(
    @Param({ schema: draftItemPathSchema }) { id, kind, key }: DraftItemPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const edits = [{ kind, id: key, patch: null }];
    await writeDraft(request, reply, { operation: 'removeDraftItem', id, question: { kind, key } }, (asked, meant) =>
      this.drafts.edit(asked, meant, edits),
    );
  }

  @Post(':id/edits')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'editDraft', summary: 'Edits several items of a draft, all or none' })
  @ApiOkResponse(described)
  async edit(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: editsSchema }) question: Edits,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'editDraft', id, question }, (asked, meant) =>
      this.drafts.edit(asked, meant, question.edits),
    );
  }

  @Patch(':id')
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'tellDraft', summary: 'Changes the title and the notes of a draft' })
  @ApiOkResponse(described)
  async tell(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: draftToldSchema }) question: DraftTold,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'tellDraft', id, question }, (asked, meant) =>
      this.drafts.tell(asked, meant, question),
    );
  }

  @Post(':id/submit')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'submitDraft', summary: 'Hands a draft in for review' })
  @ApiOkResponse(described)
  async submit(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'submitDraft', id, question: {} }, (asked, meant) =>
      this.reviews.submit(asked, meant),
    );
  }

  @Post(':id/approve')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'approveDraft', summary: 'Approves exactly what a draft holds now' })
  @ApiOkResponse(described)
  async approve(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: commentSchema }) question: ReviewComment,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'approveDraft', id, question }, (asked, meant) =>
      this.reviews.approve(asked, meant, question.comment),
    );
  }

  @Post(':id/reject')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'rejectDraft', summary: 'Rejects a draft, for good' })
  @ApiOkResponse(described)
  async reject(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: reasonSchema }) question: Reason,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'rejectDraft', id, question }, (asked, meant) =>
      this.reviews.reject(asked, meant, question.reason),
    );
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'withdrawDraft', summary: 'Withdraws a draft, for good' })
  @ApiOkResponse(described)
  async withdraw(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Body({ schema: commentSchema }) question: ReviewComment,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'withdrawDraft', id, question }, (asked, meant) =>
      this.reviews.withdraw(asked, meant, question.comment),
    );
  }

  @Post(':id/publish')
  @HttpCode(201)
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({
    operationId: 'publishDraft',
    summary: 'Makes an approved draft the next release, and the current one',
  })
  @ApiCreatedResponse({ description: 'The release.', standardSchema: releaseHeaderSchema })
  async publish(
    @Param({ schema: draftPathSchema }) { id }: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await writeDraft(request, reply, { operation: 'publishDraft', id, question: {} }, (asked, meant) =>
      this.publishing.publish(asked, meant),
    );
  }
}
