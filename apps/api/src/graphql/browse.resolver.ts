import type { Type } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ReleaseHeader } from '@plimsoll/engine';
import { querySchemaOf, browsed, type Browsed, type ItemQuery } from '../releases/item-schemas.js';
import type { Connection } from '../releases/connection.js';
import { ItemsService } from '../releases/items.service.js';
import { releaseListQuerySchema } from '../releases/releases.schema.js';
import { ReleasesService } from '../releases/releases.service.js';
import type { CatalogSummary } from '../releases/releases.types.js';
import { checked } from './checked.js';
import { inPageNames } from './page-names.js';
import { placeItem, placeRelease, refOfRelease } from './placed-item.js';

/** What `catalog` and `release` are looked up by. */
interface ReleaseArgs {
  readonly catalog: string;
  readonly release: string;
}

@Resolver()
export class CatalogsResolver {
  constructor(private readonly releases: ReleasesService) {}

  @Query('catalogs')
  catalogs(): readonly CatalogSummary[] {
    return this.releases.catalogs();
  }

  @Query('catalog')
  catalog(@Args('catalog') catalog: string): CatalogSummary | undefined {
    return this.releases.catalog(catalog);
  }

  @Query('release')
  release(@Args() { catalog, release }: ReleaseArgs): ReleaseHeader {
    return placeRelease(this.releases.header(catalog, release), release);
  }
}

@Resolver('Catalog')
export class CatalogResolver {
  constructor(private readonly releases: ReleasesService) {}

  @ResolveField('published')
  published(@Parent() { catalog }: CatalogSummary, @Args() args: PageArgs): Connection {
    return inPages(args, (query) => this.releases.connection(catalog, checked(releaseListQuerySchema, query)));
  }
}

/** What every list is paged by here. */
interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The arguments of a connection: `first` and `after` are what a page is asked for by over REST. */
export type ConnectionArgs = Omit<ItemQuery, 'pageSize' | 'pageToken'> & PageArgs;

/** A connection, read as a page is. Throws the problems of a page, with the names that the arguments have here. */
export function connect(plural: Browsed, args: ConnectionArgs, read: (query: ItemQuery) => Connection): Connection {
  return inPages(args, (query) => read(checked(querySchemaOf(plural), query)));
}

function inPages({ first, after, ...filters }: PageArgs, read: (query: object) => Connection): Connection {
  const asked = Object.entries({ ...filters, pageSize: first, pageToken: after });
  const told = asked.filter(([, value]) => value !== null && value !== undefined);
  return inPageNames(() => read(Object.fromEntries(told)));
}

/** The list of one kind of item in a release, and one item of it. */
function kindResolver(plural: Browsed): Type {
  @Resolver('Release')
  class KindResolver {
    constructor(readonly items: ItemsService) {}

    @ResolveField(plural)
    list(@Parent() release: ReleaseHeader, @Args() args: ConnectionArgs): Connection {
      const shelf = { catalog: release.catalog, ref: refOfRelease(release), plural };
      return connect(plural, args, (query) => this.items.connection(shelf, query, (item) => placeItem(item, release)));
    }

    @ResolveField(browsed[plural].one)
    one(@Parent() release: ReleaseHeader, @Args('id') id: string): unknown {
      const shelf = { catalog: release.catalog, ref: refOfRelease(release), plural };
      return placeItem(this.items.held(shelf, id), release);
    }
  }
  // Nest injects by the type of the parameter, which a class made in a function has no metadata for.
  Reflect.defineMetadata('design:paramtypes', [ItemsService], KindResolver);
  return KindResolver;
}

export const kindResolvers: readonly Type[] = (Object.keys(browsed) as readonly Browsed[]).map(kindResolver);
