import { Problem } from '@plimsoll/engine';

/** What pages are asked for by here, by the name that it has over REST. */
export const pageNames: Readonly<Record<string, string>> = { pageSize: 'first', pageToken: 'after' };

/** Runs what throws the problems of a page, which are then told with the names that the arguments have here. */
export function inPageNames<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof Problem ? renamed(error) : error;
  }
}

function renamed({ status, code, message, errors }: Problem): Problem {
  const places = errors.map((place) => ({ ...place, pointer: named(place.pointer) }));
  return new Problem(status, code, named(message), places);
}

const named = (text: string): string =>
  text.replace(/^\/(page(?:Size|Token))\b/, (_, name: string) => `/${pageNames[name] ?? name}`);
