import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { ReleaseContentInput } from '@plimsoll/engine';
import { StillAllowed } from '../access/still-allowed.js';
import { Clock } from '../config/clock.js';
import { Postgres } from '../database/postgres.js';
import { JobRunner } from '../jobs/job-runner.js';
import { readTexts } from '../releases/release.store.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { WriteStore } from '../writes/write.store.js';
import { ApprovalsNeeded } from './approvals-needed.js';
import { DraftChecks, type Texts } from './draft-checks.js';
import { DraftChangesController } from './draft-changes.controller.js';
import { DraftExamplesController } from './draft-examples.controller.js';
import { DraftReader } from './draft-reader.js';
import { DraftThread } from './draft-thread.js';
import { DraftStore, type Transaction } from './draft.store.js';
import { DraftViews } from './draft-views.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { ExamplesService } from './examples.service.js';
import { ImpactService } from './impact.service.js';
import { PublishingService } from './publishing.service.js';
import { RebaseService } from './rebase.service.js';
import { ReleaseAudits } from './release-audit.js';
import { ReviewsService } from './reviews.service.js';
import { RollbackController } from './rollback.controller.js';
import { RollbackService } from './rollback.service.js';
import { ScheduledPublishing, ScheduleService } from './schedule.service.js';

/** What other doors ask too. */
const services = [
  DraftsService,
  DraftViews,
  ReviewsService,
  PublishingService,
  ImpactService,
  ExamplesService,
  RebaseService,
  ScheduleService,
  RollbackService,
  ReleaseAudits,
];

@Module({})
export class DraftsModule {
  static forRoot(approvalsNeeded: number): DynamicModule {
    return {
      module: DraftsModule,
      controllers: [DraftsController, DraftChangesController, DraftExamplesController, RollbackController],
      providers: [
        { provide: DraftStore, useFactory: (postgres: Postgres) => new DraftStore(postgres), inject: [Postgres] },
        {
          provide: DraftChecks,
          useFactory: (memory: ReleaseMemory, postgres: Postgres, thread: DraftThread) =>
            new DraftChecks(textsOf(memory, postgres), thread),
          inject: [ReleaseMemory, Postgres, DraftThread],
        },
        DraftThread,
        { provide: ApprovalsNeeded, useValue: new ApprovalsNeeded(approvalsNeeded) },
        { provide: APP_INTERCEPTOR, useClass: DraftReader },
        ...services,
        {
          provide: ScheduledPublishing,
          useFactory: (
            store: DraftStore,
            publishing: PublishingService,
            writes: WriteStore,
            ...[jobs, clock, stillAllowed]: [JobRunner, Clock, StillAllowed]
          ) => new ScheduledPublishing(store, publishing, writes, { jobs, clock, stillAllowed }),
          inject: [DraftStore, PublishingService, WriteStore, JobRunner, Clock, StillAllowed],
        },
      ],
      exports: [...services],
    };
  }
}

/** The texts of what was published are in memory; of what is new, in the database. */
function textsOf(memory: ReleaseMemory, postgres: Postgres): Texts {
  return {
    of: async ({ sourceRevisions }: ReleaseContentInput, tx?: Transaction) => {
      const hashes = [...new Set(sourceRevisions.map(({ textSha256 }) => textSha256))];
      const held = new Map(
        hashes.flatMap((sha256) => {
          const text = memory.sourceText(sha256);
          return text === undefined ? [] : [[sha256, text] as const];
        }),
      );
      const missing = hashes.filter((sha256) => !held.has(sha256));
      const read = missing.length === 0 ? new Map<string, string>() : await readTexts(tx ?? postgres.prisma, missing);
      return new Map([...held, ...read]);
    },
  };
}
