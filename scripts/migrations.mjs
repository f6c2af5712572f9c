// node scripts/migrations.mjs drift: fails when the migrations and the schema say different things. diff: prints the SQL between them.
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';

const command = process.argv[2];
if (command !== 'drift' && command !== 'diff') {
  console.error('usage: node scripts/migrations.mjs drift|diff');
  process.exit(2);
}

prepare();
const { sqlFromMigrationsToSchema } = await import('./schema-engine.mjs');
const sql = await withServer(sqlFromMigrationsToSchema);
if (command === 'diff') console.log(sql);
else if (sql === '') console.log('the migrations lead to the schema');
else {
  console.error(`prisma/schema.prisma says more than the migrations do. Missing:\n\n${sql}`);
  process.exitCode = 1;
}

/** Lends a PostgreSQL: the one of DATABASE_URL, else an embedded one that is gone afterwards. */
async function withServer(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const { startEmbeddedPostgres } = await import('../apps/api/dist/database/embedded-postgres.js');
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-schema-'));
  // Root lends PostgreSQL another account, which has to come in.
  chmodSync(directory, 0o711);
  const log = { info: () => undefined, warn: console.error, error: console.error };
  try {
    const server = await startEmbeddedPostgres(directory, log);
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
