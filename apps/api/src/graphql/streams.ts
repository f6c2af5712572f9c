import { GraphQLError, parse, specifiedRules, validate, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { getOperationAST } from 'graphql';
import { limitRules, parseLimits, refuseCostly } from './limits.js';

/** What a subscription protocol hands over. */
export interface StreamRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * A subscription, checked as a document over HTTP is: the same limits on tokens, depth, aliases and cost. Only subscriptions come this way: a query has its own address, where it is
 * counted and logged. Gives what is wrong, or what to run.
 */
export function checkStream(
  schema: GraphQLSchema,
  { query, operationName, variables }: StreamRequest,
): readonly GraphQLError[] | ExecutionArgs {
  try {
    const document = parse(query, parseLimits);
    const faults = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (faults.length > 0) return faults;
    const operation = getOperationAST(document, operationName ?? undefined);
    if (operation?.operation !== 'subscription')
      return [new GraphQLError('Only subscriptions are streamed: send a query to POST /graphql.')];
    const asked = { ...variables };
    refuseCostly({ schema, document, variables: asked, operationName: operationName ?? undefined });
    return { schema, document, variableValues: asked, ...(operationName ? { operationName } : {}) };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

export const isRunnable = (checkedStream: readonly GraphQLError[] | ExecutionArgs): checkedStream is ExecutionArgs =>
  !Array.isArray(checkedStream);
