import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooMany } from './admission.js';
import { anonymous, type Caller } from './caller.js';
import { keepPrivate } from '../server/privacy.js';
import { callerOf } from './request-caller.js';
import { requireRole, type Reading } from './may.js';
import { policyRows } from './policy.js';
import { rateFields, type RateWindow } from './rate-window.js';

/** Where @ApiOperation puts what it was told. */
const API_OPERATION = 'swagger/apiOperation';

/** Asks the policy before every handler and every root field. Throws the problems of `requireRole`. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reading: Reading,
    private readonly writes: RateWindow,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const isGraphql = context.getType<string>() === 'graphql';
    const operation = isGraphql ? operationOfField(context) : operationOfHandler(context.getHandler());
    const caller = callerIn(context, isGraphql);
    if (operation !== undefined) requireRole(operation, caller, this.reading);
    if (isGraphql ? isMutation(context) : isWrite(context, operation)) this.countWrite(caller, context, isGraphql);
    if (!isGraphql && !this.reading.isOpen) keepPrivate(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }

  private countWrite(caller: Caller, context: ExecutionContext, isGraphql: boolean): void {
    if (this.writes.quota === 0) return;
    const allowance = this.writes.take(caller.id);
    const headers = {
      ...rateFields('writes', this.writes.quota, allowance),
      ...(allowance.isAllowed ? {} : { 'retry-after': String(allowance.resetSeconds) }),
    };
    if (!isGraphql) void context.switchToHttp().getResponse<FastifyReply>().headers(headers);
    if (!allowance.isAllowed) throw new TooMany(allowance, 'You have written too often: come back later.');
  }
}

/** A verb is asked by POST too: what needs a role and is no GET writes. */
function isWrite(context: ExecutionContext, operation: string | undefined): boolean {
  const { method } = context.switchToHttp().getRequest<FastifyRequest>();
  return method !== 'GET' && method !== 'HEAD' && typeof policyRows[operation ?? '']?.allowed === 'object';
}

const isMutation = (context: ExecutionContext) => context.getArgByIndex<GraphqlPlace>(3).parentType.name === 'Mutation';

/** The operation id that a handler was described with. */
export function operationOfHandler(handler: object): string | undefined {
  const described: unknown = Reflect.getMetadata(API_OPERATION, handler);
  return (described as { readonly operationId?: string } | undefined)?.operationId;
}

const operationOfRootField = new Map(
  Object.entries(policyRows).flatMap(([id, row]) => (row?.graphql ?? []).map((field) => [field, id] as const)),
);

/** The operation that a root field is, such as `Query.compare`. */
export const operationOfRoot = (field: string): string | undefined => operationOfRootField.get(field);

interface GraphqlPlace {
  readonly parentType: { readonly name: string };
  readonly fieldName: string;
}

const roots = ['Query', 'Mutation', 'Subscription'];

/** Only root fields are asked about: whoever may ask a question may read its answer. */
function operationOfField(context: ExecutionContext): string | undefined {
  const place: GraphqlPlace = context.getArgByIndex(3);
  if (!roots.includes(place.parentType.name)) return undefined;
  const field = `${place.parentType.name}.${place.fieldName}`;
  return operationOfRoot(field) ?? field;
}

function callerIn(context: ExecutionContext, isGraphql: boolean): Caller {
  if (!isGraphql) return callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  return context.getArgByIndex<{ readonly caller?: Caller } | undefined>(2)?.caller ?? anonymous;
}
