import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A migration as its folder holds it. `checksum` is what Prisma writes: SHA-256 of the file's bytes. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The folder is at the same distance from the sources and from the build. */
const MIGRATIONS_DIRECTORY = fileURLToPath(new URL('../../../../prisma/migrations/', import.meta.url));

/** The migrations of a folder in Prisma's layout, in the order in which they apply. */
export function readMigrations(directory: string = MIGRATIONS_DIRECTORY): readonly Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(directory, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}
