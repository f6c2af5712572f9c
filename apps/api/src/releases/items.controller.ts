import { Controller, Get, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  cacheControl,
  jsonRepresentation,
  requireAcceptable,
  sendRepresentation,
  type CacheTier,
} from '../server/representation.js';
import { browsed, pageSchemaOf, querySchemaOf, type Browsed, type ItemQuery } from './item-schemas.js';
import { ItemsService } from './items.service.js';
import { isPinned, tierOf } from './release-ref.js';
import {
  itemPathSchema,
  releasePathSchema,
  textPathSchema,
  type ItemPath,
  type ReleasePath,
  type TextPath,
} from './releases.schema.js';

const pascal = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** The two routes of one kind of item: its list and one item. */
function itemsController(plural: Browsed): Type {
  const { one, schema } = browsed[plural];

  @ApiTags(plural)
  @Controller(`v1/catalogs/:catalog/releases/:ref/${plural}`)
  class ItemsController {
    constructor(readonly items: ItemsService) {}

    @Get()
    @ApiOperation({ operationId: `list${pascal(plural)}`, summary: `Lists the ${plural} of a release, sorted by id` })
    @ApiOkResponse({ description: 'A page of the list.', standardSchema: pageSchemaOf(plural) })
    list(
      @Param({ schema: releasePathSchema }) path: ReleasePath,
      @Query({ schema: querySchemaOf(plural) }) query: ItemQuery,
      @Req() request: FastifyRequest,
      @Res() reply: FastifyReply,
    ): void {
      const page = this.items.list({ ...path, plural }, query);
      // What is stale depends on the day, also in a release that never changes.
      const tier: CacheTier = isPinned(path.ref) && query.stale === undefined ? 'pinned' : 'current';
      sendRepresentation(request, reply, jsonRepresentation(request, canonicalJson(page), tier));
    }

    @Get(':id')
    @ApiOperation({ operationId: `get${pascal(one)}`, summary: `Gives one ${one} of a release` })
    @ApiOkResponse({ description: `The ${one}.`, standardSchema: schema })
    get(
      @Param({ schema: itemPathSchema }) path: ItemPath,
      @Req() request: FastifyRequest,
      @Res() reply: FastifyReply,
    ): void {
      const found = this.items.get({ ...path, plural }, path.id);
      const tier = tierOf(path.ref);
      if ('movedTo' in found)
        return redirect(reply, `${path.catalog}/releases/${path.ref}/${plural}/${found.movedTo}`, tier);
      sendRepresentation(request, reply, jsonRepresentation(request, canonicalJson(found.item), tier));
    }
  }

  if (plural === 'options') tellMoves(ItemsController);
  Object.defineProperty(ItemsController, 'name', { value: `${pascal(plural)}Controller` });
  return ItemsController;
}

function redirect(reply: FastifyReply, path: string, tier: CacheTier): void {
  const location = `/v1/catalogs/${path.split('/').map(encodeURIComponent).join('/')}`;
  void reply.header('cache-control', cacheControl[tier]).redirect(location, 301);
}

/** Only options move. */
function tellMoves(controller: Type): void {
  const get = Object.getOwnPropertyDescriptor(controller.prototype, 'get');
  if (!get) return;
  const headers = { Location: { description: 'The option it became.', schema: { type: 'string' } } } as const;
  ApiResponse({ status: 301, description: 'The option has a new id.', headers })(controller.prototype, 'get', get);
}

export const itemControllers: readonly Type[] = (Object.keys(browsed) as Browsed[]).map(itemsController);

@ApiTags('sources')
@Controller('v1/catalogs/:catalog/releases/:ref/sources/:id/revisions')
export class SourceTextController {
  constructor(private readonly items: ItemsService) {}

  @Get(':revision/text')
  @ApiOperation({ operationId: 'getSourceText', summary: 'Gives the stored text of a source at one revision' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The text.', content: { 'text/plain': { schema: { type: 'string' } } } })
  read(
    @Param({ schema: textPathSchema }) path: TextPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    requireAcceptable(request, 'text/plain');
    const { text, sha256 } = this.items.text(path, path.id, path.revision);
    const representation = {
      bytes: Buffer.from(text),
      mediaType: 'text/plain; charset=utf-8',
      vary: 'accept',
    } as const;
    sendRepresentation(request, reply, { ...representation, etag: sha256, tier: tierOf(path.ref) });
  }
}
