export type * from './generated/types.js';
export type { Operations } from './generated/operations.js';
export type { Hooks } from './online/call.js';
export type { ProblemCode } from './generated/problem-codes.js';
export { createClient, type ClientOptions } from './online/client.js';
export {
  AbortedError,
  CallError,
  ConnectionError,
  PlimsollError,
  ProblemError,
  ResponseError,
  TimeoutError,
  type ErrorCode,
  type ProblemPlace,
} from './online/errors.js';
export type { Call, CallOptions, Listing, Open, Params, TextOptions, Told } from './online/operation.js';
