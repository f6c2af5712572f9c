// The arrows of the house (docs/decisions/0001-rooms-and-arrows.md).
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed },
});

const ENGINE = '^libs/engine/';
const FORMATS = '^libs/formats/';
const CATALOG = '^libs/catalog/';
const SDK = '^libs/sdk/';
const BUILT_IN = '^(fs|path|url|crypto|child_process|events|timers|util|stream|tty)(/promises|/consumers)?$';
const npm = (...names) => names.map((name) => `node_modules/${name}/`);

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only(
      'engine-is-pure',
      '^libs/engine/src/(?!.*[.]spec(-fixture)?[.]ts$)',
      [ENGINE, ...npm('zod', '@marcbachmann/cel-js', 'ip-address', '@noble/hashes')],
      'engine imports zod, the CEL, IP and hash libraries, and nothing else: never node:*',
    ),
    {
      name: 'evaluation-carries-no-parser',
      severity: 'error',
      comment: 'a caller that only evaluates needs no CEL parser: it is reached from publish.ts only',
      from: { path: '^libs/engine/src/index[.]ts$' },
      to: { path: 'node_modules/@marcbachmann/cel-js/', reachable: true },
    },
    only(
      'formats-reads-engine',
      '^libs/formats/src/(?!.*[.]spec(-fixture)?[.]ts$)',
      [FORMATS, ENGINE, ...npm('zod')],
      'formats -> engine',
    ),
    only(
      'catalog-reads-engine',
      '^libs/catalog/src/(?!.*[.]spec[.]ts$)',
      [CATALOG, ENGINE, '^node:', '^(fs|path|url|crypto|process|util)(/promises)?$', ...npm('yaml', 'zod')],
      'catalog -> engine',
    ),
    only(
      'drift-is-pure',
      '^libs/drift/src/(?!.*[.]spec(-fixture)?[.]ts$)',
      [
        '^libs/drift/',
        ENGINE,
        ...npm('diff', 'mdast-util-from-markdown', 'mdast-util-gfm-table', 'micromark-extension-gfm-table'),
      ],
      'drift imports the engine, a Markdown parser and a diff: texts come in, data goes out; never node:*',
    ),
    only(
      'sdk-reads-engine-and-formats',
      '^libs/sdk/src/(?!local/|.*[.]spec[.]ts$)',
      [SDK, ENGINE, FORMATS],
      'sdk -> engine, formats',
    ),
    only(
      'sdk-local-is-of-node',
      '^libs/sdk/src/local/(?!.*[.]spec[.]ts$)',
      [SDK, ENGINE, '^(fs/promises|path|http|https|crypto)$'],
      'what is kept up to date in a process reads and writes files; everything else of the sdk runs in browsers too',
    ),
    {
      name: 'sdk-runs-in-browsers',
      severity: 'error',
      comment: 'only the entry local.ts leads to what needs Node',
      from: { path: '^libs/sdk/src/(?!local([.]ts$|/)|.*[.]spec[.]ts$)' },
      to: { path: '^libs/sdk/src/local/' },
    },
    only(
      'cli-is-a-thin-door',
      '^apps/cli/src/(?!.*[.]spec[.]ts$)',
      [
        '^apps/cli/',
        ENGINE,
        FORMATS,
        CATALOG,
        SDK,
        '^node:',
        BUILT_IN,
        ...npm('fast-string-width', 'tinyglobby', 'yaml'),
      ],
      'cli -> sdk, and what the sdk is made of; never the api, which serve starts as a process',
    ),
    { name: 'api-never-imports-sdk', severity: 'error', from: { path: '^apps/api/' }, to: { path: SDK } },
    {
      name: 'ground-floor-imports-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/(config|database|problems)/' },
      to: { path: '^apps/api/src/(releases|evaluation|history|drafts|sources|events)/' },
    },
    {
      name: 'evaluation-never-touches-the-database',
      severity: 'error',
      from: { path: '^apps/api/src/(evaluation|history)/' },
      to: { path: ['^apps/api/src/database/', '^apps/api/src/generated/', 'node_modules/(pg|@prisma)/'] },
    },
    {
      name: 'releases-import-no-other-feature',
      severity: 'error',
      from: { path: '^apps/api/src/releases/' },
      to: { path: '^apps/api/src/(evaluation|history|drafts|sources|events)/' },
    },
    {
      name: 'only-stores-speak-prisma',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: ['[.]store[.]ts$', '^apps/api/src/database/', '^apps/api/src/generated/', '[.]spec[.]ts$'],
      },
      to: { path: ['^apps/api/src/generated/', 'node_modules/@prisma/'] },
    },
    {
      name: 'tests-enter-by-public-doors',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^libs/[^/]+/src/(?!(index|publish|offline|local|admin|drafts|batch|graphql)[.]ts$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '[.]spec-fixture[.]ts$', '^apps/api/src/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@plimsoll/source', 'import', 'node', 'default', 'types'],
    },
  },
};
