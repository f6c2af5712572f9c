import { Problem } from './model/problem.js';

/** Runs something on one part of the caller's input, so that its problem points to that part. */
export function atPlace<T>(pointer: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof Problem ? moved(error, pointer) : error;
  }
}

function moved({ status, code, message, errors }: Problem, pointer: string): Problem {
  const places = errors.length > 0 ? errors : [{ pointer: '', code, detail: message }];
  const prefixed = places.map((place) => ({ ...place, pointer: `${pointer}${place.pointer}` }));
  return new Problem(status, code, message, prefixed);
}
