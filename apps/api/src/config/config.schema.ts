import { z } from 'zod';

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
  PLIMSOLL_OPEN_STREAMS: integer(0, 1_000_000)
    .prefault('1000')
    .describe('Streams of events and subscriptions that may be open at once'),
  PLIMSOLL_STREAM_HEARTBEAT_MS: integer(100, 600_000)
    .prefault('15000')
    .describe('Longest silence of a stream of events, in milliseconds'),
  PLIMSOLL_GRAPHQL_INTROSPECTION: yesOrNo.prefault('true').describe('Whether GraphQL tells its schema: true or false'),
  PLIMSOLL_GRAPHQL_TRUSTED_DOCUMENTS: z
    .string()
    .max(4096)
    .optional()
    .describe('File with the only GraphQL documents to run, by their SHA-256; unset: any document'),
});
export type Environment = z.output<typeof environmentSchema>;
