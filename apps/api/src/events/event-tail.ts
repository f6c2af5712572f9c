import { isPublicType } from './audience.js';
import type { EventFilter, StoredEvent } from './events.types.js';

/**
 * The newest events, a bounded number of them. Whoever follows the feed reads here, so that an event costs one query and not one for
 * every reader.
 */
export class EventTail {
  private events: readonly StoredEvent[] = [];
  /** Everything behind this sequence is held. */
  private from = 0;

  constructor(private readonly most: number) {}

  /** Takes events that follow what is held; `from` is the sequence before the first of them. What is too old goes. */
  add(from: number, events: readonly StoredEvent[]): void {
    const follows = this.events.length > 0 ? this.events.at(-1)?.sequence === from : this.from === from;
    const held = follows ? [...this.events, ...events] : events;
    const start = follows ? this.from : from;
    this.events = held.slice(-this.most);
    this.from = held.length > this.most ? (this.events[0]?.sequence ?? 1) - 1 : start;
  }

  /** All events behind `after` that pass a filter; undefined where what is held begins later. */
  behind(after: number, { catalog, types, isInsider = false }: EventFilter): readonly StoredEvent[] | undefined {
    if (after < this.from) return undefined;
    return this.events.filter(
      (event) =>
        event.sequence > after &&
        (isInsider || isPublicType(event.type)) &&
        (catalog === undefined || event.catalog === catalog) &&
        (types === undefined || types.includes(event.type)),
    );
  }
}
