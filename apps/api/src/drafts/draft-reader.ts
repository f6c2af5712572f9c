import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { anonymous, type Caller } from '../access/caller.js';
import { requireRole } from '../access/may.js';
import { callerOf } from '../access/request-caller.js';
import { draftOfRef, settledRef } from '../releases/draft-refs.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { keepPrivate } from '../server/privacy.js';
import { DraftStore } from './draft.store.js';
import { DraftViews, noDraft } from './draft-views.js';

/** Where a question names a release. */
const FIELDS = ['ref', 'release', 'releases', 'from', 'to', 'fromRelease', 'toRelease'] as const;

/** A place of a question that names a draft. */
interface Place {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
  readonly id: string;
}

/**
 * Lets every verb answer from a draft: where a question names `draft:<id>`, and the caller may read drafts, the draft as it is now is brought into memory
 * and the question goes on with its digest. Throws Problem 401, 403 and 404.
 */
@Injectable()
export class DraftReader implements NestInterceptor {
  constructor(
    private readonly store: DraftStore,
    private readonly views: DraftViews,
    private readonly memory: ReleaseMemory,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType<string>() === 'graphql') await this.settleArguments(context);
    else await this.settleRequest(context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle();
  }

  private async settleRequest(request: FastifyRequest): Promise<void> {
    const places = [request.params, request.query, request.body].flatMap(placesIn);
    if (places.length === 0) return;
    keepPrivate(request);
    await this.settle(places, callerOf(request));
  }

  private async settleArguments(context: ExecutionContext): Promise<void> {
    const [, values, { caller }] =
      context.getArgs<[unknown, { readonly question?: unknown }, { readonly caller?: Caller }]>();
    // A verb has all it is asked with in one argument.
    const { question } = values;
    await this.settle([values, question].flatMap(placesIn), caller ?? anonymous);
  }

  private async settle(places: readonly Place[], caller: Caller): Promise<void> {
    for (const { holder, key, id } of places) {
      requireRole('getDraft', caller, { isOpen: true });
      holder[key] = await this.hold(id);
    }
  }

  private async hold(id: string): Promise<string> {
    const head = await this.store.head(id);
    if (!head) throw noDraft(id);
    const known = settledRef(id, head.digest);
    if (this.memory.holdsDraft(head.catalog, known)) return known;
    // It may have been edited since its head was read.
    const draft = await this.views.found(id);
    const ref = settledRef(id, draft.digest);
    this.memory.holdDraft(ref, await this.views.compiled(draft), draft.content);
    return ref;
  }
}

function placesIn(values: unknown): readonly Place[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [];
  const named = values as Record<string, unknown>;
  return FIELDS.flatMap((field) => placesAt(named, field));
}

function placesAt(holder: Record<string | number, unknown>, key: string | number): readonly Place[] {
  const value = holder[key];
  if (Array.isArray(value)) return value.flatMap((_, index) => placesAt(value as unknown as Place['holder'], index));
  if (typeof value !== 'string') return placesIn(value);
  const id = draftOfRef(value);
  return id === undefined ? [] : [{ holder, key, id }];
}
