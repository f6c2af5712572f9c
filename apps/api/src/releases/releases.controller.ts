import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson, diffAnswerSchema, releaseHeaderSchema } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { tierOf } from './release-ref.js';
import {
  catalogListSchema,
  catalogPathSchema,
  catalogSchema,
  diffQuerySchema,
  releaseListQuerySchema,
  releasePageSchema,
  releasePathSchema,
  snapshotAnswerSchema,
  type CatalogPath,
  type DiffQuery,
  type ReleaseListQuery,
  type ReleasePath,
} from './releases.schema.js';
import { ReleasesService } from './releases.service.js';

@ApiTags('releases')
@Controller('v1/catalogs')
export class ReleasesController {
  constructor(private readonly releases: ReleasesService) {}

  @Get()
  @ApiOperation({ operationId: 'listCatalogs', summary: 'Lists the catalogs' })
  @ApiOkResponse({ description: 'The catalogs, sorted by id.', standardSchema: catalogListSchema })
  catalogs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const text = canonicalJson({ items: this.releases.catalogs() });
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'current'));
  }

  @Get(':catalog')
  @ApiOperation({ operationId: 'getCatalog', summary: 'Gives one catalog' })
  @ApiOkResponse({ description: 'The catalog.', standardSchema: catalogSchema })
  catalog(
    @Param({ schema: catalogPathSchema }) path: CatalogPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const text = canonicalJson(this.releases.catalog(path.catalog));
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'current'));
  }

  @Get(':catalog/releases')
  @ApiOperation({ operationId: 'listReleases', summary: 'Lists the releases of a catalog, oldest first' })
  @ApiOkResponse({ description: 'A page of the list.', standardSchema: releasePageSchema })
  list(
    @Param({ schema: catalogPathSchema }) path: CatalogPath,
    @Query({ schema: releaseListQuerySchema }) query: ReleaseListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const text = canonicalJson(this.releases.list(path.catalog, query));
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'current'));
  }

  @Get(':catalog/releases/:ref')
  @ApiOperation({ operationId: 'getRelease', summary: 'Gives the header of a release' })
  @ApiOkResponse({ description: 'The release.', standardSchema: releaseHeaderSchema })
  header(
    @Param({ schema: releasePathSchema }) path: ReleasePath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const text = canonicalJson(this.releases.header(path.catalog, path.ref));
    sendRepresentation(request, reply, jsonRepresentation(request, text, tierOf(path.ref)));
  }

  @Get(':catalog/releases/:ref/snapshot')
  @ApiOperation({ operationId: 'getSnapshot', summary: 'Gives a release in one canonical JSON document' })
  @ApiOkResponse({
    description: 'The release, with its content as it was published.',
    standardSchema: snapshotAnswerSchema,
  })
  snapshot(
    @Param({ schema: releasePathSchema }) path: ReleasePath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const text = this.releases.snapshot(path.catalog, path.ref);
    sendRepresentation(request, reply, jsonRepresentation(request, text, tierOf(path.ref)));
  }

  @Get(':catalog/diff')
  @ApiOperation({ operationId: 'diffReleases', summary: 'Gives the graded changes between two releases' })
  @ApiOkResponse({ description: 'The changes, sorted by kind and id.', standardSchema: diffAnswerSchema })
  diff(
    @Param({ schema: catalogPathSchema }) path: CatalogPath,
    @Query({ schema: diffQuerySchema }) query: DiffQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const text = canonicalJson(this.releases.diff(path.catalog, query));
    sendRepresentation(request, reply, jsonRepresentation(request, text, tierOf(query.from, query.to)));
  }
}
