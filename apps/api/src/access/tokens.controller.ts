import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { askedBy, sendAnswered } from '../writes/ask-write.js';
import { TakesDryRun } from '../writes/takes-dry-run.js';
import { callerOf } from './request-caller.js';
import {
  callerSchema,
  createdTokenSchema,
  newTokenSchema,
  tokenListSchema,
  tokenPathSchema,
  tokenSchema,
  type NewTokenQuestion,
  type TokenPath,
} from './tokens.schema.js';
import { TokensService } from './tokens.service.js';

@ApiTags('access')
@Controller('v1')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get('caller')
  @ApiOperation({ operationId: 'getCaller', summary: 'Tells who asks, and with which roles' })
  @ApiOkResponse({ description: 'Who asks.', standardSchema: callerSchema })
  caller(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    sendRepresentation(request, reply, jsonRepresentation(request, canonicalJson(callerOf(request)), 'none'));
  }

  @Get('tokens')
  @ApiOperation({ operationId: 'listTokens', summary: 'Lists the tokens, without their texts' })
  @ApiOkResponse({ description: 'The tokens, oldest first.', standardSchema: tokenListSchema })
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = canonicalJson(await this.tokens.list());
    sendRepresentation(request, reply, jsonRepresentation(request, text, 'none'));
  }

  @Post('tokens')
  @HttpCode(201)
  @TakesDryRun()
  @ApiOperation({ operationId: 'createToken', summary: 'Makes a token, and shows it once' })
  @ApiCreatedResponse({ description: 'The token.', standardSchema: createdTokenSchema })
  async create(
    @Body({ schema: newTokenSchema }) question: NewTokenQuestion,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.tokens.create(askedBy(request, 'createToken', question), question));
  }

  @Delete('tokens/:id')
  @HttpCode(200)
  @TakesDryRun()
  @ApiOperation({ operationId: 'revokeToken', summary: 'Takes a token back, at once and for good' })
  @ApiOkResponse({ description: 'The token as it is now.', standardSchema: tokenSchema })
  async revoke(
    @Param({ schema: tokenPathSchema }) { id }: TokenPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswered(reply, await this.tokens.revoke(askedBy(request, 'revokeToken', { id }), id));
  }
}
