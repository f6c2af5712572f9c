import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccessModule, type AccessParts } from './access/access.module.js';
import { AuditModule } from './audit/audit.module.js';
import { Clock } from './config/clock.js';
import { CONFIG, type Config } from './config/config.js';
import { AnswerCache } from './evaluation/answer-cache.js';
import type { BatchTally } from './evaluation/batch-tally.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { EvaluationModule } from './evaluation/evaluation.module.js';
import type { HotAnswers } from './evaluation/hot-answers.js';
import { EventsModule } from './events/events.module.js';
import type { EventLog } from './events/events.types.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { HealthModule } from './health/health.module.js';
import type { Metrics } from './health/metrics.js';
import type { Readiness } from './health/readiness.js';
import { HistoryModule } from './history/history.module.js';
import type { JobRunner } from './jobs/job-runner.js';
import { JobsModule } from './jobs/jobs.module.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { ProblemPagesController } from './problems/problem-pages.controller.js';
import { RouteTable } from './problems/route-table.js';
import { SchemaPipe } from './problems/schema.pipe.js';
import { ReleasesModule } from './releases/releases.module.js';
import type { ReleaseMemory } from './releases/releases.types.js';
import { Drain } from './server/drain.js';
import { SourcesModule } from './sources/sources.module.js';
import type { OpenStreams } from './server/open-streams.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WritesModule } from './writes/writes.module.js';

/** What the application is put together from. */
export interface Parts extends AccessParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly memory: ReleaseMemory;
  readonly events: EventLog;
  readonly streams: OpenStreams;
  readonly jobs: JobRunner;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly answers: AnswerCache;
  readonly hot: HotAnswers;
  readonly tally: BatchTally;
  readonly routes: RouteTable;
  readonly drain: Drain;
}

@Module({})
export class AppModule {
  static forRoot(parts: Parts): DynamicModule {
    const evaluation = EvaluationModule.forRoot(parts.answers, parts.hot, parts.tally);
    const drafts = DraftsModule.forRoot(parts.config.approvalsNeeded);
    const sources = SourcesModule.forRoot(parts.config, drafts);
    const webhooks = WebhooksModule.forRoot(parts);
    return {
      module: AppModule,
      global: true,
      imports: [
        AccessModule.forRoot(parts),
        JobsModule.forRoot(parts.jobs),
        HealthModule.forRoot(parts.readiness, parts.metrics),
        ReleasesModule.forRoot(parts.memory),
        evaluation,
        drafts,
        sources,
        HistoryModule,
        EventsModule.forRoot(parts.events, parts.streams),
        AuditModule,
        webhooks,
        FeedsModule,
        WritesModule,
        GraphqlModule.forRoot(parts.config, parts.log, [
          evaluation,
          HistoryModule,
          drafts,
          sources,
          AuditModule,
          webhooks,
        ]),
      ],
      controllers: [ProblemPagesController],
      providers: [
        { provide: CONFIG, useValue: parts.config },
        { provide: Clock, useValue: parts.clock },
        { provide: RouteTable, useValue: parts.routes },
        { provide: Drain, useValue: parts.drain },
        { provide: APP_FILTER, useValue: new ProblemFilter(parts.routes, parts.log) },
        { provide: APP_PIPE, useClass: SchemaPipe },
      ],
      exports: [CONFIG, Clock],
    };
  }
}
