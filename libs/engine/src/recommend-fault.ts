import { Problem, type ProblemPlace } from './model/problem.js';
import { nearestId } from './nearest.js';

/** What a question is about: the categories of which it can ask something, and what messages call them. */
export interface Home {
  readonly name: string;
  readonly categories: readonly string[];
}

/** The Problem 422 of all places of a question that are wrong. `code` is that of the places where they agree, else `invalid-question`. */
export function questionFault(places: readonly ProblemPlace[]): Problem {
  const [first, ...others] = places;
  const code = first && others.every((place) => place.code === first.code) ? first.code : 'invalid-question';
  const rest = others.length > 0 ? ` Places to mend besides this one: ${others.length}.` : '';
  return new Problem(422, code, `${first?.detail ?? ''}${rest}`, places);
}

/** A sentence that names the id that was probably meant; nothing where none is near. */
export function nearestHint(wanted: string, known: Iterable<string>): string {
  const nearest = nearestId(wanted, known);
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`;
}
