import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Postgres } from '../database/postgres.js';
import { WriteStore } from '../writes/write.store.js';
import { Admission } from './admission.js';
import { PolicyCover } from './policy-cover.js';
import { PolicyGuard } from './policy.guard.js';
import type { Reading } from './may.js';
import { StillAllowed } from './still-allowed.js';
import { TokenStore } from './token.store.js';
import { TokensController } from './tokens.controller.js';
import { Pepper, TokensService } from './tokens.service.js';

/** The token that the first start made, for whoever welcomes; undefined at every other start. */
export const FIRST_TOKEN = Symbol('first token');

/** What the access to a service is decided with. */
export interface AccessParts {
  readonly postgres: Postgres;
  readonly reading: Reading;
  readonly admission: Admission;
  readonly stillAllowed: StillAllowed;
  readonly tokens: TokenStore;
  readonly pepper: Pepper;
  readonly firstToken: string | undefined;
}

/** Asks the policy before every handler of the whole application, and gives out tokens. */
@Module({})
export class AccessModule {
  static forRoot({
    postgres,
    reading,
    admission,
    stillAllowed,
    tokens,
    pepper,
    firstToken,
  }: AccessParts): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [TokensController],
      providers: [
        { provide: Postgres, useValue: postgres },
        { provide: TokenStore, useValue: tokens },
        { provide: Pepper, useValue: pepper },
        { provide: WriteStore, useValue: new WriteStore(postgres) },
        { provide: APP_GUARD, useValue: new PolicyGuard(reading, admission.writes) },
        { provide: Admission, useValue: admission },
        { provide: StillAllowed, useValue: stillAllowed },
        { provide: FIRST_TOKEN, useValue: firstToken },
        PolicyCover,
        TokensService,
      ],
      exports: [Admission, Postgres, StillAllowed, WriteStore, TokensService],
    };
  }
}
