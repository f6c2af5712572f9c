import { pointerTo, designSchema, Problem, type Design, type ProblemPlace } from '@plimsoll/engine';
import { MAX_WRONG_PLACES, type Notes } from './place.js';

type Issue = NonNullable<ReturnType<typeof designSchema.safeParse>['error']>['issues'][number];

/** Checks what was read against the design's schema. Throws Problem (422) with the wrong places of the user's document, at most 100 of them. */
export function settleDesign(notes: Notes, design: unknown): Design {
  const result = designSchema.safeParse(design);
  const issues = result.success ? [] : result.error.issues;
  const places = [
    ...notes.wrong,
    ...issues.slice(0, MAX_WRONG_PLACES).flatMap((issue) => placesOf(issue, (path) => nearestPointer(notes, path))),
  ];
  if (places.length > 0 || !result.success) throw documentProblem(places);
  return result.data;
}

/** A pointer may hold a name as long as the document; the text of a problem does not repeat all of it. */
const MAX_SHOWN = 300;

/** The Problem of a document that is recognised but holds wrong values. */
export function documentProblem(places: readonly ProblemPlace[]): Problem {
  const shown = places.slice(0, MAX_WRONG_PLACES);
  const [first] = shown;
  const detail =
    shown.length === 1 && first
      ? `${first.pointer.slice(0, MAX_SHOWN) || 'the document'} ${first.detail}`
      : 'the document holds values that cannot be read';
  return new Problem(422, 'malformed-document', detail, shown);
}

const codes: Partial<Record<Issue['code'], string>> = {
  invalid_type: 'wrong-type',
  too_big: 'too-large',
  too_small: 'too-small',
  unrecognized_keys: 'unknown-member',
};

/** The places of a schema issue; `locate` turns a design path into a pointer of the user's document. */
export function placesOf(issue: Issue, locate: (path: string) => string): ProblemPlace[] {
  const path = issue.path.reduce<string>((pointer, token) => pointerTo(pointer, String(token)), '');
  const code = codes[issue.code] ?? 'invalid-value';
  if (issue.code !== 'unrecognized_keys') return [{ pointer: locate(path), code, detail: issue.message }];
  return issue.keys
    .slice(0, MAX_WRONG_PLACES)
    .map((key) => ({ pointer: locate(pointerTo(path, key)), code, detail: 'is no member of a design' }));
}

/** The pointer of a design path, or of the nearest path above it that stands in the document. */
function nearestPointer(notes: Notes, path: string): string {
  for (let above = path; above !== ''; above = above.slice(0, above.lastIndexOf('/'))) {
    const pointer = notes.pointers[above];
    if (pointer !== undefined) return pointer;
  }
  return notes.pointers[''] ?? '';
}
