import { Prisma, type Event, type PrismaClient } from '../generated/prisma/client.js';
import { publicPrefixes } from './audience.js';
import type { EventFilter, StoredEvent } from './events.types.js';

/** Which events are read: those behind `after`, up to and with `until`, at most `limit`. */
export interface StoredRange extends EventFilter {
  readonly after: number;
  readonly until: number;
  readonly limit: number;
}

/** The events in the database. It only reads: they are appended by the database itself, in the transaction of what they tell. */
export class EventStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** The newest sequence; 0 for none. */
  async newest(): Promise<number> {
    const found = await this.prisma.event.findFirst({ select: { sequence: true }, orderBy: { sequence: 'desc' } });
    return Number(found?.sequence ?? 0n);
  }

  /** Sorted by sequence. */
  async read({ after, until, limit, catalog, types, isInsider = false }: StoredRange): Promise<readonly StoredEvent[]> {
    const where: Prisma.EventWhereInput = {
      sequence: { gt: after, lte: until },
      ...(catalog === undefined ? {} : { catalog }),
      ...(types === undefined ? {} : { type: { in: [...types] } }),
      ...(isInsider ? {} : { OR: publicPrefixes.map((prefix) => ({ type: { startsWith: prefix } })) }),
    };
    const rows = await this.prisma.event.findMany({ where, orderBy: { sequence: 'asc' }, take: limit });
    return rows.map(eventOf);
  }
}

export function eventOf({ id, sequence, type, catalog, at, data }: Event): StoredEvent {
  // The database checks that it is an object.
  const told = data as StoredEvent['data'];
  return { id, sequence: Number(sequence), type, catalog, at: at.toISOString(), data: told };
}

/** SQLSTATE classes of a server that is there and cannot answer now: connection, resources, intervention. */
const UNWELL = /^(?:08|53|57)/;

/**
 * Whether reading failed because the database is away. The driver tells that in many ways and mostly without a code; what it does tell
 * by a code is a query that the server refused, which is a bug.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError || error instanceof TypeError) return false;
  const state = stateOf(error);
  return state === undefined || UNWELL.test(state);
}

function stateOf(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const refusal = error.meta?.['driverAdapterError'] as
    { readonly cause?: { readonly originalCode?: string } } | undefined;
  return refusal?.cause?.originalCode;
}
