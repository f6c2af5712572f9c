import type { z } from 'zod';
import { askedWith, etagIn } from '../writes/ask-write.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { checked } from './checked.js';
import type { GraphqlContext } from './failures.js';
import { payloads, writeFields, type WriteName } from './write-fields.js';

/** The arguments of a write, as GraphQL made them. */
export type WriteArgs = Readonly<Record<string, unknown>>;

type Fields = typeof writeFields;

/** A write as a root field is asked for it. */
export interface ReadWrite<Name extends WriteName> {
  readonly path: z.output<Fields[Name]['path']>;
  readonly input: z.output<Fields[Name]['input']>;
  /** As `WriteStore` wants it. Of `question` the same write over REST makes the same: one key is good for both doors. */
  readonly asked: (question: unknown) => Asked & { readonly operation: Name };
}

/** Reads the arguments of a write. Throws Problem 400 `invalid-request`, 400 `invalid-idempotency-key`. */
export function readWrite<Name extends WriteName>(
  name: Name,
  args: WriteArgs,
  { caller, requestId }: GraphqlContext,
): ReadWrite<Name> {
  const field: Fields[Name] = writeFields[name];
  const named = Object.keys(field.path.shape).map((key) => [key, args[key]]);
  const path = checked(field.path, Object.fromEntries(named)) as ReadWrite<Name>['path'];
  const input = checked(field.input, args['input'] ?? {}) as ReadWrite<Name>['input'];
  const by = { caller, requestId, isDryRun: args['dryRun'] === true, key: args['idempotencyKey'] ?? undefined };
  return { path, input, asked: (question) => askedWith(by, name, question) };
}

/** Writes to a draft as it was read name it by `id`. */
type DraftWriteName = Exclude<
  { [Name in WriteName]: Fields[Name]['isOfVersion'] extends true ? Name : never }[WriteName],
  'correctSource'
>;

/** The same of a write to a draft that was read: `meant` says which version. Throws Problem 400 `invalid-if-match` too. */
export function readDraftWrite<Name extends DraftWriteName>(name: Name, args: WriteArgs, context: GraphqlContext) {
  const { path, input, asked } = readWrite(name, args, context);
  const meant = { id: String((path as { readonly id: string }).id), etag: etagMeant(args) };
  return { path, input, meant, asked: (question: object) => asked({ ...meant, question }) };
}

/** The version that is meant: the tag as `etag` tells it, or in quotes as the header has it. Throws Problem 400 `invalid-if-match`. */
export function etagMeant({ ifMatch }: WriteArgs): string {
  const text = String(ifMatch);
  return etagIn(text.includes('"') ? text : `"${text}"`);
}

/** What a write came to. */
export function payloadOf(name: WriteName, { status, headers, body }: Answered): object {
  return {
    [payloads[writeFields[name].gives].field]: JSON.parse(body) as unknown,
    etag: headers['etag'] === undefined ? null : etagIn(headers['etag']),
    status,
    isDryRun: headers['dry-run'] === 'true',
    isReplayed: headers['idempotency-replayed'] === 'true',
  };
}
