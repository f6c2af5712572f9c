import pg from 'pg';
import { BootError, codeOf } from './database.types.js';

const CONNECT_TIMEOUT_MS = 10_000;

/** A connection address in words that can be logged: no password. Throws BootError when it is not a PostgreSQL URL. */
function describeUrl(url: string): string {
  const { hostname, port, pathname, username, searchParams } = parseUrl(url);
  const host = hostname === '' ? searchParams.get('host') : `${hostname}:${port || '5432'}`;
  return `${pathname.slice(1)} at ${host} as ${username || '(no user)'}`;
}

/** Opens one connection. Throws BootError with one line that says what to mend; it never holds the password. */
export async function connect(url: string): Promise<pg.Client> {
  const place = describeUrl(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection that dies later rejects its queries; without a listener it would end the process as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new BootError(`cannot open the database ${place}: ${reasonOf(error)}`, { cause: error });
  }
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPostgres = parsed !== undefined && /^postgres(?:ql)?:$/.test(parsed.protocol) && parsed.pathname.length > 1;
  if (!isPostgres || (parsed.hostname === '' && !parsed.searchParams.has('host')))
    throw new BootError('DATABASE_URL is not of the form postgresql://user:password@host:port/database');
  return parsed;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused, nothing listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'no answer in time',
  '28P01': 'wrong user or password',
  '28000': 'this user may not connect',
  '3D000': 'there is no such database',
  '53300': 'the server has no connection left',
  '57P03': 'the server is starting or stopping',
};

function reasonOf(error: unknown): string {
  const known = reasons[codeOf(error)];
  if (known) return known;
  // Messages of the driver hold no credentials, but those of a URL parser could.
  return error instanceof Error && error.message
    ? error.message.replaceAll(/\/\/[^@\s]*@/g, '//***@')
    : 'unknown error';
}
