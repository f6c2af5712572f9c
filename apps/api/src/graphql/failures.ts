import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Problem } from '@plimsoll/engine';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { problemDocument } from '../problems/problem-document.js';
import { problemOf } from '../problems/problem-of.js';
import { maskedProblem } from '../problems/problem.filter.js';

/** What a resolver may know of its request. */
export interface GraphqlContext {
  readonly requestId: string;
}

const INSTANCE = '/graphql';

/** A problem as an error of GraphQL: the members of the problem document are its extensions. A resolver throws it as it is. */
function toGraphqlError(problem: Problem): GraphQLError {
  const { detail, ...extensions } = problemDocument(problem, { instance: INSTANCE, requestId: '' });
  return new GraphQLError(detail, { extensions, originalError: problem });
}

/** What the caller is told of an error: a problem in full, what GraphQL itself refuses as it says it, and of a bug nothing but that there is one. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const problem = problemOf(cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause);
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (problem) return { ...tell(problem), ...place };
  const isOurs = formatted.extensions?.['code'] === 'INTERNAL_SERVER_ERROR';
  return isOurs ? { ...tell(maskedProblem), ...place } : withoutStack(formatted);
}

function tell(problem: Problem): GraphQLFormattedError {
  const { message, extensions } = toGraphqlError(problem);
  return { message, extensions };
}

function withoutStack({ extensions, ...rest }: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stack, ...told } = extensions ?? {};
  return { ...rest, extensions: told };
}

/** Writes the request's id into every error, and what the caller is not told into the log. */
export function failurePlugin(log: Logger): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) {
          const cause = unwrapResolverError(error);
          if (cause !== error && !problemOf(cause))
            log.error({ err: cause, requestId: contextValue.requestId }, 'a resolver failed');
        }
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
