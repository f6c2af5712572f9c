import { readFileSync } from 'node:fs';

/** Questions to begin with, as the pages and the first lines of the service show them. They name what a catalog holds, so they are data. */
export const examples = JSON.parse(readFileSync(new URL('../../examples.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, object>
>;
