import { defineConfig } from 'prisma/config';

// `prisma generate` looks for a schema engine that it does not run; any existing file spares the download.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://localhost:5432/plimsoll' },
});
