import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../access/caller.js';
import { isInsider } from '../events/audience.js';
import { eventConnectionArgsSchema } from '../events/events.schema.js';
import { EventsService, type EventConnection } from '../events/events.service.js';
import { checked } from './checked.js';

@Resolver()
export class EventsResolver {
  constructor(private readonly events: EventsService) {}

  @Query('events')
  list(
    @Args() args: Readonly<Record<string, unknown>>,
    @Context() { caller }: { readonly caller: Caller },
  ): Promise<EventConnection> {
    const told = Object.entries(args).filter(([, value]) => value !== null && value !== undefined);
    const { first, ...query } = checked(eventConnectionArgsSchema, Object.fromEntries(told));
    return this.events.connection({ ...query, pageSize: first, isInsider: isInsider(caller) });
  }
}
