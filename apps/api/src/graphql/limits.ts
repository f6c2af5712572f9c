import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { getComplexity, simpleEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';

/** What a document may come to. One that asks a verb for everything its answer holds stays inside them. */
const LIMITS = { tokens: 598, depth: 12, aliases: 30, directives: 20, cost: 25_000 } as const;

/** For the parser: what lies behind it is never read. */
export const parseLimits = { maxTokens: LIMITS.tokens } as const;

/** The rules throw what they find, unless told otherwise; a fault of the caller is to be told as one of the document's. */
const told = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** Looked at before anything is resolved, in a document over HTTP and in one over a subscription. */
export const limitRules = [
  maxDepthRule({ n: LIMITS.depth, flattenFragments: true, ...told }),
  maxAliasesRule({ n: LIMITS.aliases, ...told }),
  maxDirectivesRule({ n: LIMITS.directives, ...told }),
] as unknown as readonly ValidationRule[];

/** The page size of a connection that names none. */
const USUAL_PAGE = 100;

/** A field costs one, and a connection costs what is asked of one item times the items that are asked for. */
function byPage({ args, childComplexity, type }: ComplexityEstimatorArgs): number | undefined {
  if (!type.name.endsWith('Connection') && args['first'] === undefined && !('after' in args)) return undefined;
  const first: unknown = args['first'];
  return 1 + childComplexity * (typeof first === 'number' && first > 0 ? first : USUAL_PAGE);
}

interface Costed {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** Throws a GraphQLError for a document that asks for more than one answer should hold. */
export function refuseCostly({ schema, document, variables, operationName }: Costed): void {
  const cost = costOf({ schema, document, variables, operationName });
  if (cost <= LIMITS.cost) return;
  throw tooCostly(
    `The document costs ${cost}, more than ${LIMITS.cost}: ask for fewer items, or fewer fields of each.`,
  );
}

function costOf({ schema, document, variables, operationName }: Costed): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: { ...variables },
      ...(operationName === undefined ? {} : { operationName }),
      estimators: [byPage, simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    // So it tells of fragments that spread into more fields than it counts, and of variables that do not fit.
    throw error instanceof GraphQLError ? tooCostly(error.message) : error;
  }
}

const tooCostly = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_TOO_COSTLY', http: { status: 400 } } });

/** Weighs a document once its operation is known. */
export const costPlugin: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request, operationName }) =>
      refuseCostly({
        schema,
        document,
        variables: request.variables ?? {},
        operationName: operationName ?? undefined,
      }),
  }),
};
