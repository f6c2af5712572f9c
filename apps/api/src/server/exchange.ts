import type { IncomingHttpHeaders } from 'node:http';

/** The part of a request that answering it needs. */
export interface Asking {
  readonly id: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: { readonly url?: string | undefined };
}

/** The part of a reply that answering with it needs. */
export interface Replying {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  removeHeader(name: string): unknown;
  type(mediaType: string): unknown;
  send(payload?: unknown): unknown;
}
