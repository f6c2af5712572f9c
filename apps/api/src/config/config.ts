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
  readonly isReadingOpen: boolean;
  /** Absent: one that the database keeps. */
  readonly tokenPepper?: string;
  /** Absent: only API tokens are taken. */
  readonly oidc?: OidcConfig;
  readonly rates: RateConfig;
  readonly approvalsNeeded: number;
  readonly jobIntervalMs: number;
  /** 0 to 1. Absent: a third. */
  readonly driftAlarmShare?: number;
  readonly comparisonTimeoutMs: number;
  readonly webhookTimeoutMs: number;
  readonly allowsPrivateWebhooks: boolean;
  readonly openStreams: number;
  readonly streamHeartbeatMs: number;
  readonly streamTokenCheckMs: number;
  readonly graphqlIntrospection: boolean;
  /** A file. Absent: any document is run. */
  readonly graphqlTrustedDocuments?: string;
}

/** The provider whose access tokens are taken, and everything about them that is pinned. */
export interface OidcConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: Environment['PLIMSOLL_OIDC_ALGORITHMS'];
  readonly tokenType: Environment['PLIMSOLL_OIDC_TOKEN_TYPE'];
  /** Absent: the discovery document says. */
  readonly jwksUrl?: string;
  readonly rolesClaim: string;
  readonly rolesOf: Environment['PLIMSOLL_OIDC_ROLES'];
  readonly keysMaxAgeMs: number;
  readonly keysCooldownMs: number;
}

/** How often a caller may ask, each a minute; 0 is any number. */
export interface RateConfig {
  readonly requests: number;
  readonly writes: number;
  readonly failedTokens: number;
  readonly trustedProxies: readonly string[];
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
  const { PLIMSOLL_OIDC_ISSUER: issuer, PLIMSOLL_OIDC_AUDIENCE: audience } = parsed.data;
  if ((issuer === undefined) !== (audience === undefined))
    throw new ConfigError(['PLIMSOLL_OIDC_AUDIENCE: must be set together with PLIMSOLL_OIDC_ISSUER']);
  return configOf(parsed.data);
}

function oidcOf(environment: Environment): { readonly oidc?: OidcConfig } {
  const {
    PLIMSOLL_OIDC_ISSUER: issuer,
    PLIMSOLL_OIDC_AUDIENCE: audience,
    PLIMSOLL_OIDC_JWKS_URL: jwksUrl,
  } = environment;
  if (issuer === undefined || audience === undefined) return {};
  return {
    oidc: {
      issuer,
      audience,
      algorithms: environment.PLIMSOLL_OIDC_ALGORITHMS,
      tokenType: environment.PLIMSOLL_OIDC_TOKEN_TYPE,
      ...(jwksUrl === undefined ? {} : { jwksUrl }),
      rolesClaim: environment.PLIMSOLL_OIDC_ROLES_CLAIM,
      rolesOf: environment.PLIMSOLL_OIDC_ROLES,
      keysMaxAgeMs: environment.PLIMSOLL_OIDC_KEYS_MAX_AGE_MS,
      keysCooldownMs: environment.PLIMSOLL_OIDC_KEYS_COOLDOWN_MS,
    },
  };
}

const ratesOf = (environment: Environment): RateConfig => ({
  requests: environment.PLIMSOLL_RATE_LIMIT,
  writes: environment.PLIMSOLL_WRITE_LIMIT,
  failedTokens: environment.PLIMSOLL_FAILED_TOKEN_LIMIT,
  trustedProxies: environment.PLIMSOLL_TRUSTED_PROXIES ?? [],
});

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
    isReadingOpen: environment.PLIMSOLL_OPEN_READING,
    ...(environment.PLIMSOLL_TOKEN_PEPPER === undefined ? {} : { tokenPepper: environment.PLIMSOLL_TOKEN_PEPPER }),
    ...oidcOf(environment),
    rates: ratesOf(environment),
    approvalsNeeded: environment.PLIMSOLL_APPROVALS,
    jobIntervalMs: environment.PLIMSOLL_JOB_INTERVAL_MS,
    ...(environment.PLIMSOLL_DRIFT_ALARM_SHARE === undefined
      ? {}
      : { driftAlarmShare: environment.PLIMSOLL_DRIFT_ALARM_SHARE }),
    comparisonTimeoutMs: environment.PLIMSOLL_COMPARISON_TIMEOUT_MS,
    webhookTimeoutMs: environment.PLIMSOLL_WEBHOOK_TIMEOUT_MS,
    allowsPrivateWebhooks: environment.PLIMSOLL_WEBHOOK_ALLOW_PRIVATE,
    openStreams: environment.PLIMSOLL_OPEN_STREAMS,
    streamHeartbeatMs: environment.PLIMSOLL_STREAM_HEARTBEAT_MS,
    streamTokenCheckMs: environment.PLIMSOLL_STREAM_TOKEN_CHECK_MS,
    graphqlIntrospection: environment.PLIMSOLL_GRAPHQL_INTROSPECTION,
    ...(environment.PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS === undefined
      ? {}
      : { graphqlTrustedDocuments: environment.PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS }),
  });
}
