import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { citationsOf, localeSchema, type CitationAnswer, type Fact, type Option } from '@plimsoll/engine';
import type { FactView } from '../releases/item-schemas.js';
import type { Connection } from '../releases/connection.js';
import { ItemsService } from '../releases/items.service.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { connect, type ConnectionArgs } from './browse.resolver.js';
import { checked } from './checked.js';
import { placeItem, refOfRelease, releaseOf } from './placed-item.js';

interface RelatedFact {
  readonly relation: string;
  readonly fact: unknown;
}

/** What a fact leads to. Everything is in memory, by id: reading many facts costs no more than reading each. */
@Resolver('Fact')
export class FactResolver {
  constructor(
    private readonly memory: ReleaseMemory,
    private readonly items: ItemsService,
  ) {}

  @ResolveField('cited')
  cited(@Parent() fact: Fact, @Args('locale') locale: string): readonly CitationAnswer[] {
    const release = releaseOf(fact);
    return citationsOf(this.memory.find(release.catalog, refOfRelease(release)), [fact], checked(localeSchema, locale));
  }

  @ResolveField('related')
  related(@Parent() fact: FactView): readonly RelatedFact[] {
    const release = releaseOf(fact);
    const shelf = { catalog: release.catalog, ref: refOfRelease(release), plural: 'facts' } as const;
    const relations = [
      ...fact.relations.map(({ type, fact: id }) => [type, id] as const),
      ...fact.conflictsWith.map((id) => ['conflicts-with', id] as const),
      ...fact.supersededBy.map((id) => ['superseded-by', id] as const),
    ];
    const seen = new Map(relations.map(([relation, id]) => [`${relation} ${id}`, { relation, id }]));
    return [...seen.values()].map(({ relation, id }) => ({
      relation,
      fact: placeItem(this.items.held(shelf, id), release),
    }));
  }
}

@Resolver('Option')
export class OptionResolver {
  constructor(private readonly items: ItemsService) {}

  @ResolveField('movedTo')
  movedTo(@Parent() option: Option): readonly unknown[] {
    const release = releaseOf(option);
    const shelf = { catalog: release.catalog, ref: refOfRelease(release), plural: 'options' } as const;
    return (option.moved?.to ?? []).map((id) => placeItem(this.items.held(shelf, id), release));
  }

  @ResolveField('facts')
  facts(@Parent() option: Option, @Args() args: ConnectionArgs): Connection {
    const release = releaseOf(option);
    const shelf = { catalog: release.catalog, ref: refOfRelease(release), plural: 'facts' } as const;
    return connect('facts', { ...args, option: option.id }, (query) =>
      this.items.connection(shelf, query, (item) => placeItem(item, release)),
    );
  }
}
