import type { z } from 'zod';
import { checked } from './checked.js';
import { inPageNames, pageNames } from './page-names.js';
import { readFields, type ReadName } from './read-fields.js';

type Fields = typeof readFields;

/** What a root field is asked with: the path and the query of the same operation over REST. */
interface ReadRead<Name extends ReadName> {
  readonly path: z.output<Fields[Name]['path']>;
  readonly query: z.output<Fields[Name]['query']>;
}

/** Reads the arguments of a root field. Throws Problem 400 `invalid-request`, with the names that the arguments have here. */
export function readArguments<Name extends ReadName>(
  name: Name,
  args: Readonly<Record<string, unknown>>,
): ReadRead<Name> {
  const field: Fields[Name] = readFields[name];
  return inPageNames(() => ({
    path: checked(field.path, named(field.path, args)) as ReadRead<Name>['path'],
    query: checked(field.query, named(field.query, args)) as ReadRead<Name>['query'],
  }));
}

/** What is null is not asked. */
function named({ shape }: z.ZodObject, args: Readonly<Record<string, unknown>>): object {
  const told = Object.keys(shape).map((key) => [key, args[pageNames[key] ?? key] ?? undefined] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}
