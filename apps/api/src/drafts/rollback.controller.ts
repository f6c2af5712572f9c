import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson, releaseHeaderSchema } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  catalogPathSchema,
  releasePathSchema,
  type CatalogPath,
  type ReleasePath,
} from '../releases/releases.schema.js';
import { tierOf } from '../releases/release-ref.js';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { askedBy, sendAnswered } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { auditHeadSchema, rollbackSchema, type Rollback } from './drafts.schema.js';
import { ReleaseAudits } from './release-audit.js';
import { RollbackService } from './rollback.service.js';

/** What is done with releases once they are published. */
@ApiTags('releases')
@Controller('v1/catalogs')
export class RollbackController {
  constructor(
    private readonly rollbacks: RollbackService,
    private readonly audits: ReleaseAudits,
  ) {}

  @Post(':catalog/rollback')
  @HttpCode(200)
  @TakesDryRun()
  @ApiOperation({
    operationId: 'rollBackCatalog',
    summary: 'Makes another release the current one: an earlier one, or a later one again',
  })
  @ApiOkResponse({ description: 'The release that is current now.', standardSchema: releaseHeaderSchema })
  async rollBack(
    @Param({ schema: catalogPathSchema }) { catalog }: CatalogPath,
    @Body({ schema: rollbackSchema }) question: Rollback,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedBy(request, 'rollBackCatalog', { catalog, ...question });
    sendAnswered(reply, await this.rollbacks.rollBack(asked, catalog, question));
  }

  @Get(':catalog/releases/:ref/audit')
  @ApiOperation({
    operationId: 'getReleaseAudit',
    summary: 'Gives the head of the audit that was published with a release',
    description:
      'Whoever keeps it can have it checked later that nothing of the audit before it was changed or cut off.',
  })
  @ApiOkResponse({ description: 'Where the audit stood.', standardSchema: auditHeadSchema })
  async audit(
    @Param({ schema: releasePathSchema }) { catalog, ref }: ReleasePath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = canonicalJson(await this.audits.read(catalog, ref));
    sendRepresentation(request, reply, jsonRepresentation(request, text, tierOf(ref)));
  }
}
