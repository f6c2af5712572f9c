import { createHmac } from 'node:crypto';
import { secretBytes } from './webhook-secrets.js';

/** What is sent, as Standard Webhooks 1.0.0 signs it. */
export interface Message {
  /** The same for every attempt. */
  readonly id: string;
  readonly body: string;
}

/** The headers of one attempt: a signature for each secret in force, over the id, the time of the attempt in whole seconds, and the body. */
export function signedHeaders(
  { id, body }: Message,
  secrets: readonly string[],
  at: Date,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sign = (secret: string) =>
    `v1,${createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map(sign).join(' '),
  };
}
