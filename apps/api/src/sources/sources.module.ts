import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import { Postgres } from '../database/postgres.js';
import { DraftsService } from '../drafts/drafts.service.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { Comparer } from './comparer.js';
import { DriftsController } from './drifts.controller.js';
import { DriftsService } from './drifts.service.js';
import { DriftsWorld } from './drifts-world.js';
import { FeedingService } from './feeding.service.js';
import { FeedingWorld } from './feeding-world.js';
import { SourceStore } from './source.store.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

@Module({})
export class SourcesModule {
  /** `drafts` is the module that the drafts are opened in. */
  static forRoot(
    { comparisonTimeoutMs, driftAlarmShare }: Pick<Config, 'comparisonTimeoutMs' | 'driftAlarmShare'>,
    drafts: DynamicModule,
  ): DynamicModule {
    return {
      module: SourcesModule,
      imports: [drafts],
      // The addresses of drifts come before those of sources, whose ids they would be.
      controllers: [DriftsController, SourcesController],
      providers: [
        { provide: SourceStore, useFactory: (postgres: Postgres) => new SourceStore(postgres), inject: [Postgres] },
        {
          provide: FeedingWorld,
          useFactory: (drafts: DraftsService, clock: Clock) =>
            new FeedingWorld(drafts, new Comparer(comparisonTimeoutMs), clock, driftAlarmShare),
          inject: [DraftsService, Clock],
        },
        {
          provide: DriftsWorld,
          useFactory: (memory: ReleaseMemory, clock: Clock) => new DriftsWorld(memory, clock),
          inject: [ReleaseMemory, Clock],
        },
        SourcesService,
        FeedingService,
        DriftsService,
      ],
      exports: [SourcesService, FeedingService, DriftsService],
    };
  }
}
