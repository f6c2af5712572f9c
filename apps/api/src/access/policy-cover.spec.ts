import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { ApiOperation } from '@nestjs/swagger';
import { describe, expect, it } from 'vitest';
import { PolicyCover } from './policy-cover.js';

@Controller('covered')
class CoveredController {
  @Get()
  @ApiOperation({ operationId: 'getLiveness' })
  read(): void {}

  notRouted(): void {}
}

@Controller('nobody')
class ForgottenController {
  @Get()
  @ApiOperation({ operationId: 'readWhatNobodyThoughtOf' })
  read(): void {}
}

@Controller('nameless')
class NamelessController {
  @Get()
  read(): void {}
}

@Controller('inherited')
class NamedAsWhatObjectsHaveController {
  @Get()
  @ApiOperation({ operationId: 'constructor' })
  read(): void {}
}

@Resolver()
class CoveredResolver {
  @Query('compare')
  compare(): void {}
}

@Resolver()
class ForgottenResolver {
  @Mutation('dropEverything')
  drop(): void {}

  @Query()
  peek(): void {}
}

async function boot(controllers: readonly (new () => object)[], resolvers: readonly (new () => object)[] = []) {
  @Module({ imports: [DiscoveryModule], controllers: [...controllers], providers: [PolicyCover, ...resolvers] })
  class TestModule {}
  const app = await NestFactory.create(TestModule, new FastifyAdapter(), { logger: false, abortOnError: false });
  try {
    await app.init();
  } finally {
    await app.close();
  }
}

describe('the boot', () => {
  it('goes on where every route and root field has a row', async () => {
    await expect(boot([CoveredController], [CoveredResolver])).resolves.toBeUndefined();
  });

  it.each([
    ['a route without a row', [ForgottenController], [], 'readWhatNobodyThoughtOf'],
    ['a route without an operation', [NamelessController], [], 'NamelessController.read'],
    ['a route named as what every object has', [NamedAsWhatObjectsHaveController], [], 'constructor'],
    ['root fields without a row', [], [ForgottenResolver], 'Mutation.dropEverything, Query.peek'],
  ])('stops at %s, and names it', async (_what, controllers, resolvers, named) => {
    await expect(boot([CoveredController, ...controllers], [CoveredResolver, ...resolvers])).rejects.toThrow(
      `no policy for ${named}`,
    );
  });
});
