import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DriftsService } from '../sources/drifts.service.js';
import { etagOfSource, SourcesService } from '../sources/sources.service.js';
import type { KnownSource } from '../sources/sources.types.js';
import { readArguments } from './asked-read.js';
import { listed, type Listed } from './listed.js';

type ReadArgs = Readonly<Record<string, unknown>>;

/** Reads documents and what their new texts did: the same services as REST. */
@Resolver()
export class SourceReadsResolver {
  constructor(
    private readonly sources: SourcesService,
    private readonly found: DriftsService,
  ) {}

  @Query('knownSources')
  async knownSources(@Args() args: ReadArgs): Promise<unknown> {
    const { catalog } = readArguments('knownSources', args).query;
    return ((await this.sources.list(catalog)) as Listed<unknown>).items;
  }

  @Query('knownSource')
  knownSource(@Args() args: ReadArgs): Promise<object> {
    const { path, query } = readArguments('knownSource', args);
    return this.sources.read(query.catalog, path.id);
  }

  @Query('sourceRevisions')
  async sourceRevisions(@Args() args: ReadArgs): Promise<unknown> {
    const { path, query } = readArguments('sourceRevisions', args);
    return ((await this.sources.revisions(query.catalog, path.id)) as Listed<unknown>).items;
  }

  @Query('sourceRevisionText')
  async sourceRevisionText(@Args() args: ReadArgs): Promise<string> {
    const { path, query } = readArguments('sourceRevisionText', args);
    return (await this.sources.text(query.catalog, path.id, path.revision)).text;
  }

  @Query('drifts')
  async drifts(@Args() args: ReadArgs): Promise<object> {
    const { query } = readArguments('drifts', args);
    return listed((await this.found.list(query)) as Listed<{ readonly drift: string }>, ({ drift }) => drift, query);
  }

  @Query('drift')
  drift(@Args() args: ReadArgs): Promise<object> {
    return this.found.read(readArguments('drift', args).path.id);
  }
}

@Resolver('KnownSource')
export class KnownSourceResolver {
  @ResolveField('etag')
  etag(@Parent() source: KnownSource): string {
    return etagOfSource(source);
  }
}
