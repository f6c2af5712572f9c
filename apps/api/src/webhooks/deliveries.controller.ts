import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { askedBy, sendAnswered } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { DeliveriesService } from './deliveries.service.js';
import {
  deliveryListQuerySchema,
  deliveryPageSchema,
  deliveryPathSchema,
  deliverySchema,
  webhookPathSchema,
  type DeliveryListQuery,
  type DeliveryPath,
  type WebhookPath,
} from './webhooks.schema.js';

const due = { description: 'The delivery, which is due at once.', standardSchema: deliverySchema };

@ApiTags('webhooks')
@Controller('v1/webhooks/:id')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get('deliveries')
  @ApiOperation({ operationId: 'listWebhookDeliveries', summary: 'Lists what a webhook was sent, newest first' })
  @ApiOkResponse({ description: 'A page of the list.', standardSchema: deliveryPageSchema })
  async list(
    @Param({ schema: webhookPathSchema }) { id }: WebhookPath,
    @Query({ schema: deliveryListQuerySchema }) query: DeliveryListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = canonicalJson(await this.deliveries.deliveries(id, query));
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'none'));
  }

  @Post('deliveries/:delivery/redeliver')
  @HttpCode(202)
  @TakesDryRun()
  @ApiOperation({ operationId: 'redeliverWebhook', summary: 'Has a message sent again, under the same id' })
  @ApiAcceptedResponse(due)
  async redeliver(
    @Param({ schema: deliveryPathSchema }) path: DeliveryPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedBy(request, 'redeliverWebhook', path);
    sendAnswered(reply, await this.deliveries.redeliver(asked, path.id, path.delivery));
  }

  @Post('test')
  @HttpCode(202)
  @TakesDryRun()
  @ApiOperation({ operationId: 'testWebhook', summary: 'Has a message of the type webhook.tested sent' })
  @ApiAcceptedResponse(due)
  async test(
    @Param({ schema: webhookPathSchema }) { id }: WebhookPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.deliveries.test(askedBy(request, 'testWebhook', { id }), id));
  }
}
