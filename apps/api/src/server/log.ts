import type { LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';
import type { Config } from '../config/config.js';

/** One JSON line an event. Lines are written in blocks, at the latest after a second; what is fatal is written at once. */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  const target = destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 });
  return pino({ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime, base: null }, target);
}

/** Nest's own messages, into the same log. What Nest says while it starts is for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Logger) {}

  log(message: unknown): void {
    this.target.debug(String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.target.error({ detail: rest.map(String) }, String(message));
  }

  warn(message: unknown): void {
    this.target.warn(String(message));
  }

  debug(message: unknown): void {
    this.target.debug(String(message));
  }

  fatal(message: unknown): void {
    this.target.fatal(String(message));
  }
}
