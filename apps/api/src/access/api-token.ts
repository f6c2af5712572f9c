import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'plm';
const ID_BYTES = 9;
const SECRET_BYTES = 32;
const CHECK_LENGTH = 6;
const FORM = /^plm_([A-Za-z0-9_-]{12})_([A-Za-z0-9_-]{43})([0-9a-f]{6})$/;

/** A token that was just made: shown once, and never stored. */
export interface NewToken {
  readonly id: string;
  readonly text: string;
}

/** `plm_`, a public id, 256 random bits and a checksum: known at sight by scanners of secrets, and a slip of the pen is found without a look at the database. */
export function makeToken(): NewToken {
  const id = randomBytes(ID_BYTES).toString('base64url');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const body = `${PREFIX}_${id}_${secret}`;
  return { id, text: `${body}${checksum(body)}` };
}

/** The public id of a token; undefined for what is no token of this service. */
export function tokenId(text: string): string | undefined {
  const [, id, , check] = FORM.exec(text) ?? [];
  return id !== undefined && check === checksum(text.slice(0, -CHECK_LENGTH)) ? id : undefined;
}

/** What is stored in place of the token: HMAC-SHA-256 under the pepper. The token is 256 random bits, so that a slow hash would add nothing. */
export const tokenHash = (text: string, pepper: string): Buffer => createHmac('sha256', pepper).update(text).digest();

/** Compares in constant time. */
export const isTokenOf = (text: string, hash: Uint8Array, pepper: string): boolean => {
  const computed = tokenHash(text, pepper);
  return computed.length === hash.length && timingSafeEqual(computed, hash);
};

const checksum = (body: string) => createHash('sha256').update(body).digest('hex').slice(0, CHECK_LENGTH);
