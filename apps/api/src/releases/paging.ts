import { createHash } from 'node:crypto';
import { Problem } from '@plimsoll/engine';

const DEFAULT_PAGE_SIZE = 100;

/** What a token is good for: one list, in one state. */
export interface PageScope {
  /** The digest of the release the list is of, or a constant where the list is of no release. */
  readonly digest: string;
  /** Which list, and its filters. */
  readonly list: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly totalSize: number;
  readonly nextPageToken?: string;
}

interface PageQuery {
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/** A page of a list that is sorted by key. Throws Problem 400 `invalid-page-token` for a token of another list, release or filter. */
export function pageOf<T>(list: readonly T[], keyOf: (item: T) => string, scope: PageScope, query: PageQuery): Page<T> {
  const start = query.pageToken === undefined ? 0 : startAfter(list, keyOf, readToken(query.pageToken, scope));
  const items = list.slice(start, start + (query.pageSize ?? DEFAULT_PAGE_SIZE));
  const last = items.at(-1);
  const isLastPage = last === undefined || start + items.length >= list.length;
  return {
    items,
    totalSize: list.length,
    ...(isLastPage ? {} : { nextPageToken: makeToken(keyOf(last), scope) }),
  };
}

function startAfter<T>(list: readonly T[], keyOf: (item: T) => string, key: string): number {
  const at = list.findIndex((item) => keyOf(item) === key);
  if (at === -1) throw invalidToken();
  return at + 1;
}

/** The digest of the release a token continues, so that paging through `current` stays on the release it began with. Undefined when it is no token of ours. */
export function digestOfToken(token: string): string | undefined {
  return /^[0-9a-f]{64}$/.exec(parts(token)[0] ?? '')?.[0];
}

/** The token of the page that begins after an item. */
export function makeToken(key: string, scope: PageScope): string {
  return Buffer.from(`${scope.digest}\n${key}\n${checkOf(key, scope)}`).toString('base64url');
}

function readToken(token: string, scope: PageScope): string {
  const [, key = '', check] = parts(token);
  if (check !== checkOf(key, scope)) throw invalidToken();
  return key;
}

const parts = (token: string) => Buffer.from(token, 'base64url').toString().split('\n');

function checkOf(key: string, scope: PageScope): string {
  return createHash('sha256').update(`${scope.digest}\n${scope.list}\n${key}`).digest('base64url').slice(0, 22);
}

function invalidToken(): Problem {
  const code = 'invalid-page-token';
  const detail = 'The page token is not one that this list, with this release and these filters, gave out.';
  return new Problem(400, code, detail, [{ pointer: '/pageToken', code, detail }]);
}
