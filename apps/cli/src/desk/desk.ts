import { randomUUID } from 'node:crypto';
import { createAdminClient, type AdminOperations } from '@plimsoll/sdk/admin';
import { CallError, PlimsollError, ProblemError, type Call, type CallOptions } from '@plimsoll/sdk';
import type { ExitCode, Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import { formOf, paperOf, say, sayJson } from '../commands/answer.js';
import { failureAt, placeOf } from '../doors/network-door.js';
import { serverOf } from '../doors/service.js';
import { ServiceError } from '../failure.js';
import { tellFailure } from '../tell-failure.js';
import type { Paper } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import type { World } from '../world.js';

/** Where whoever edits, publishes or operates works: a service, and what was typed. */
export interface Desk {
  readonly admin: AdminOperations;
  readonly place: string;
  readonly given: Given;
  readonly world: World;
  readonly paper: Paper;
}

/** Publishing computes what it comes to, which takes its time. */
const PATIENCE = { timeoutMs: 300_000, deadlineMs: 600_000 };

/** What a service refuses as things stand, and may do another time: exit code 1. Whatever else goes wrong is 2. */
const refusals: ReadonlySet<number> = new Set([403, 409, 412, 422]);

/** A command that works at a service, with the token of the environment. */
export function atDesk(act: (desk: Desk) => Promise<ExitCode>): Run {
  return async (given, world) => {
    const server = serverOf(given, world);
    const place = placeOf(server);
    const { token } = world.environment;
    const admin = createAdminClient({ baseUrl: server, ...PATIENCE, ...(token === undefined ? {} : { token }) });
    try {
      return await act({ admin, place, given, world, paper: paperOf(given, world) });
    } catch (error) {
      if (!(error instanceof ProblemError && refusals.has(error.status))) throw failureAt(place, error);
      await world.stderr.write(`plimsoll: ${clean(tellFailure(error))}\n`);
      return 1;
    }
  };
}

/** Says an answer: as JSON what REST gives, or what `show` makes of it for a reader. */
export async function tell<Answer>(
  { given, world, paper }: Desk,
  answer: Answer,
  show: (answer: Answer, paper: Paper) => string,
): Promise<ExitCode> {
  if (formOf(given) === 'json') await sayJson(world, answer);
  else await say(world, show(answer, paper));
  return 0;
}

export interface Sent extends CallOptions {
  readonly query?: { readonly dryRun: boolean };
}

/**
 * Writes once, by a key, and as it was read where there is an ETag. Throws ServiceError that tells how to ask the same again where it is not known whether it
 * was done.
 */
export async function write<Answer>(
  { given, place, world }: Desk,
  send: (sent: Sent) => Call<Answer>,
  etag?: string,
): Promise<Answer> {
  const idempotencyKey = given.text('idempotency-key') ?? randomUUID();
  const isDryRun = given.has('dry-run');
  try {
    const answer = await send({
      idempotencyKey,
      ...(etag === undefined ? {} : { headers: { 'if-match': etag } }),
      ...(isDryRun ? { query: { dryRun: true } } : {}),
    });
    if (isDryRun && !given.has('quiet')) await world.stderr.write('dry run: nothing of it is kept\n');
    return answer;
  } catch (error) {
    if (!isUnsure(error) || isDryRun) throw error;
    const again = [`--idempotency-key ${idempotencyKey}`, ...(etag === undefined ? [] : [`--if-match '${etag}'`])];
    throw new ServiceError(
      `${place}: ${error.message}\n  Whether it was done is not known. The same again is done once: ${again.join(' ')}`,
      { cause: error },
    );
  }
}

const isUnsure = (error: unknown): error is PlimsollError =>
  error instanceof PlimsollError && !(error instanceof ProblemError) && !(error instanceof CallError);

/** An ETag as it is sent: who types one need not quote the quotes. */
export const etagOf = (text: string): string => (/^".*"$/.test(text) ? text : `"${text}"`);
