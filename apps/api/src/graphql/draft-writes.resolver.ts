import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { DraftsService } from '../drafts/drafts.service.js';
import { ExamplesService } from '../drafts/examples.service.js';
import { RebaseService } from '../drafts/rebase.service.js';
import { DriftsService } from '../sources/drifts.service.js';
import { payloadOf, readDraftWrite, readWrite, type WriteArgs } from './asked-write.js';
import type { GraphqlContext } from './failures.js';

/** Opens drafts and edits them: the same services as REST, asked the same. */
@Resolver()
export class DraftWritesResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly rebases: RebaseService,
    private readonly drifts: DriftsService,
    private readonly examples: ExamplesService,
  ) {}

  @Mutation('createDraft')
  async createDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, input } = readWrite('createDraft', args, context);
    return payloadOf('createDraft', await this.drafts.create(asked(input), input));
  }

  @Mutation('draftDrift')
  async draftDrift(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path } = readWrite('draftDrift', args, context);
    return payloadOf('draftDrift', await this.drifts.draft(asked(path), path.id));
  }

  @Mutation('acceptProposal')
  async acceptProposal(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, path, input } = readDraftWrite('acceptProposal', args, context);
    const accepted = { fact: path.fact, acceptance: input };
    return payloadOf('acceptProposal', await this.drifts.accept(asked(accepted), meant, accepted));
  }

  @Mutation('editDraft')
  async editDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('editDraft', args, context);
    return payloadOf('editDraft', await this.drafts.edit(asked(input), meant, input.edits));
  }

  @Mutation('patchDraftItem')
  async patchDraftItem(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, path, input: patch } = readDraftWrite('patchDraftItem', args, context);
    const { kind, key } = path;
    const edits = [{ kind, id: key, patch }];
    return payloadOf('patchDraftItem', await this.drafts.edit(asked({ kind, key, patch }), meant, edits));
  }

  @Mutation('removeDraftItem')
  async removeDraftItem(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, path } = readDraftWrite('removeDraftItem', args, context);
    const { kind, key } = path;
    const edits = [{ kind, id: key, patch: null }];
    return payloadOf('removeDraftItem', await this.drafts.edit(asked({ kind, key }), meant, edits));
  }

  @Mutation('tellDraft')
  async tellDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('tellDraft', args, context);
    return payloadOf('tellDraft', await this.drafts.tell(asked(input), meant, input));
  }

  @Mutation('refreshExamples')
  async refreshExamples(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('refreshExamples', args, context);
    return payloadOf('refreshExamples', await this.examples.refresh(asked(input), meant, input));
  }

  @Mutation('rebaseDraft')
  async rebaseDraft(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, meant, input } = readDraftWrite('rebaseDraft', args, context);
    return payloadOf('rebaseDraft', await this.rebases.rebase(asked(input), meant, input.resolutions ?? []));
  }
}
