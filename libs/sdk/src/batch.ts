export { createBatchClient, type BatchClient, type BatchOptions, type Lines } from './online/batch-client.js';
export { BatchError } from './online/batch-error.js';
export type { BatchAnswer, BatchLine } from './generated/types.js';
export type { ClientOptions } from './online/settings.js';
