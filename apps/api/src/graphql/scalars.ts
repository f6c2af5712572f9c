import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';

/** Any JSON value, as it is. A literal in a document may hold variables. */
export const jsonScalar = new GraphQLScalarType<unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => plain(valueFromASTUntyped(node, variables)),
});

/** GraphQL makes objects without a prototype of literals; what reads them expects plain ones. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** A whole number up to 2^53 - 1, which Int does not hold. */
export const safeIntScalar = new GraphQLScalarType<number, unknown>({
  name: 'SafeInt',
  serialize: (value) => safeInt(value),
  parseValue: (value) => safeInt(value),
  parseLiteral: (node: ValueNode) => safeInt(node.kind === Kind.INT ? Number(node.value) : undefined),
});

function safeInt(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('SafeInt takes a whole number up to 2^53 - 1.');
}
