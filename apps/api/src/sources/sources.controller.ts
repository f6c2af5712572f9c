import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { jsonRepresentation, requireAcceptable, sendRepresentation } from '../server/representation.js';
import { askedBy, sendAnswered, versionMeant } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { TakesIfMatch } from '../writes/takes-if-match.js';
import { FeedingService } from './feeding.service.js';
import {
  catalogQuerySchema,
  knownRevisionListSchema,
  knownSourceListSchema,
  knownSourceSchema,
  newRevisionSchema,
  newRevisionsSchema,
  newSourceSchema,
  revisionPathSchema,
  sourceCorrectionSchema,
  sourcePathSchema,
  takenSchema,
  type CatalogQuery,
  type NewRevisionBody,
  type NewRevisionsBody,
  type NewSource,
  type RevisionPath,
  type SourceCorrection,
  type SourcePath,
} from './sources.schema.js';
import { etagOfSource, SourcesService } from './sources.service.js';

const taken = { description: 'What was new, and what it did to the facts.', standardSchema: takenSchema };
const known = { description: 'Nothing was new.', standardSchema: takenSchema };

@ApiTags('sources')
@Controller('v1/sources')
export class SourcesController {
  constructor(
    private readonly sources: SourcesService,
    private readonly feeding: FeedingService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listKnownSources', summary: 'Lists the sources, released and registered' })
  @ApiOkResponse({ description: 'The sources, by id.', standardSchema: knownSourceListSchema })
  async list(
    @Query({ schema: catalogQuerySchema }) { catalog }: CatalogQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendKept(request, reply, await this.sources.list(catalog));
  }

  @Post()
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({ operationId: 'registerSource', summary: 'Registers a document' })
  @ApiCreatedResponse({ description: 'The source.', standardSchema: knownSourceSchema })
  async register(
    @Body({ schema: newSourceSchema }) source: NewSource,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.sources.register(askedBy(request, 'registerSource', source), source));
  }

  @Post('revisions')
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({ operationId: 'addSourceRevisions', summary: 'Takes texts of several sources that arrived together' })
  @ApiCreatedResponse(taken)
  @ApiOkResponse(known)
  async addAll(
    @Body({ schema: newRevisionsSchema }) batch: NewRevisionsBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { catalog = DEFAULT_CATALOG, revisions } = batch;
    const asked = askedBy(request, 'addSourceRevisions', batch);
    sendAnswered(reply, await this.feeding.feed(asked, { catalog, revisions }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getKnownSource', summary: 'Gives a source with its newest revision' })
  @ApiOkResponse({ description: 'The source.', standardSchema: knownSourceSchema })
  async read(
    @Param({ schema: sourcePathSchema }) { id }: SourcePath,
    @Query({ schema: catalogQuerySchema }) { catalog }: CatalogQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const source = await this.sources.read(catalog, id);
    sendKept(request, reply, source, etagOfSource(source));
  }

  @Patch(':id')
  @TakesDryRun()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'correctSource', summary: 'Corrects a registered source that is in no release yet' })
  @ApiOkResponse({ description: 'The source as it is now.', standardSchema: knownSourceSchema })
  async correct(
    @Param({ schema: sourcePathSchema }) { id }: SourcePath,
    @Body({ schema: sourceCorrectionSchema }) { catalog, ...patch }: SourceCorrection,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const meant = { id, catalog, etag: versionMeant(request) };
    const asked = askedBy(request, 'correctSource', { ...meant, patch });
    sendAnswered(reply, await this.sources.correct(asked, meant, patch));
  }

  @Get(':id/revisions')
  @ApiOperation({ operationId: 'listSourceRevisions', summary: 'Lists the revisions of a source, newest last' })
  @ApiOkResponse({ description: 'The revisions.', standardSchema: knownRevisionListSchema })
  async revisions(
    @Param({ schema: sourcePathSchema }) { id }: SourcePath,
    @Query({ schema: catalogQuerySchema }) { catalog }: CatalogQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendKept(request, reply, await this.sources.revisions(catalog, id));
  }

  @Get(':id/revisions/:revision/text')
  @ApiOperation({
    operationId: 'getSourceRevisionText',
    summary: 'Gives the text of a revision, also of one that is in no release yet',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The text.', content: { 'text/plain': { schema: { type: 'string' } } } })
  async text(
    @Param({ schema: revisionPathSchema }) { id, revision }: RevisionPath,
    @Query({ schema: catalogQuerySchema }) { catalog }: CatalogQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireAcceptable(request, 'text/plain');
    const { text, sha256 } = await this.sources.text(catalog, id, revision);
    const bytes = Buffer.from(text);
    const mediaType = 'text/plain; charset=utf-8';
    sendRepresentation(request, reply, { bytes, mediaType, etag: sha256, tier: 'none', vary: 'accept' });
  }

  @Post(':id/revisions')
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({ operationId: 'addSourceRevision', summary: 'Takes a new text of a source' })
  @ApiCreatedResponse(taken)
  @ApiOkResponse(known)
  async add(
    @Param({ schema: sourcePathSchema }) { id }: SourcePath,
    @Body({ schema: newRevisionSchema }) body: NewRevisionBody,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { catalog = DEFAULT_CATALOG, text, retrievedAt } = body;
    const asked = askedBy(request, 'addSourceRevision', { id, body });
    sendAnswered(reply, await this.feeding.feed(asked, { catalog, revisions: [{ source: id, text, retrievedAt }] }));
  }
}

/** Answers with what only those may read who may edit; `etag` is what If-Match takes, where that is not of the answer alone. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, body: unknown, etag?: string): void {
  const told = jsonRepresentation(request, canonicalJson(body), 'none');
  sendRepresentation(request, reply, etag === undefined ? told : { ...told, etag });
}
