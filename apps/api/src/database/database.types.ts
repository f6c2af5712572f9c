import type { PrismaClient } from '../generated/prisma/client.js';

export type DatabaseState = 'up' | 'down';

/** The part of pino that the ground floor writes to. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the database needs of the configuration. Without `databaseUrl` an embedded PostgreSQL runs in `dataDirectory`. */
export interface DatabaseConfig {
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
}

/** An open, migrated database. `close` ends every connection and stops the embedded server, if it is one. */
export interface Database {
  readonly url: string;
  readonly isEmbedded: boolean;
  readonly prisma: PrismaClient;
  /** Names of the migrations in force, in order. */
  readonly migrations: readonly string[];
  close(): Promise<void>;
}

/** A reason not to start that the operator can mend. `main` prints the message alone and exits with 1; it never holds a secret. */
export class BootError extends Error {
  override readonly name = 'BootError';
}

/** The SQLSTATE or system code of a failure; an empty text when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
