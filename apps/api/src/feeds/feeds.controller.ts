import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../evaluation/answer-form.js';
import { catalogPathSchema, type CatalogPath } from '../releases/releases.schema.js';
import { preferred } from '../server/accept.js';
import { etagOf, notAcceptable, sendRepresentation } from '../server/representation.js';
import { feedQuerySchema, type FeedQuery } from './feeds.schema.js';
import { FeedsService } from './feeds.service.js';

const ATOM = 'application/atom+xml';
const CALENDAR = 'text/calendar';
const text = { schema: { type: 'string' } } as const;

@ApiTags('feeds')
@Controller('v1/catalogs/:catalog')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Get('releases.atom')
  @ApiOperation({ operationId: 'getReleaseFeed', summary: 'Gives the newest releases as an Atom feed' })
  @ApiProduces(ATOM)
  @ApiOkResponse({ description: 'The feed, newest release first.', content: { [ATOM]: text } })
  releases(
    @Param({ schema: catalogPathSchema }) { catalog }: CatalogPath,
    @Query({ schema: feedQuerySchema }) { locale }: FeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const offered = [ATOM, 'application/xml', 'text/xml'];
    send(request, reply, { text: this.feeds.releases(catalog, localeOf(request, locale)), offered });
  }

  @Get('retirements.ics')
  @ApiOperation({
    operationId: 'getRetirementCalendar',
    summary: 'Gives the days on which options are retired or deprecated, as a calendar to subscribe to',
    description:
      'By the current release: what lies ahead, and a year back. What an earlier one told and this one does not is cancelled.',
  })
  @ApiProduces(CALENDAR)
  @ApiOkResponse({ description: 'The calendar, by day.', content: { [CALENDAR]: text } })
  async retirements(
    @Param({ schema: catalogPathSchema }) { catalog }: CatalogPath,
    @Query({ schema: feedQuerySchema }) { locale }: FeedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const calendar = await this.feeds.retirements(catalog, localeOf(request, locale));
    send(request, reply, { text: calendar, offered: [CALENDAR] });
  }
}

/** What is sent, and the media types it may be asked for by; the first is what it is. */
interface Sent {
  readonly text: string;
  readonly offered: readonly string[];
}

function send(request: FastifyRequest, reply: FastifyReply, { text: sent, offered }: Sent): void {
  if (preferred(request.headers.accept, offered) === undefined) throw notAcceptable(offered);
  const bytes = Buffer.from(sent);
  const mediaType = `${offered[0] ?? ''}; charset=utf-8`;
  const vary = 'accept, accept-language';
  sendRepresentation(request, reply, { bytes, mediaType, etag: etagOf(bytes), tier: 'current', vary });
}
