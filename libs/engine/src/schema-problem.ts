import type { z } from 'zod';
import { Problem, type ProblemPlace } from './model/problem.js';
import { pointerOf } from './pointer.js';

type Issue = z.core.$ZodIssue;

const MAX_PLACES = 100;

/** Zod's words for what is wrong, as our permanent codes. */
const codes: Readonly<Record<Issue['code'], string>> = {
  invalid_type: 'wrong-type',
  too_big: 'too-big',
  too_small: 'too-small',
  invalid_format: 'malformed',
  not_multiple_of: 'not-a-multiple',
  unrecognized_keys: 'unknown-field',
  invalid_union: 'no-match',
  invalid_key: 'malformed-key',
  invalid_element: 'malformed-element',
  invalid_value: 'not-allowed',
  custom: 'refused',
};

/** The problem (400 `invalid-request`) of a value that does not have its schema's shape, the same at every door. Names every place, up to 100. */
export function schemaProblem(issues: readonly Issue[], value: unknown): Problem {
  const places = issues.slice(0, MAX_PLACES).flatMap((issue) => placesOf(issue, value));
  const first = places[0];
  const detail = first ? `${first.pointer === '' ? 'The request' : first.pointer}: ${first.detail}` : 'Malformed';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new Problem(400, 'invalid-request', `${detail}${more}`, places.slice(0, MAX_PLACES));
}

function placesOf(issue: Issue, value: unknown): ProblemPlace[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: cutPointer([...issue.path, key]),
      code: codes.unrecognized_keys,
      detail: 'There is no such field.',
    }));
  const isMissing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined;
  return [
    {
      pointer: cutPointer(issue.path),
      code: isMissing ? 'missing' : codes[issue.code],
      detail: isMissing ? 'This field is required.' : `${issue.message}.`,
    },
  ];
}

/** A JSON pointer (RFC 6901) whose names are cut, so that a hostile key cannot blow up the answer. */
export function cutPointer(path: readonly PropertyKey[]): string {
  return pointerOf(path.map((step) => String(step).slice(0, 200)));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined,
    value,
  );
}
