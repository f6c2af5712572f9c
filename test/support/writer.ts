import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

const AGAIN_AFTER_MS = 20;

/** What is written, as a client of REST writes it. */
interface Write {
  readonly method?: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** Absent: a fresh one. */
  readonly key?: string;
}

export interface Written<Body = Readonly<Record<string, unknown>>> {
  readonly status: number;
  readonly body: Body;
  /** As If-Match takes it. */
  readonly etag: string;
  readonly isReplayed: boolean;
}

/** A caller with a token. Where the service is, is asked at each attempt: after a crash it may be elsewhere. */
export class Writer {
  constructor(
    private readonly url: () => string,
    readonly token: string,
  ) {}

  /** Asks once. */
  async ask<Body = Readonly<Record<string, unknown>>>(path: string, write?: Write): Promise<Written<Body>> {
    const response = await fetch(`${this.url()}${path}`, {
      method: write ? (write.method ?? 'POST') : 'GET',
      headers: this.headersOf(write),
      ...(write?.body === undefined ? {} : { body: JSON.stringify(write.body) }),
    });
    return {
      status: response.status,
      body: (await response.json()) as Body,
      etag: response.headers.get('etag') ?? '',
      isReplayed: response.headers.get('idempotency-replayed') === 'true',
    };
  }

  /** Repeats by one key until it is acknowledged: nothing that came back, and no failure of the service, is an answer. */
  async insist<Body = Readonly<Record<string, unknown>>>(path: string, write?: Write): Promise<Written<Body>> {
    const keyed = write && { key: randomUUID(), ...write };
    for (;;) {
      const written = await this.ask<Body>(path, keyed).catch(() => undefined);
      if (written && written.status < 500) return written;
      await delay(AGAIN_AFTER_MS);
    }
  }

  private headersOf(write: Write | undefined): Readonly<Record<string, string>> {
    return {
      authorization: `Bearer ${this.token}`,
      ...(write?.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(write === undefined ? {} : { 'idempotency-key': write.key ?? randomUUID() }),
      ...(write?.ifMatch === undefined ? {} : { 'if-match': write.ifMatch }),
    };
  }
}

type Role = 'reader' | 'editor' | 'publisher' | 'admin';

/** Makes a caller with roles, by the admin. */
export async function hire(url: () => string, adminToken: string, name: string, ...roles: Role[]): Promise<Writer> {
  const { status, body } = await new Writer(url, adminToken).ask('/v1/tokens', { body: { name, roles } });
  if (status !== 201) throw new Error(`no token for ${name}: ${JSON.stringify(body)}`);
  return new Writer(url, String(body['token']));
}
