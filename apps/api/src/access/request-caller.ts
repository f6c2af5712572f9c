import type { Problem } from '@plimsoll/engine';
import type { FastifyRequest } from 'fastify';
import { anonymous, type Caller } from './caller.js';
import type { Watch } from '../server/open-streams.js';

const callers = new WeakMap<object, Caller>();

/** Whoever sent the request; anonymous until it was said who. */
export const callerOf = (request: Pick<FastifyRequest, 'raw'>): Caller => callers.get(request.raw) ?? anonymous;

/** Says who sent the request. For the authentication alone. */
export function setCaller(request: Pick<FastifyRequest, 'raw'>, caller: Caller): void {
  callers.set(request.raw, caller);
}

const watches = new WeakMap<object, Watch>();

/** The watch over the token of a request, for what stays open; undefined where none was shown. */
export const watchOf = (request: Pick<FastifyRequest, 'raw'>): Watch | undefined => watches.get(request.raw);

/** Says what watches the token of a request. For the authentication alone. */
export function setWatch(request: Pick<FastifyRequest, 'raw'>, watch: Watch): void {
  watches.set(request.raw, watch);
}

const refusals = new WeakMap<object, Problem>();

/** Why the request goes no further; undefined where it does. */
export const refusalOfRequest = (request: Pick<FastifyRequest, 'raw'>): Problem | undefined =>
  refusals.get(request.raw);

/** Says that the request goes no further. For the admission alone. */
export function setRefusal(request: Pick<FastifyRequest, 'raw'>, problem: Problem): void {
  refusals.set(request.raw, problem);
}
