import { z } from 'zod';
import { oidcVariables, rateVariables } from './access.schema.js';

/** A whole number, as an environment variable holds it. The message never repeats the value: a secret pasted into the wrong variable must not reach a log. */
const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const yesOrNo = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((text) => text === 'true');

const MEBIBYTE = 1024 * 1024;

const databaseUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'must be a URL such as postgres://user:password@host:5432/database',
  );

/** Every environment variable the service reads. `.env.example` lists the same names with the same defaults. */
export const environmentSchema = z.object({
  PORT: integer(0, 65_535).prefault('3000').describe('TCP port to listen on; 0 takes a free one'),
  HOST: z.string().max(255).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 in a container'),
  DATABASE_URL: databaseUrl.optional().describe('PostgreSQL to use; unset: an embedded PostgreSQL is started'),
  PLIMSOLL_DATA_DIR: z.string().max(4096).default('.plimsoll').describe('Directory of the embedded PostgreSQL'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info')
    .describe('Least severe level that is logged'),
  PLIMSOLL_POLL_INTERVAL_MS: integer(100, 3_600_000)
    .prefault('5000')
    .describe('Milliseconds between looks at the current pointer, behind LISTEN/NOTIFY'),
  PLIMSOLL_BODY_LIMIT_BYTES: integer(1024, 256 * MEBIBYTE)
    .prefault(String(5 * MEBIBYTE))
    .describe('Largest request body in bytes'),
  PLIMSOLL_DESIGN_ITEMS: integer(1, 100_000)
    .prefault('1000')
    .describe('Most agent pools, subnets, ingresses and connections together that one design may have'),
  PLIMSOLL_COMPILED_RELEASES: integer(1, 1000)
    .prefault('8')
    .describe('Compiled releases kept in memory; the current one of each catalog is always among them'),
  PLIMSOLL_ANSWER_CACHE_BYTES: integer(0, 8192 * MEBIBYTE)
    .prefault(String(64 * MEBIBYTE))
    .describe('Bytes of answers kept in memory; 0 keeps none'),
  PLIMSOLL_REQUEST_TIMEOUT_MS: integer(1000, 600_000)
    .prefault('30000')
    .describe('Milliseconds in which a request must have arrived'),
  PLIMSOLL_DRAIN_TIMEOUT_MS: integer(0, 600_000)
    .prefault('10000')
    .describe('Milliseconds that running requests get to finish on SIGTERM'),
  PLIMSOLL_OPEN_READING: yesOrNo.prefault('true').describe('Whether reading needs no token: true or false'),
  PLIMSOLL_TOKEN_PEPPER: z
    .string()
    .min(16, 'must have at least 16 characters')
    .max(1000)
    .optional()
    .describe('What the stored hashes of tokens are made with; unset: one is made and kept in the database'),
  ...oidcVariables,
  ...rateVariables,
  PLIMSOLL_APPROVALS: integer(1, 10)
    .prefault('1')
    .describe('How many others have to approve a draft before it may be published'),
  PLIMSOLL_JOB_INTERVAL_MS: integer(100, 3_600_000)
    .prefault('1000')
    .describe('Milliseconds between looks at what has fallen due: scheduled publishing, deliveries'),
  PLIMSOLL_DRIFT_ALARM_SHARE: z
    .string()
    .regex(/^(?:0?\.\d{1,9}|1(?:\.0{1,9})?)$/, 'must be a share from 0 to 1, such as 0.25')
    .transform(Number)
    .optional()
    .describe('What share of the facts of a source may be gone before nothing is drafted; unset: a third'),
  PLIMSOLL_COMPARISON_TIMEOUT_MS: integer(1000, 600_000)
    .prefault('60000')
    .describe('Milliseconds that comparing the texts of sources may take'),
  PLIMSOLL_WEBHOOK_TIMEOUT_MS: integer(100, 60_000)
    .prefault('15000')
    .describe('Milliseconds that a receiver of a webhook gets to answer'),
  PLIMSOLL_WEBHOOK_ALLOW_PRIVATE: yesOrNo
    .prefault('false')
    .describe('Whether webhooks may call private and local addresses: true or false'),
  PLIMSOLL_OPEN_STREAMS: integer(0, 1_000_000)
    .prefault('1000')
    .describe('Streams of events and subscriptions that may be open at once'),
  PLIMSOLL_STREAM_HEARTBEAT_MS: integer(100, 600_000)
    .prefault('15000')
    .describe('Longest silence of a stream of events, in milliseconds'),
  PLIMSOLL_STREAM_TOKEN_CHECK_MS: integer(100, 600_000)
    .prefault('5000')
    .describe('Milliseconds between looks at the tokens of open streams: no longer does one outlast its token'),
  PLIMSOLL_GRAPHQL_INTROSPECTION: yesOrNo.prefault('true').describe('Whether GraphQL tells its schema: true or false'),
  PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS: z
    .string()
    .max(4096)
    .optional()
    .describe('File with the only GraphQL documents to run, by their SHA-256; unset: any document'),
});
export type Environment = z.output<typeof environmentSchema>;
