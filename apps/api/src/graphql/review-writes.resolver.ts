import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { PublishingService } from '../drafts/publishing.service.js';
import { ReviewsService } from '../drafts/reviews.service.js';
import { RollbackService } from '../drafts/rollback.service.js';
import { ScheduleService } from '../drafts/schedule.service.js';
import { payloadOf, readDraftWrite, readWrite, type WriteArgs } from './asked-write.js';
import type { GraphqlContext } from './failures.js';

/** Reviews drafts, publishes them and moves the pointer: the same services as REST, asked the same. */
@Resolver()
export class ReviewWritesResolver {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly publishing: PublishingService,
    private readonly schedules: ScheduleService,
    private readonly rollbacks: RollbackService,
  ) {}

  @Mutation('submitDraft')
  async submitDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant } = readDraftWrite('submitDraft', args, context);
    return payloadOf('submitDraft', await this.reviews.submit(asked({}), meant));
  }

  @Mutation('approveDraft')
  async approveDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('approveDraft', args, context);
    return payloadOf('approveDraft', await this.reviews.approve(asked(input), meant, input.comment));
  }

  @Mutation('rejectDraft')
  async rejectDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('rejectDraft', args, context);
    return payloadOf('rejectDraft', await this.reviews.reject(asked(input), meant, input.reason));
  }

  @Mutation('withdrawDraft')
  async withdrawDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('withdrawDraft', args, context);
    return payloadOf('withdrawDraft', await this.reviews.withdraw(asked(input), meant, input.comment));
  }

  @Mutation('publishDraft')
  async publishDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant } = readDraftWrite('publishDraft', args, context);
    return payloadOf('publishDraft', await this.publishing.publish(asked({}), meant));
  }

  @Mutation('scheduleDraft')
  async scheduleDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('scheduleDraft', args, context);
    return payloadOf('scheduleDraft', await this.schedules.schedule(asked(input), meant, new Date(input.at)));
  }

  @Mutation('unscheduleDraft')
  async unscheduleDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant } = readDraftWrite('unscheduleDraft', args, context);
    return payloadOf('unscheduleDraft', await this.schedules.unschedule(asked({}), meant));
  }

  @Mutation('rollBackCatalog')
  async rollBackCatalog(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path, input } = readWrite('rollBackCatalog', args, context);
    const { catalog } = path;
    return payloadOf('rollBackCatalog', await this.rollbacks.rollBack(asked({ catalog, ...input }), catalog, input));
  }
}
