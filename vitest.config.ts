import { fileURLToPath } from 'node:url';
import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

// Workspace packages are taken from their sources, so that a test never sees a stale build. Nothing more than that: Vitest hands
// the list to Node, and with `import` in it a CommonJS package would be given the ESM half of another.
const conditions = ['@plimsoll/source', 'node'];

// Bounds against a hang, far from what a test takes: a busy machine is slow.
const patience = { testTimeout: 120_000, hookTimeout: 180_000, teardownTimeout: 60_000 };

export default defineConfig({
  // SWC writes the decorator metadata that Nest injects by.
  plugins: [
    swc.vite({
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    }),
  ],
  // As Node finds it for the packages that use it: otherwise a test would hold it twice, and its types are told apart by instance.
  resolve: { conditions, alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['{libs,apps,scripts}/**/*.spec.ts'], ...patience } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/*.e2e-spec.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          ...patience,
        },
      },
      {
        extends: true,
        // Each file kills its own processes a hundred times.
        test: { name: 'crash', include: ['test/crash/*.e2e-spec.ts'], ...patience, testTimeout: 1_800_000 },
      },
      {
        extends: true,
        test: {
          name: 'scenarios',
          include: ['test/scenarios/*.spec.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          ...patience,
        },
      },
    ],
  },
});
