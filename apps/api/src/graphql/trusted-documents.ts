import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';

const SHA256 = /^[0-9a-f]{64}$/;

/** Says whether a document may be run at all; throws a GraphQLError where it may not. */
export type DocumentGate = (source: string) => void;

/**
 * Where a file of trusted documents is configured, no other document is run. The file is a JSON object: the SHA-256 of each document, and the document.
 * Throws where the file is not that, so that the service does not start with a door that is open by mistake.
 */
export function documentGate(file: string | undefined): DocumentGate {
  if (file === undefined) return () => undefined;
  const trusted = readTrusted(file);
  return (source) => {
    if (trusted.has(hashOf(source))) return;
    throw new GraphQLError('This service runs only the documents it was given; this one is not among them.', {
      extensions: { code: 'GRAPHQL_NOT_TRUSTED', http: { status: 400 } },
    });
  };
}

/** The gate for what comes over HTTP. */
export function trustPlugin(gate: DocumentGate): ApolloServerPlugin<BaseContext> {
  return { requestDidStart: async () => ({ didResolveOperation: async ({ source }) => gate(source) }) };
}

function readTrusted(file: string): ReadonlySet<string> {
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (entries === null || typeof entries !== 'object' || Array.isArray(entries))
    throw new Error('the file of trusted documents holds no object');
  const wrong = Object.entries(entries).filter(([hash, text]) => !SHA256.test(hash) || hashOf(String(text)) !== hash);
  if (wrong.length > 0)
    throw new Error(`trusted documents whose SHA-256 is another: ${wrong.map(([hash]) => hash).join(', ')}`);
  return new Set(Object.keys(entries));
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
