import { Problem } from '@plimsoll/engine';
import type { PrismaClient } from '../generated/prisma/client.js';

/** The database of a running service, for the stores. A class, so that Nest can inject by it. */
export class Postgres {
  constructor(private readonly client: PrismaClient | undefined) {}

  /** Throws Problem 503 `not-ready` where the application was built without a database, as for its own description. */
  get prisma(): PrismaClient {
    if (this.client) return this.client;
    throw new Problem(503, 'not-ready', 'There is no database behind this service.');
  }
}
