import { Problem } from '@plimsoll/engine';
import { PlimsollError } from '../online/errors.js';
import type { Attempted, Trouble } from './local.types.js';

/** There is no release to answer with; code `no-release`. `tried` says what was looked at, and why it did not do. */
export class NoReleaseError extends PlimsollError {
  constructor(
    wanted: string,
    readonly tried: readonly Attempted[],
  ) {
    const told = tried.map(({ place, message }) => `${place}: ${message}`).join('; ');
    super('no-release', `there is no release ${wanted}: ${told || 'no cache, file, bundled package or server'}`);
  }
}

/** A failure as it is told: with its permanent code where it has one. */
export function troubleOf(cause: unknown, place: string, otherwise: string): Trouble {
  const code = cause instanceof Problem || cause instanceof PlimsollError ? cause.code : otherwise;
  return { code, message: cause instanceof Error ? cause.message : String(cause), place, cause };
}

/** What a system call says when there is no such file or folder. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
