import { Problem } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../access/request-caller.js';
import type { OperationId } from '../access/policy.js';
import { SchemaPipe } from '../problems/schema.pipe.js';
import { JSON_MEDIA_TYPE } from '../server/representation.js';
import type { Answered, Asked } from './write.types.js';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** All that a write takes in its query. */
const writeQuerySchema = z.strictObject({ dryRun: z.boolean().optional() });
type WriteQuery = z.infer<typeof writeQuerySchema>;
const pipe = new SchemaPipe();

/** What a write is asked with besides its question, through whichever door. */
export interface AskedWith extends Pick<Asked, 'caller' | 'requestId' | 'isDryRun'> {
  readonly key: unknown;
}

/** A write as a door asks for it. `question` is all of it that the answer depends on: path, body, and If-Match where it counts. Throws Problem 400 `invalid-idempotency-key`. */
export function askedWith<Operation extends OperationId>(
  { key, ...by }: AskedWith,
  operation: Operation,
  question: unknown,
): Asked & { readonly operation: Operation } {
  if (key !== undefined && (typeof key !== 'string' || !KEY.test(key)))
    throw new Problem(400, 'invalid-idempotency-key', 'Idempotency-Key takes 1 to 255 visible ASCII characters.');
  return { ...by, operation, question, idempotencyKey: key };
}

/** A write as the request asks for it. Throws what `askedWith` throws, and Problem 400 `invalid-request` for a query that no write takes. */
export function askedBy(request: FastifyRequest, operation: OperationId, question: unknown): Asked {
  const { dryRun = false } = pipe.transform(request.query, { type: 'query', schema: writeQuerySchema }) as WriteQuery;
  const by = { caller: callerOf(request), requestId: request.id, isDryRun: dryRun };
  return askedWith({ ...by, key: request.headers['idempotency-key'] }, operation, question);
}

/** Answers with what a write came to. Nothing of it may be cached. */
export function sendAnswered(reply: FastifyReply, { status, headers, body }: Answered): void {
  void reply.headers({ ...headers, 'cache-control': 'no-store' }).code(status);
  if (status === 204) return void reply.send();
  void reply.type(JSON_MEDIA_TYPE).send(body);
}

/** The version that a caller means, from If-Match. Throws Problem 428 `if-match-required`, and what `etagIn` throws. */
export function versionMeant(request: FastifyRequest): string {
  const header = request.headers['if-match'];
  if (header === undefined)
    throw new Problem(428, 'if-match-required', 'Send If-Match with the ETag that you have read.');
  return etagIn(header);
}

/** The bare tag of a strong ETag. Throws Problem 400 `invalid-if-match` for what is none. */
export function etagIn(text: string): string {
  const [, etag] = /^\s*"([\x21\x23-\x7e]{1,200})"\s*$/.exec(text) ?? [];
  if (etag === undefined) throw new Problem(400, 'invalid-if-match', 'If-Match takes one strong ETag, in quotes.');
  return etag;
}

/** Throws Problem 412 `stale` when what the caller means is not what there is. */
export function requireFresh(meant: string, current: string): void {
  if (meant !== current)
    throw new Problem(412, 'stale', 'It was changed since you read it: read it again, and then decide.');
}
