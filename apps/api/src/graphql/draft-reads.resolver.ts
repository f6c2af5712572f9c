import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { etagOfDraft } from '../drafts/draft-shown.js';
import { DraftViews } from '../drafts/draft-views.js';
import { ReleaseAudits } from '../drafts/release-audit.js';
import { readArguments } from './asked-read.js';
import { listed, type Listed } from './listed.js';

type ReadArgs = Readonly<Record<string, unknown>>;

interface Shown {
  readonly id: string;
  readonly version: number;
}

/** Reads drafts: the same services as REST. */
@Resolver()
export class DraftReadsResolver {
  constructor(
    private readonly views: DraftViews,
    private readonly audits: ReleaseAudits,
  ) {}

  @Query('drafts')
  async drafts(@Args() args: ReadArgs): Promise<object> {
    const { query } = readArguments('drafts', args);
    return listed((await this.views.list(query)) as Listed<Shown>, ({ id }) => id, query);
  }

  @Query('draft')
  async draft(@Args() args: ReadArgs): Promise<unknown> {
    const { path } = readArguments('draft', args);
    return (await this.views.read(path.id)).body;
  }

  @Query('draftDiff')
  async draftDiff(@Args() args: ReadArgs): Promise<object> {
    return this.views.diff(readArguments('draftDiff', args).path.id);
  }

  @Query('draftItems')
  async draftItems(@Args() args: ReadArgs): Promise<unknown> {
    const { path, query } = readArguments('draftItems', args);
    const { body } = await this.views.items(path.id, query);
    return (body as Listed<unknown>).items;
  }

  @Query('draftItem')
  async draftItem(@Args() args: ReadArgs): Promise<unknown> {
    const { id, kind, key } = readArguments('draftItem', args).path;
    return (await this.views.item(id, kind, key)).body;
  }

  @Query('releaseAudit')
  releaseAudit(@Args('catalog') catalog: string, @Args('release') release: string): Promise<object> {
    return this.audits.read(catalog, release);
  }
}

@Resolver('Draft')
export class DraftResolver {
  @ResolveField('etag')
  etag(@Parent() draft: Shown): string {
    return etagOfDraft(draft);
  }
}
