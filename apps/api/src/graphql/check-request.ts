import { Problem, schemaProblem } from '@plimsoll/engine';
import { getOperationAST, getVariableValues, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { OperationDefinitionNode, TypeNode } from 'graphql';
import type { z } from 'zod';
import { refuseCostly } from './limits.js';
import { questionTypes } from './schema-text.js';
import { inputTypes } from './write-fields.js';

/** A document that was parsed and validated, and what it is asked with. */
export interface CheckedDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/**
 * What is left to check of a document that is valid: the variables and the cost, which depends on them. Throws the Problem that REST tells of the same value, or a GraphQLError.
 */
export function checkRequest(request: CheckedDocument): void {
  const { schema, document, variables, operationName } = request;
  const operation = getOperationAST(document, operationName);
  // Which operation is meant is told by the one that runs it.
  if (!operation) return;
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: MAX_PLACES,
  });
  if (errors) throw variableProblem(operation, variables, errors);
  refuseCostly({ ...request, variables: declaredOf(operation, variables) });
}

const MAX_PLACES = 20;

/** What the operation asks with: whoever sends more is not answered otherwise, and nothing of it is kept. */
function declaredOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: CheckedDocument['variables'],
): CheckedDocument['variables'] {
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
}

function variableProblem(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  errors: readonly GraphQLError[],
): Problem {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const problem = questionProblem(typeName(type), variables[variable.name.value]);
    if (problem) return problem;
  }
  const places = errors.map(({ message, nodes }) => ({
    pointer: pointerTo(nodes),
    code: 'wrong-type',
    detail: message,
  }));
  return new Problem(400, 'invalid-request', errors[0]?.message ?? 'A variable is wrong.', places);
}

/** What is wrong with a question or an input, in the words of its schema. */
function questionProblem(type: string, value: unknown): Problem | undefined {
  const schema = questionSchemas[type];
  if (schema === undefined || value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  return parsed.success ? undefined : schemaProblem(parsed.error.issues, value);
}

const questionSchemas: Readonly<Record<string, z.ZodType | undefined>> = Object.fromEntries(
  Object.entries({ ...questionTypes, ...inputTypes }).map(([name, schema]) => [`${name}Input`, schema] as const),
);

function typeName(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : typeName(type.type);
}

/** The errors of variables stand at their definitions. */
function pointerTo(nodes: GraphQLError['nodes']): string {
  const [node] = nodes ?? [];
  return node?.kind === 'VariableDefinition' ? `/${node.variable.name.value}` : '';
}
