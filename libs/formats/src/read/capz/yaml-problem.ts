import { Problem } from '@plimsoll/engine';

/** What is wrong with a YAML text, and on which line, counted from 1. */
export function yamlProblem(line: number | undefined, detail: string, code = 'invalid-yaml'): Problem {
  const told = line === undefined ? detail : `line ${line}: ${detail}`;
  return new Problem(422, 'malformed-document', told, [{ pointer: '', code, detail: told }]);
}
