import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { askedBy, sendAnswered } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  newWebhookSchema,
  rotationSchema,
  secretWebhookSchema,
  webhookChangeSchema,
  webhookListSchema,
  webhookPathSchema,
  webhookSchema,
  type NewWebhook,
  type Rotation,
  type WebhookChangeAsked,
  type WebhookPath,
} from './webhooks.schema.js';
import { WebhooksService } from './webhooks.service.js';

const described = { description: 'The webhook as it is now.', standardSchema: webhookSchema };
const withSecret = { description: 'The webhook, with its secret.', standardSchema: secretWebhookSchema };

@ApiTags('webhooks')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: 'Lists the webhooks, oldest first' })
  @ApiOkResponse({ description: 'The webhooks, without those that were deleted.', standardSchema: webhookListSchema })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    sendRead(request, reply, await this.deliveries.list());
  }

  @Post()
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({
    operationId: 'createWebhook',
    summary: 'Has events sent to an address, and shows the secret once',
    description:
      'Messages follow Standard Webhooks 1.0.0: at least once each, in no promised order, with the same `webhook-id` at every attempt.',
  })
  @ApiCreatedResponse(withSecret)
  async create(
    @Body({ schema: newWebhookSchema }) question: NewWebhook,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.webhooks.create(askedBy(request, 'createWebhook', question), question));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getWebhook', summary: 'Gives a webhook, also one that was deleted' })
  @ApiOkResponse(described)
  async read(
    @Param({ schema: webhookPathSchema }) { id }: WebhookPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendRead(request, reply, await this.deliveries.read(id));
  }

  @Patch(':id')
  @TakesDryRun()
  @ApiOperation({ operationId: 'updateWebhook', summary: 'Changes, pauses or resumes a webhook' })
  @ApiOkResponse(described)
  async update(
    @Param({ schema: webhookPathSchema }) { id }: WebhookPath,
    @Body({ schema: webhookChangeSchema }) question: WebhookChangeAsked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedBy(request, 'updateWebhook', { id, question });
    sendAnswered(reply, await this.webhooks.update(asked, id, question));
  }

  @Delete(':id')
  @HttpCode(200)
  @TakesDryRun()
  @ApiOperation({ operationId: 'deleteWebhook', summary: 'Deletes a webhook for good; what it was sent stays' })
  @ApiOkResponse(described)
  async remove(
    @Param({ schema: webhookPathSchema }) { id }: WebhookPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.webhooks.remove(askedBy(request, 'deleteWebhook', { id }), id));
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @TakesDryRun()
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Gives a webhook another secret, and shows it once',
    description: 'Messages are signed with both for a while, so that the receiver can change over.',
  })
  @ApiOkResponse(withSecret)
  async rotate(
    @Param({ schema: webhookPathSchema }) { id }: WebhookPath,
    @Body({ schema: rotationSchema }) question: Rotation,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedBy(request, 'rotateWebhookSecret', { id, question });
    sendAnswered(reply, await this.webhooks.rotate(asked, id, question));
  }
}

function sendRead(request: FastifyRequest, reply: FastifyReply, body: object): void {
  sendRepresentation(request, reply, jsonRepresentation(request, canonicalJson(body), 'none'));
}
