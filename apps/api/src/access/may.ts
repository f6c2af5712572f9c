import { Problem } from '@plimsoll/engine';
import type { Caller } from './caller.js';
import { policyRows, type Allowed, type OperationId, type Whose } from './policy.js';

/** What of the configuration decides who may read. */
export interface Reading {
  readonly isOpen: boolean;
}

/** Tells whether somebody may ask questions. */
export const mayRead = (caller: Caller, reading: Reading): boolean => reading.isOpen || caller.roles.length > 0;

/** What whoever may not is told: 401 `token-required` who showed nothing, 503 `caller-unknown` who cannot be known now, 403 `not-allowed` who has not the role. */
export function refusalTo(caller: Caller, needed: string): Problem {
  if (caller.kind === 'anonymous')
    return new Problem(401, 'token-required', 'This needs a token: send Authorization: Bearer.');
  if (caller.kind === 'unknown')
    return new Problem(503, 'caller-unknown', 'It cannot be told now whose token this is.');
  return new Problem(403, 'not-allowed', `This needs ${needed}.`);
}

/** Throws the problems of `refusalTo`. Whose thing it is is asked by `requireOwnership`, once it is known. */
export function requireRole(operation: string, caller: Caller, reading: Reading): void {
  const row = policyRows[operation];
  if (!row) throw new Error(`no policy for ${operation}`);
  if (!mayBegin(row.allowed, caller, reading)) throw refusalTo(caller, rolesText(row.allowed));
}

function mayBegin(allowed: Allowed, caller: Caller, reading: Reading): boolean {
  if (allowed === 'anyone') return true;
  if (allowed === 'reading') return mayRead(caller, reading);
  return caller.roles.some((role) => allowed[role] !== undefined);
}

function rolesText(allowed: Allowed): string {
  return typeof allowed === 'string' ? 'a role' : `one of the roles ${Object.keys(allowed).join(', ')}`;
}

/** Throws Problem 403 `not-yours` or `your-own` when the roles of the caller do not reach to a thing of that owner. */
export function requireOwnership(operation: OperationId, caller: Caller, owner: string): void {
  const allowed = policyRows[operation]?.allowed;
  if (allowed === undefined || typeof allowed === 'string') return;
  const reaches = caller.roles.flatMap((role) => allowed[role] ?? []);
  if (reaches.some((whose) => includesOwner(whose, caller.id === owner))) return;
  if (caller.id === owner) throw new Problem(403, 'your-own', 'This is for somebody else than the author.');
  throw new Problem(403, 'not-yours', 'This is for the author.');
}

const includesOwner = (whose: Whose, isOwn: boolean) => whose === 'any' || (whose === 'own') === isOwn;
