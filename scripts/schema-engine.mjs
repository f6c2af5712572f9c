import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const root = fileURLToPath(new URL('..', import.meta.url));
const MIGRATIONS = join(root, 'prisma/migrations');
const filters = { externalTables: [], externalEnums: [] };

// The engine reports a panic here; without it the message is lost.
globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
  set_message: (message) => {
    throw new Error(message);
  },
};

/**
 * The SQL that leads from the migrations to the schema; empty text when they agree. The engine applies the migrations to a
 * database of its own beside the one the URL names, and drops it again: the role must be allowed to create databases.
 */
export async function sqlFromMigrationsToSchema(url, places = {}) {
  const schema = places.schema ?? join(root, 'prisma/schema.prisma');
  return withEngine(url, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...listMigrations(places.migrations ?? MIGRATIONS) },
      to: { tag: 'schemaDatamodel', files: [{ path: schema, content: readFileSync(schema, 'utf8') }] },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters,
    });
    return !stdout || stdout.includes('This is an empty migration') ? '' : stdout.trim();
  });
}

/** Does what `prisma migrate deploy` does, and returns the names of the migrations it applied. */
export async function deployWithPrisma(url) {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: listMigrations(MIGRATIONS),
      filters,
    });
    return appliedMigrationNames;
  });
}

/** What Prisma thinks of the migrations that a database has: those that were edited and those that failed. */
export async function diagnoseWithPrisma(url) {
  return withEngine(url, async (engine) => {
    const migrationsList = listMigrations(MIGRATIONS);
    const answer = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
    return {
      edited: answer.editedMigrationNames,
      failed: answer.failedMigrationNames,
      history: answer.history ?? null,
    };
  });
}

async function withEngine(url, work) {
  const disposals = [];
  const engine = await openSchemaEngine(url, disposals);
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const dispose of disposals) await dispose();
  }
}

let loaded;

// Prisma's schema engine as WebAssembly: its native twin comes from a download host that is not always in reach.
// Instantiated once, because its JavaScript half keeps views of the memory it was first given.
function loadEngine() {
  if (loaded) return loaded;
  const file = join(
    dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')),
    'schema_engine_bg.wasm',
  );
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    './schema_engine_bg.js': wasm,
  });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  loaded = wasm.SchemaEngine;
  return loaded;
}

async function openSchemaEngine(url, disposals) {
  const factory = { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect, connectToShadowDb };
  return loadEngine().new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));

  function connect() {
    return adapt(url, () => undefined);
  }

  async function connectToShadowDb() {
    const database = `plimsoll_shadow_${randomUUID().replaceAll('-', '')}`;
    await runOnce(url, `CREATE DATABASE ${database}`);
    const shadow = Object.assign(new URL(url), { pathname: `/${database}` }).href;
    return adapt(shadow, () => runOnce(url, `DROP DATABASE ${database} WITH (FORCE)`));
  }

  /** The engine does not close all it opened, so whatever it left is closed with it; each once. */
  async function adapt(address, afterwards) {
    const pool = new pg.Pool({ connectionString: address });
    pool.on('error', () => undefined);
    let closed;
    const dispose = () => (closed ??= pool.end().then(afterwards));
    disposals.push(dispose);
    return Object.assign(await repairedAdapter(pool), { dispose });
  }
}

async function runOnce(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const OID_CHAR = 18;
const OID_TEXT = 25;

/** Prisma's own adapter with two repairs: it does not know PostgreSQL's "char", and it cuts a script at every semicolon, also inside a function. */
async function repairedAdapter(pool) {
  const adapter = await new PrismaPg(pool).connect();
  adapter.queryRaw = (query) => queryWithChars(adapter, query);
  adapter.executeScript = async (script) => void (await pool.query(script));
  return adapter;
}

async function queryWithChars(adapter, query) {
  const chars = [];
  const reader = Object.create(adapter, {
    performIO: {
      value: async (asked) => {
        const result = await adapter.performIO(asked);
        for (const [index, field] of result.fields.entries())
          if (field.dataTypeID === OID_CHAR) {
            chars.push(index);
            field.dataTypeID = OID_TEXT;
          }
        return result;
      },
    },
  });
  const rows = await Object.getPrototypeOf(adapter).queryRaw.call(reader, query);
  for (const index of chars) rows.columnTypes[index] = ColumnTypeEnum.Character;
  return rows;
}

function listMigrations(folder) {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}
