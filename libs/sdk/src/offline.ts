export { answerDigest } from './answer-digest.js';
export type { Answers } from './answers.js';
export { checkedValue, type Checks } from './checked-value.js';
export { compileSnapshot } from './compile-snapshot.js';
export { openCatalog, type DiffRefs, type OpenedCatalog } from './open-catalog.js';
export { openRelease, type LocalQuestion, type OpenedRelease } from './open-release.js';
export type { Shelf } from './shelf.js';
