import { CatalogError } from '@plimsoll/catalog';
import { Problem, type ProblemPlace } from '@plimsoll/engine';
import { PlimsollError, ProblemError } from '@plimsoll/sdk';

/** Something that whoever typed the command can mend: a wrong flag, a file that is not there. Told in one sentence. */
export class ToolError extends Error {}

/** The service cannot be asked: whatever else was to be asked would fail the same way. */
export class ServiceError extends ToolError {}

const MOST_PLACES = 10;

/** What went wrong, for a terminal: one sentence, then the places that are wrong where there are several. */
export function tellFailure(error: unknown): string {
  if (error instanceof Problem) return withPlaces(error.message, error.errors);
  if (error instanceof ProblemError) return withPlaces(error.message, error.errors);
  if (error instanceof ToolError || error instanceof PlimsollError || error instanceof CatalogError)
    return error.message;
  return `this is a fault of the tool itself: ${error instanceof Error ? error.message : String(error)}`;
}

/** A failure as a batch tells it in the place of a report. */
export function problemOf(error: unknown): {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly ProblemPlace[];
} {
  if (error instanceof Problem || error instanceof ProblemError)
    return { code: error.code, detail: error.message, errors: error.errors };
  const code = error instanceof PlimsollError ? error.code : 'unreadable-document';
  return { code, detail: tellFailure(error), errors: [] };
}

function withPlaces(message: string, places: readonly ProblemPlace[]): string {
  const told = places.filter(({ detail }) => !message.includes(detail));
  const lines = told.slice(0, MOST_PLACES).map(({ pointer, detail }) => `  ${pointer || '/'}: ${detail}`);
  const more = told.length > MOST_PLACES ? [`  and ${told.length - MOST_PLACES} more`] : [];
  return [message, ...lines, ...more].join('\n');
}

/** The message of what a system call failed with, without its code and call. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name its files, such as "folder/**/*.json"',
  EACCES: 'this account may not read or write it',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'the disk is full',
};
