import { designSchema, ownForm, type ReadDocument } from '@plimsoll/engine';
import { MAX_WRONG_PLACES } from './place.js';
import { documentProblem, placesOf } from './settle-design.js';

/** Reads a document in our own form: every value stands where the design has it. Throws Problem (422) pointing at each wrong place, at most 100 of them. */
export function readDesign(document: unknown): ReadDocument {
  const result = designSchema.safeParse(document);
  if (!result.success)
    throw documentProblem(
      result.error.issues.slice(0, MAX_WRONG_PLACES).flatMap((issue) => placesOf(issue, (path) => path)),
    );
  return ownForm(result.data);
}
