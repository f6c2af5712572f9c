import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { DEFAULT_CATALOG } from '../evaluation/evaluation.service.js';
import { FeedingService } from '../sources/feeding.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { etagMeant, payloadOf, readWrite, type WriteArgs } from './asked-write.js';
import type { GraphqlContext } from './failures.js';

/** Registers documents and takes new texts of them: the same services as REST, asked the same. */
@Resolver()
export class SourceWritesResolver {
  constructor(
    private readonly sources: SourcesService,
    private readonly feeding: FeedingService,
  ) {}

  @Mutation('registerSource')
  async registerSource(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, input } = readWrite('registerSource', args, context);
    return payloadOf('registerSource', await this.sources.register(asked(input), input));
  }

  @Mutation('correctSource')
  async correctSource(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path, input } = readWrite('correctSource', args, context);
    const { catalog, ...patch } = input;
    const meant = { id: path.id, catalog, etag: etagMeant(args) };
    return payloadOf('correctSource', await this.sources.correct(asked({ ...meant, patch }), meant, patch));
  }

  @Mutation('addSourceRevision')
  async addSourceRevision(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path, input: body } = readWrite('addSourceRevision', args, context);
    const { id } = path;
    const { catalog = DEFAULT_CATALOG, text, retrievedAt } = body;
    const batch = { catalog, revisions: [{ source: id, text, retrievedAt }] };
    return payloadOf('addSourceRevision', await this.feeding.feed(asked({ id, body }), batch));
  }

  @Mutation('addSourceRevisions')
  async addSourceRevisions(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, input } = readWrite('addSourceRevisions', args, context);
    const { catalog = DEFAULT_CATALOG, revisions } = input;
    return payloadOf('addSourceRevisions', await this.feeding.feed(asked(input), { catalog, revisions }));
  }
}
