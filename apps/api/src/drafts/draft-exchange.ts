import { canonicalJson } from '@plimsoll/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationId } from '../access/policy.js';
import { jsonRepresentation, sendRepresentation } from '../server/representation.js';
import { askedBy, sendAnswered, versionMeant } from '../writes/ask-write.js';
import type { Answered } from '../writes/write.types.js';
import type { AskedOfDraft, Meant } from './drafts.service.js';

interface Writing {
  readonly operation: OperationId;
  readonly id: string;
  readonly question: object;
}

/** Does a write to a draft as it was read, and answers with what it came to. */
export async function writeDraft(
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, id, question }: Writing,
  work: (asked: AskedOfDraft, meant: Meant) => Promise<Answered>,
): Promise<void> {
  const meant = { id, etag: versionMeant(request) };
  const asked = { ...askedBy(request, operation, { ...meant, question }), operation };
  sendAnswered(reply, await work(asked, meant));
}

/** Answers with what was read; `etag` is what If-Match takes. */
export function sendRead(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, etag }: { readonly body: unknown; readonly etag?: string },
): void {
  const told = jsonRepresentation(request, canonicalJson(body), 'none');
  sendRepresentation(request, reply, etag === undefined ? told : { ...told, etag });
}
