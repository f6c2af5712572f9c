import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { Problem } from '@plimsoll/engine';
import { GraphQLError, type GraphQLSchema, type OperationTypeNode } from 'graphql';
import { checkRequest } from './check-request.js';
import { refusalOf } from './failures.js';

/** Nothing is written here, and what has no end is told elsewhere. */
function refuseOtherOperations(schema: GraphQLSchema, operation: OperationTypeNode): void {
  if (operation === 'subscription')
    throw refused('Subscriptions are told over a WebSocket here, or as server-sent events at /graphql/stream.');
  if (!schema.getRootType(operation)) throw refused(`This service has no ${operation}.`);
}

const refused = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });

/** Checks variables and cost once the operation is known. Also of a document that was parsed and validated for another request. */
export const checkPlugin: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, operationName }) => {
      if (operation) refuseOtherOperations(schema, operation.operation);
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
