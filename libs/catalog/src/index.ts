export type {
  AuthoredCatalog,
  AuthoredChange,
  AuthoredRelease,
  ExpectedFacts,
  JsonObject,
  JsonValue,
  NotHeld,
  Place,
} from './authored-catalog.js';
export { CatalogError, printFault, type CatalogFault } from './catalog-fault.js';
export { catalogFingerprint } from './catalog-files.js';
export { inspectCatalog, readCatalog, type CatalogReading } from './read-catalog.js';
export { sameAsPublished } from './same-as-published.js';
export { mergePatch } from './merge-patch.js';
export { runCatalogCommand } from './command.js';
export { checkCatalog, type CatalogCheck, type PlacedProblem } from './check-catalog.js';
export { coverageOf, type Coverage } from './coverage.js';
