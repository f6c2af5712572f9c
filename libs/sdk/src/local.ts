export { NoReleaseError } from './local/failures.js';
export type {
  Attempted,
  LocalOptions,
  LocalPlimsoll,
  ReleaseOrigin,
  ServerState,
  Trouble,
} from './local/local.types.js';
export { Plimsoll } from './local/plimsoll.js';
