export * from './drift.js';
export { citationsInto, compareBatch, compareRevisions } from './compare-revisions.js';
export type { ChangeKind } from './values.js';
export type { WordChange } from './word-diff.js';
