import { Args, Query, Resolver } from '@nestjs/graphql';
import { eventConnectionArgsSchema } from '../events/events.schema.js';
import { EventsService, type EventConnection } from '../events/events.service.js';
import { checked } from './checked.js';

@Resolver()
export class EventsResolver {
  constructor(private readonly events: EventsService) {}

  @Query('events')
  list(@Args() args: Readonly<Record<string, unknown>>): Promise<EventConnection> {
    const told = Object.entries(args).filter(([, value]) => value !== null && value !== undefined);
    const { first, ...query } = checked(eventConnectionArgsSchema, Object.fromEntries(told));
    return this.events.connection({ ...query, pageSize: first });
  }
}
