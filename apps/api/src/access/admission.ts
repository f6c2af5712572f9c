import type { IncomingMessage } from 'node:http';
import { Problem } from '@plimsoll/engine';
import type { RateConfig } from '../config/config.js';
import type { Log } from '../database/database.types.js';
import { callerBy, type Recogniser } from './authentication.js';
import { CallerAddress, networkOf } from './caller-address.js';
import { anonymous, unknown, type Caller } from './caller.js';
import { mayRead, type Reading } from './may.js';
import { RateWindow, type Allowance } from './rate-window.js';
import { TokenWatch } from './token-watch.js';

/** What decides who comes in, and how often. */
export interface AdmissionParts {
  readonly recognisers: readonly Recogniser[];
  readonly rates: RateConfig;
  readonly reading: Reading;
  readonly tokenCheckMs: number;
  readonly log: Log;
}

/** Somebody who may ask too much is told when to come back. */
export class TooMany extends Problem {
  constructor(
    readonly allowance: Allowance,
    detail: string,
  ) {
    super(429, 'rate-limited', detail);
  }
}

/** Says who comes, through whichever door, and how often each may. */
export class Admission {
  readonly requests: RateWindow;
  readonly writes: RateWindow;
  readonly watch: TokenWatch;
  private readonly failures: RateWindow;
  private readonly address: CallerAddress;

  constructor(private readonly parts: AdmissionParts) {
    const { requests, writes, failedTokens, trustedProxies } = parts.rates;
    this.requests = new RateWindow(requests);
    this.writes = new RateWindow(writes);
    this.failures = new RateWindow(failedTokens);
    this.address = new CallerAddress(trustedProxies);
    this.watch = new TokenWatch((header) => this.lookAgain(header), parts.tokenCheckMs);
  }

  /**
   * Who shows a header; anonymous who shows none, and unknown where it cannot be told now. Throws Problem 401 `invalid-token`, and
   * TooMany, whatever is shown, where too much came from the same address that did not do.
   */
  async callerBy(header: string | undefined, arrived: Arrived): Promise<Caller> {
    if (header === undefined) return anonymous;
    const network = this.networkOf(arrived);
    const allowance = this.failures.look(network);
    if (!allowance.isAllowed) throw new TooMany(allowance, 'Too many tokens that do not do came from this address.');
    try {
      return await this.lookAgain(header);
    } catch (error) {
      this.failures.take(network);
      throw error;
    }
  }

  /** Whom a header shows now, of somebody who came in with it before: nothing is counted. Throws what `callerBy` throws of a token that does not do. */
  async lookAgain(header: string): Promise<Caller> {
    try {
      return await callerBy(header, this.parts.recognisers);
    } catch (error) {
      if (!(error instanceof Problem)) return this.cannotTell(error);
      throw error;
    }
  }

  /** Counts a request, by its caller or else by its address. */
  count(caller: Caller, arrived: Arrived): Allowance {
    return this.requests.take(caller.roles.length > 0 ? caller.id : this.networkOf(arrived));
  }

  mayRead(caller: Caller): boolean {
    return mayRead(caller, this.parts.reading);
  }

  private networkOf(arrived: Arrived): string {
    return networkOf(this.address.of(arrived));
  }

  private cannotTell(error: unknown): Caller {
    const reason = error instanceof Error ? error.message : String(error);
    this.parts.log.error({ reason }, 'it cannot be told now whose token a request shows');
    return unknown;
  }
}

export type Arrived = Pick<IncomingMessage, 'headers' | 'socket'>;
