import { Injectable } from '@nestjs/common';
import { Problem } from '@plimsoll/engine';
import { Clock } from '../config/clock.js';
import { WriteStore } from '../writes/write.store.js';
import type { Answered, Asked } from '../writes/write.types.js';
import { isInForce } from './authentication.js';
import { giveToken, tokenCreated, tokenShown } from './give-token.js';
import { isAnotherAdmin, revokeToken, TokenStore, type KeptToken } from './token.store.js';
import type { NewTokenQuestion } from './tokens.schema.js';

/** What the hashes of tokens are made with; never told. */
export class Pepper {
  constructor(readonly text: string) {}
}

/** Gives out tokens and takes them back. */
@Injectable()
export class TokensService {
  constructor(
    private readonly tokens: TokenStore,
    private readonly writes: WriteStore,
    private readonly pepper: Pepper,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<object> {
    return { items: (await this.tokens.list()).map(tokenShown) };
  }

  create(asked: Asked, question: NewTokenQuestion): Promise<Answered> {
    return this.writes.perform(asked, async (tx) => {
      const { kept, text } = await giveToken(tx, this.pepper.text, {
        ...question,
        createdBy: asked.caller.id,
        now: this.clock.now(),
      });
      const shown = tokenShown(kept);
      return {
        status: 201,
        body: { ...shown, token: asked.isDryRun ? null : text },
        bodyAgain: { ...shown, token: null },
        location: `/v1/tokens/${kept.id}`,
        deeds: [tokenCreated(kept)],
      };
    });
  }

  revoke(asked: Asked, id: string): Promise<Answered> {
    return this.writes.perform(asked, async (tx) => {
      const at = this.clock.now();
      const isAnother = await isAnotherAdmin(tx, id, at);
      const found = await revokeToken(tx, { id, at, by: asked.caller.id });
      if (!found) throw new Problem(404, 'token-not-found', 'There is no such token.');
      if (!isAnother && isAdminInForce(found.before, at))
        throw new Problem(
          409,
          'last-admin-token',
          'Nobody could make tokens any more: make one for an administrator first.',
        );
      const { before, after } = { before: tokenShown(found.before), after: tokenShown(found.after) };
      const isChanged = before.revokedAt !== after.revokedAt;
      const deeds = isChanged ? [{ type: 'token.revoked', target: `token:${id}`, before, after }] : [];
      return { status: 200, body: after, deeds };
    });
  }
}

const isAdminInForce = (kept: KeptToken, now: Date): boolean => kept.roles.includes('admin') && isInForce(kept, now);
