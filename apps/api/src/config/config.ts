import { environmentSchema, type Environment } from './config.schema.js';

/** The token that the settings are injected by. */
export const CONFIG = Symbol('config');

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absent: an embedded PostgreSQL is started in `dataDirectory`. */
  readonly databaseUrl?: string;
  readonly dataDirectory: string;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly pollIntervalMs: number;
  readonly bodyLimitBytes: number;
  readonly designItems: number;
  readonly compiledReleases: number;
  readonly answerCacheBytes: number;
  readonly requestTimeoutMs: number;
  readonly drainTimeoutMs: number;
  readonly openStreams: number;
  readonly streamHeartbeatMs: number;
  readonly graphqlIntrospection: boolean;
  /** A file. Absent: any document is run. */
  readonly graphqlTrustedDocuments?: string;
}

/** Stops the boot. Names every bad variable and never a value. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the settings once, at boot. An empty variable counts as unset, as compose files pass them. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const told = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(told);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`));
  return configOf(parsed.data);
}

function configOf(environment: Environment): Config {
  return Object.freeze({
    port: environment.PORT,
    host: environment.HOST,
    ...(environment.DATABASE_URL === undefined ? {} : { databaseUrl: environment.DATABASE_URL }),
    dataDirectory: environment.PLIMSOLL_DATA_DIR,
    logLevel: environment.LOG_LEVEL,
    pollIntervalMs: environment.PLIMSOLL_POLL_INTERVAL_MS,
    bodyLimitBytes: environment.PLIMSOLL_BODY_LIMIT_BYTES,
    designItems: environment.PLIMSOLL_DESIGN_ITEMS,
    compiledReleases: environment.PLIMSOLL_COMPILED_RELEASES,
    answerCacheBytes: environment.PLIMSOLL_ANSWER_CACHE_BYTES,
    requestTimeoutMs: environment.PLIMSOLL_REQUEST_TIMEOUT_MS,
    drainTimeoutMs: environment.PLIMSOLL_DRAIN_TIMEOUT_MS,
    openStreams: environment.PLIMSOLL_OPEN_STREAMS,
    streamHeartbeatMs: environment.PLIMSOLL_STREAM_HEARTBEAT_MS,
    graphqlIntrospection: environment.PLIMSOLL_GRAPHQL_INTROSPECTION,
    ...(environment.PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS === undefined
      ? {}
      : { graphqlTrustedDocuments: environment.PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS }),
  });
}
