import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { Problem } from '@plimsoll/engine';
import { GraphQLError, type OperationTypeNode } from 'graphql';
import { checkRequest } from './check-request.js';
import { refusalOf } from './failures.js';

/** What has no end is told elsewhere. */
function refuseSubscription(operation: OperationTypeNode): void {
  if (operation === 'subscription')
    throw refused('Subscriptions are told over a WebSocket here, or as server-sent events at /graphql/stream.');
}

const refused = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });

/** Checks variables and cost once the operation is known. Also of a document that was parsed and validated for another request. */
export const checkPlugin: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, operationName }) => {
      if (operation) refuseSubscription(operation.operation);
      try {
        checkRequest({
          schema,
          document,
          variables: request.variables ?? {},
          operationName: operationName ?? undefined,
        });
      } catch (error) {
        throw error instanceof Problem ? refusalOf(error) : error;
      }
    },
  }),
};
