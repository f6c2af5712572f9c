import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Problem } from '@plimsoll/engine';
import { TooMany } from '../access/admission.js';
import type { Caller } from '../access/caller.js';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { problemDocument } from '../problems/problem-document.js';
import { problemOf } from '../problems/problem-of.js';
import { maskedProblem } from '../problems/problem.filter.js';

/** What a resolver may know of its request. */
export interface GraphqlContext {
  readonly requestId: string;
  readonly caller: Caller;
}

const INSTANCE = '/graphql';

/** What is refused before anything is resolved is the caller's to mend. */
const REFUSED = 400;

/** A problem as an error of GraphQL: the members of the problem document are its extensions. */
function tell(problem: Problem): GraphQLFormattedError {
  const { detail, requestId: _none, ...extensions } = problemDocument(problem, { instance: INSTANCE, requestId: '' });
  return { message: detail, extensions };
}

/** A problem as an error that Apollo passes on, with the status of the whole answer. */
export function refusalOf(problem: Problem): GraphQLError {
  return new GraphQLError(problem.message, {
    originalError: problem,
    extensions: { http: { status: problem.status } },
  });
}

/** What the caller is told of an error: a problem in full, what GraphQL itself refuses as it says it, and of a bug nothing but that there is one. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const problem = problemIn(error);
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (problem) return { ...tell(problem), ...place };
  const code = formatted.extensions?.['code'];
  if (isBug(error) || typeof code !== 'string' || code === 'INTERNAL_SERVER_ERROR')
    return { ...tell(maskedProblem), ...place };
  return { message: formatted.message, ...place, extensions: { code, status: statusOf(error), errors: [] } };
}

/** The problem that an error was made of. */
function problemIn(error: unknown): Problem | undefined {
  const cause = unwrapResolverError(error);
  return problemOf(cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause);
}

/** Whether an error came out of our own code, and is no problem. */
function isBug(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return cause !== undefined && cause !== null && !(cause instanceof GraphQLError) && problemOf(cause) === undefined;
}

function statusOf(error: unknown): number {
  const http =
    error instanceof GraphQLError ? (error.extensions['http'] as { status?: number } | undefined) : undefined;
  return Math.max(http?.status ?? REFUSED, REFUSED);
}

/** The errors of a stream as they are told: formatted as those of a request, with its id. What the caller is not told goes into the log. */
export function tellErrors(
  errors: readonly GraphQLError[],
  { requestId, log }: Pick<GraphqlContext, 'requestId'> & { readonly log: Logger },
): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    if (isBug(error)) log.error({ err: error.originalError, requestId }, 'a subscription failed');
    const { extensions, ...rest } = formatError(error.toJSON(), error);
    return { ...rest, extensions: { ...extensions, requestId } };
  });
}

/** When a caller that asks too much may come back, in seconds. */
function retryAfter(errors: readonly GraphQLError[]): string | undefined {
  const tooMany = errors.map(({ originalError }) => originalError).find((error) => error instanceof TooMany);
  return tooMany && String(tooMany.allowance.resetSeconds);
}

/** What the answer says besides. No cache keeps it: what one may read depends on who asks, and a secret is told once. */
export const headersPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, errors = [] }) => {
      const seconds = retryAfter(errors);
      if (seconds !== undefined) response.http.headers.set('retry-after', seconds);
      response.http.headers.set('cache-control', 'no-store');
    },
  }),
};

/** Writes the request's id into every error, and what the caller is not told into the log. */
export function failurePlugin(log: Logger): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors)
          if (isBug(error))
            log.error({ err: unwrapResolverError(error), requestId: contextValue.requestId }, 'a resolver failed');
      },
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return;
        const { errors } = response.body.singleResult;
        if (!errors) return;
        response.body.singleResult.errors = errors.map((error) => ({
          ...error,
          extensions: { ...error.extensions, requestId: contextValue.requestId },
        }));
      },
    }),
  };
}
