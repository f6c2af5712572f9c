export * from './generated/graphql.js';
export {
  createGraphqlClient,
  GraphqlError,
  type AskOptions,
  type GraphqlClient,
  type GraphqlDocument,
  type GraphqlFailure,
  type TypedDocument,
} from './online/graphql-client.js';
export type { ClientOptions } from './online/settings.js';
