export { HeldDraft, StaleDraftError, type DraftWriteOptions } from './held-draft.js';
