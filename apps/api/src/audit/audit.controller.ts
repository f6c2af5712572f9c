import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { AuditLog } from './audit-log.store.js';
import { auditPage } from './audit-page.js';
import { auditHeadSchema, auditPageSchema, auditQuerySchema, type AuditQuery } from './audit.schema.js';

@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Get()
  @ApiOperation({ operationId: 'listAudit', summary: 'Tells who did what, oldest first' })
  @ApiOkResponse({ description: 'A page of the list.', standardSchema: auditPageSchema })
  async list(
    @Query({ schema: auditQuerySchema }) query: AuditQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await auditPage(this.audit, query);
    sendRepresentation(request, reply, jsonRepresentation(request, canonicalJson(page), 'none'));
  }

  @Get('head')
  @ApiOperation({
    operationId: 'getAuditHead',
    summary: 'Gives the newest place of the audit chain, to be kept elsewhere',
  })
  @ApiOkResponse({ description: 'The head of the chain.', standardSchema: auditHeadSchema })
  async head(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = canonicalJson(await this.audit.head());
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'none'));
  }
}
