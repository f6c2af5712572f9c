import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  getNamedType,
  GraphQLError,
  type FieldNode,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { getComplexity, simpleEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { CostMemory, type CostQuestion } from './cost-memory.js';
import { safeTextsRule } from './safe-texts.js';

/** What a document may come to. One that asks a verb for everything its answer holds stays inside them. */
const LIMITS = { tokens: 598, depth: 12, aliases: 30, directives: 20, nodes: 2000, cost: 25_000 } as const;

/** For the parser: what lies behind it is never read. */
export const parseLimits = { maxTokens: LIMITS.tokens } as const;

/** The rules throw what they find, unless told otherwise; a fault of the caller is to be told as one of the document's. */
const told = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** How many writes one document may hold, wherever it holds them. */
export const MOST_WRITES = 10;

const maxWritesRule: ValidationRule = (context) => {
  const writes: FieldNode[] = [];
  return {
    Field: (node) => {
      if (context.getParentType() === context.getSchema().getMutationType()) writes.push(node);
    },
    Document: {
      leave: () => {
        if (writes.length <= MOST_WRITES) return;
        const message = `The document holds ${writes.length} writes, more than ${MOST_WRITES}: send several documents.`;
        context.reportError(new GraphQLError(message, { nodes: writes.slice(MOST_WRITES, MOST_WRITES + 1) }));
      },
    },
  };
};

/** Looked at before anything is resolved, in a document over HTTP and in one over a subscription. */
export const limitRules = [
  maxDepthRule({ n: LIMITS.depth, flattenFragments: true, ...told }),
  maxAliasesRule({ n: LIMITS.aliases, ...told }),
  maxDirectivesRule({ n: LIMITS.directives, ...told }),
  maxWritesRule,
  safeTextsRule,
] as unknown as readonly ValidationRule[];

/** The page size of a connection that names none. */
const USUAL_PAGE = 100;

/** What a verb costs before its answer is written, and what a write does: it is worked out for this one request. */
const VERB = 2000;

/** What looking into a release costs: it may have to be compiled first. */
const LOOK = 250;

/** How many a list without pages is taken to hold, by the type it stands in. What an answer or an item holds by itself is there already and costs what its fields cost. */
const listSizes: Readonly<Record<string, number>> = {
  'Query.catalogs': 3,
  'Query.brokenExamples': 20,
  'Query.draftItems': 200,
  'Query.knownSources': 100,
  'Query.sourceRevisions': 20,
  'Query.tokens': 50,
  'Query.webhooks': 20,
  'Fact.cited': 2,
  'Fact.related': 5,
  'Option.movedTo': 2,
};

/** A field costs one, and a list costs what is asked of one item times the items that are asked for. */
function estimate({ args, childComplexity, field, type }: ComplexityEstimatorArgs): number {
  const place = `${type.name}.${field.name}`;
  const own = costOfField(type.name, field.name, args);
  if (!getNamedType(field.type).name.endsWith('Connection')) return own + childComplexity * (listSizes[place] ?? 1);
  const first: unknown = args['first'];
  return own + childComplexity * (typeof first === 'number' && first > 0 ? first : USUAL_PAGE);
}

/** Root fields that are read from the database, or worked out. */
const ownCosts: Readonly<Record<string, number>> = {
  'Query.draft': VERB,
  'Query.brokenExamples': VERB,
  'Query.draftDiff': VERB,
  'Query.draftImpact': VERB,
  'Query.rebasePreview': VERB,
  'Query.draftItems': LOOK,
  'Query.draftItem': LOOK,
  'Query.drift': LOOK,
};

function costOfField(type: string, field: string, args: Readonly<Record<string, unknown>>): number {
  if (type === 'Mutation' || (type === 'Query' && 'question' in args)) return VERB;
  if (type === 'Release' && Object.keys(args).length > 0) return LOOK;
  return ownCosts[`${type}.${field}`] ?? 1;
}

interface Costed extends CostQuestion {
  readonly schema: GraphQLSchema;
}

const memory = new CostMemory();

/** Throws a GraphQLError for a document that asks for more than one answer should hold. */
export function refuseCostly(costed: Costed): void {
  const cost = memory.costOf(costed, () => costOf(costed));
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
      maxQueryNodes: LIMITS.nodes,
      estimators: [estimate, simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    // So it tells of fragments that spread into more fields than it counts.
    throw error instanceof GraphQLError ? tooCostly(error.message) : error;
  }
}

const tooCostly = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_TOO_COSTLY', http: { status: 400 } } });
