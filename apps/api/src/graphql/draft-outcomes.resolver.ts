import { Args, Query, Resolver } from '@nestjs/graphql';
import { ExamplesService } from '../drafts/examples.service.js';
import { ImpactService } from '../drafts/impact.service.js';
import { RebaseService } from '../drafts/rebase.service.js';
import { readArguments } from './asked-read.js';
import type { Listed } from './listed.js';

type ReadArgs = Readonly<Record<string, unknown>>;

/** What a draft comes to: the same services as REST. */
@Resolver()
export class DraftOutcomesResolver {
  constructor(
    private readonly impacts: ImpactService,
    private readonly rebases: RebaseService,
    private readonly examples: ExamplesService,
  ) {}

  @Query('draftImpact')
  async draftImpact(@Args() args: ReadArgs): Promise<unknown> {
    const { path, query } = readArguments('draftImpact', args);
    return JSON.parse(await this.impacts.report(path.id, query.asOf)) as unknown;
  }

  @Query('rebasePreview')
  async rebasePreview(@Args() args: ReadArgs): Promise<unknown> {
    return (await this.rebases.preview(readArguments('rebasePreview', args).path.id)).body;
  }

  @Query('brokenExamples')
  async brokenExamples(@Args() args: ReadArgs): Promise<unknown> {
    const { body } = await this.examples.broken(readArguments('brokenExamples', args).path.id);
    return (body as Listed<unknown>).items;
  }
}
