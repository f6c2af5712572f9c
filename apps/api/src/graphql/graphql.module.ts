import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { callerOf } from '../access/request-caller.js';
import type { Config } from '../config/config.js';
import { CatalogResolver, CatalogsResolver, kindResolvers } from './browse.resolver.js';
import { failurePlugin, formatError, headersPlugin, type GraphqlContext } from './failures.js';
import { checkPlugin } from './check-plugin.js';
import { limitRules, parseLimits } from './limits.js';
import { GRAPHQL_PATH } from './graphql-path.js';
import { FactResolver, OptionResolver } from './links.resolver.js';
import { DraftOutcomesResolver } from './draft-outcomes.resolver.js';
import { DraftReadsResolver, DraftResolver } from './draft-reads.resolver.js';
import { DraftWritesResolver } from './draft-writes.resolver.js';
import { EventsResolver } from './events.resolver.js';
import { OperatingReadsResolver } from './operating-reads.resolver.js';
import { OperatingWritesResolver } from './operating-writes.resolver.js';
import { ReleaseFeed } from './release-feed.js';
import { RequestIds } from './request-ids.js';
import { ReviewWritesResolver } from './review-writes.resolver.js';
import { jsonScalar, safeIntScalar } from './scalars.js';
import { writeSchema } from './schema-text.js';
import type { UnionKey } from './sdl.types.js';
import { KnownSourceResolver, SourceReadsResolver } from './source-reads.resolver.js';
import { SourceWritesResolver } from './source-writes.resolver.js';
import { SubscriptionsResolver } from './subscriptions.resolver.js';
import { documentGate, trustPlugin } from './trusted-documents.js';
import { VerbsResolver } from './verbs.resolver.js';

/** Apollo would close the whole HTTP server by itself, before the service says that it drains: `Drain` does that for every door. */
class DrainedDriver extends ApolloDriver {
  override stop(): Promise<void> {
    return Promise.resolve();
  }
}

/** A module that exports what resolvers ask. */
type Feature = DynamicModule | Type;

/** The GraphQL door over HTTP; `serveStreams` adds the subscriptions. */
@Module({})
export class GraphqlModule {
  static forRoot(config: Config, log: Logger, features: readonly Feature[]): DynamicModule {
    return {
      module: GraphqlModule,
      imports: [...features, GraphQLModule.forRoot<ApolloDriverConfig>(optionsOf(config, log))],
      providers: [
        CatalogsResolver,
        CatalogResolver,
        ...kindResolvers,
        FactResolver,
        OptionResolver,
        VerbsResolver,
        EventsResolver,
        DraftOutcomesResolver,
        DraftReadsResolver,
        DraftResolver,
        DraftWritesResolver,
        OperatingReadsResolver,
        OperatingWritesResolver,
        ReviewWritesResolver,
        KnownSourceResolver,
        SourceReadsResolver,
        SourceWritesResolver,
        SubscriptionsResolver,
        ReleaseFeed,
        RequestIds,
      ],
    };
  }
}

function optionsOf(config: Config, log: Logger): ApolloDriverConfig {
  const { sdl, unions } = writeSchema();
  return {
    driver: DrainedDriver,
    path: GRAPHQL_PATH,
    typeDefs: sdl,
    resolvers: { JSON: jsonScalar, SafeInt: safeIntScalar, ...unionResolvers(unions) },
    introspection: config.graphqlIntrospection,
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: !config.graphqlIntrospection,
    includeStacktraceInErrorResponses: false,
    parseOptions: parseLimits,
    validationRules: [...limitRules],
    plugins: [
      checkPlugin,
      failurePlugin(log),
      headersPlugin,
      trustPlugin(documentGate(config.graphqlTrustedDocuments)),
      // Wraps every field, to no use: the answers say nothing of caches.
      ApolloServerPluginCacheControlDisabled(),
      // They would send what is asked here to somebody else, if only the environment said so.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
    formatError,
    context: (request: FastifyRequest): GraphqlContext => ({ requestId: request.id, caller: callerOf(request) }),
  };
}

function unionResolvers(unions: ReadonlyMap<string, UnionKey>): Record<string, object> {
  return Object.fromEntries(
    [...unions].map(([name, { field, types }]) => [
      name,
      { __resolveType: (value: Readonly<Record<string, unknown>>) => types.get(value[field]) },
    ]),
  );
}
