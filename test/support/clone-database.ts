import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { runSql, withDatabase } from './sql.js';
import { TEMPLATES } from './test-server.js';

/** A database of one test file. */
export interface ClonedDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh copy of a template: `loaded` holds the shipped catalog, `migrated` only the tables. Drop it at the end of the file. */
export async function cloneDatabase(template: keyof typeof TEMPLATES = 'loaded'): Promise<ClonedDatabase> {
  const { url, catalogFailure } = inject('testServer');
  if (template === 'loaded' && catalogFailure !== undefined)
    throw new Error(`the shipped catalog could not be loaded: ${catalogFailure}`);
  const name = `plimsoll_test_${randomUUID().replaceAll('-', '')}`;
  await runSql(url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATES[template]}`);
  return {
    url: withDatabase(url, name),
    drop: async () => void (await runSql(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}
