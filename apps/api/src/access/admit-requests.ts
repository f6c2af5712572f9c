import { Problem } from '@plimsoll/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TooMany, type Admission } from './admission.js';
import { refusalTo } from './may.js';
import { rateFields } from './rate-window.js';
import { callerOf, refusalOfRequest, setCaller, setRefusal, setWatch } from './request-caller.js';

/**
 * Says of each request who sent it, before anything else happens to it. One with a token that does not do is refused, also where
 * none is needed. A refusal is noted here and told by `refuseRequests`, when the headers that every answer has are there.
 */
export function admitRequests(fastify: FastifyInstance, admission: Admission): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return proceed(admission, request, reply, done);
    void admission
      .callerBy(authorization, request.raw)
      .then((caller) => {
        setCaller(request, caller);
        setWatch(request, admission.watch.over(authorization, caller));
      })
      .catch((error: unknown) => note(request, error))
      .then(() => proceed(admission, request, reply, done));
  });
}

/** Ends what was refused. Put behind what adds headers, and before what reads a body. */
export function refuseRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const problem = refusalOfRequest(request);
    if (problem instanceof TooMany) void reply.header('retry-after', String(problem.allowance.resetSeconds));
    done(problem);
  });
}

function note(request: FastifyRequest, error: unknown): void {
  setRefusal(request, error instanceof Problem ? error : new Problem(503, 'caller-unknown', 'It cannot be told now.'));
}

function proceed(admission: Admission, request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (refusalOfRequest(request) === undefined) {
    const path = request.raw.url?.split('?', 1)[0] ?? '';
    if (admission.requests.quota > 0 && !isHealth(path)) limit(admission, request, reply);
    // A document of GraphQL is refused as a whole, also one that only asks for the schema.
    if (isGraphql(path) && !admission.mayRead(callerOf(request)))
      setRefusal(request, refusalTo(callerOf(request), 'a role'));
  }
  done();
}

const isHealth = (path: string) => path === '/livez' || path === '/readyz';
const isGraphql = (path: string) => /^\/graphql(\/|$)/.test(path);

function limit(admission: Admission, request: FastifyRequest, reply: FastifyReply): void {
  const allowance = admission.count(callerOf(request), request.raw);
  void reply.headers(rateFields('requests', admission.requests.quota, allowance));
  if (!allowance.isAllowed) setRefusal(request, new TooMany(allowance, 'You have asked too often: come back later.'));
}
