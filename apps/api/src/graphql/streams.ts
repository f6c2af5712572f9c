import { Problem } from '@plimsoll/engine';
import { GraphQLError, parse, specifiedRules, validate, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { getOperationAST } from 'graphql';
import type { Logger } from 'pino';
import type { Admission } from '../access/admission.js';
import type { OpenStreams } from '../server/open-streams.js';
import { checkRequest } from './check-request.js';
import { refusalOf } from './failures.js';
import { limitRules, parseLimits } from './limits.js';
import type { DocumentGate } from './trusted-documents.js';

/** What a subscription protocol hands over. */
export interface StreamRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What both protocols stand on. */
export interface Streaming {
  /** Gives what is wrong with a subscription, or what to run. */
  readonly check: (request: StreamRequest) => readonly GraphQLError[] | ExecutionArgs;
  readonly streams: Pick<OpenStreams, 'add'>;
  readonly admission: Admission;
  readonly log: Logger;
}

/**
 * A subscription, checked as a document over HTTP is: the same limits on tokens, depth, aliases and cost, and the same trusted documents. Only subscriptions come this way:
 * a query has its own address, where it is counted and logged.
 */
export function checkStream(
  schema: GraphQLSchema,
  gate: DocumentGate,
  request: StreamRequest,
): readonly GraphQLError[] | ExecutionArgs {
  try {
    return runnable(schema, gate, request);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    if (error instanceof Problem) return [refusalOf(error)];
    throw error;
  }
}

function runnable(schema: GraphQLSchema, gate: DocumentGate, { query, operationName, variables }: StreamRequest) {
  const document = parsed(query);
  const faults = validate(schema, document, [...specifiedRules, ...limitRules]);
  if (faults.length > 0) return faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription')
    throw refused('Only subscriptions are streamed: send a query to POST /graphql.', 'BAD_REQUEST');
  gate(query);
  const asked = { ...variables };
  checkRequest({ schema, document, variables: asked, operationName: operationName ?? undefined });
  return { schema, document, variableValues: asked, ...(operationName ? { operationName } : {}) };
}

function parsed(query: string) {
  try {
    return parse(query, parseLimits);
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

const refused = (message: string, code: string) => new GraphQLError(message, { extensions: { code } });

/** The codes are those that Apollo gives to the same refusals over HTTP. */
function coded({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}

export const isRunnable = (checkedStream: readonly GraphQLError[] | ExecutionArgs): checkedStream is ExecutionArgs =>
  !Array.isArray(checkedStream);
