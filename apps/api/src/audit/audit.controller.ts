import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { AuditLog } from './audit-log.store.js';
import { auditHeadSchema, auditPageSchema, auditQuerySchema, type AuditQuery } from './audit.schema.js';

const DEFAULT_PAGE_SIZE = 100;

@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Get()
  @ApiOperation({ operationId: 'listAudit', summary: 'Tells who did what, oldest first' })
  @ApiOkResponse({ description: 'A page of the list.', standardSchema: auditPageSchema })
  async list(
    @Query({ schema: auditQuerySchema }) { after = '0', pageSize = DEFAULT_PAGE_SIZE, ...filter }: AuditQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.audit.read({ ...filter, after: Number(after), limit: pageSize + 1 });
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    const page = { items, ...(last ? { nextAfter: String(last.sequence) } : {}) };
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
