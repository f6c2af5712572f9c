import { Problem, type ProblemPlace } from '@plimsoll/engine';
import { PlimsollError, ProblemError } from '@plimsoll/sdk';
import { ToolError } from './failure.js';

const MOST_PLACES = 10;

/** What to do here about a problem that is told for every door. */
const hints: Readonly<Record<string, string>> = {
  'history-incomplete': ' Name a folder with a snapshot of each (--offline=FOLDER).',
  'invalid-token': ' It is taken from PLIMSOLL_TOKEN.',
  'rebase-conflicts': ' plimsoll draft rebase ID --preview tells them; --resolve decides.',
  'source-released': ' plimsoll draft edit DRAFT --kind source --key ID does.',
  stale: ' (changed since: plimsoll draft show ID, or sources show ID, tells it as it is now)',
  'token-required': ' It is taken from PLIMSOLL_TOKEN.',
};

/** What went wrong, for a terminal: one sentence, then the places that are wrong where there are several. */
export function tellFailure(error: unknown): string {
  if (error instanceof Problem || error instanceof ProblemError)
    return withPlaces(`${error.message}${hints[error.code] ?? ''}`, error.errors);
  if (error instanceof ToolError || error instanceof PlimsollError) return error.message;
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
  const told = places.filter((place) => !isToldIn(message, place, places));
  const lines = told.slice(0, MOST_PLACES).map(({ pointer, detail }) => `  ${pointer || '/'}: ${detail}`);
  const more = told.length > MOST_PLACES ? [`  and ${told.length - MOST_PLACES} more`] : [];
  return [message, ...lines, ...more].join('\n');
}

/** Whether a message tells a place. One that says the same of several names the first of them. */
function isToldIn(message: string, { pointer, detail }: ProblemPlace, places: readonly ProblemPlace[]): boolean {
  if (!message.includes(detail)) return false;
  const isOfSeveral = places.filter((other) => other.detail === detail).length > 1;
  return !isOfSeveral || message.includes(`${pointer}: ${detail}`);
}
