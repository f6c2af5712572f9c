import { Args, Resolver, Subscription } from '@nestjs/graphql';
import type { ReleaseHeader } from '@plimsoll/engine';
import { ReleasesService } from '../releases/releases.service.js';
import { ReleaseFeed } from './release-feed.js';

@Resolver()
export class SubscriptionsResolver {
  constructor(
    private readonly releases: ReleasesService,
    private readonly feed: ReleaseFeed,
  ) {}

  @Subscription('releasePublished', { resolve: (header: ReleaseHeader) => header })
  releasePublished(@Args('catalog') catalog: string): AsyncIterable<ReleaseHeader> {
    // A catalog that is not there is told now, and not by silence.
    this.releases.headers(catalog);
    return this.feed.follow(catalog);
  }
}
