import { Problem } from '@plimsoll/engine';
import type { Clock } from '../config/clock.js';
import { isInForce } from './authentication.js';
import type { Caller } from './caller.js';
import { requireRole, type Reading } from './may.js';
import type { OperationId } from './policy.js';
import { findToken, type TokenWriter } from './token.store.js';

/** What tells whose word still counts. */
interface StillAllowedParts {
  /** The provider whose users are taken; undefined where none is. */
  readonly issuer: string | undefined;
  readonly reading: Reading;
  readonly clock: Pick<Clock, 'now'>;
}

const TOKEN = 'token:';

/** Tells whether whoever asked for something that is done later may still ask for it when its time has come. */
export class StillAllowed {
  constructor(private readonly parts: StillAllowedParts) {}

  /**
   * Throws Problem 401 `invalid-token` where their token was taken back or has ended, or their provider is not the configured one any more,
   * and 403 `not-allowed` where their roles do not reach. Which roles a provider gives a user now is told by no token: those they came with
   * have to do.
   */
  async require(tx: Pick<TokenWriter, 'apiToken'>, operation: OperationId, callerId: string): Promise<void> {
    if (!callerId.startsWith(TOKEN)) return this.requireProvider(callerId);
    const kept = await findToken(tx, callerId.slice(TOKEN.length));
    if (!kept || !isInForce(kept, this.parts.clock.now())) throw gone();
    const caller: Caller = { id: callerId, kind: 'token', name: kept.name, roles: kept.roles };
    requireRole(operation, caller, this.parts.reading);
  }

  private requireProvider(callerId: string): void {
    const { issuer } = this.parts;
    if (issuer === undefined || !callerId.startsWith(`user:${issuer}#`)) throw gone();
  }
}

const gone = () => new Problem(401, 'invalid-token', 'Whoever asked for this has no token in force any more.');
