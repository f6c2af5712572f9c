import type { CompareQuestion } from './model/compare.js';
import { Problem } from './model/problem.js';

/** A release that a question names, and the JSON pointer to where it names it. */
export interface PlacedRef {
  readonly ref: string;
  readonly pointer: string;
}

/** The releases that a comparison is about: one, or the two it is between. Throws Problem (422 `release-and-releases`) for a question that names both. */
export function comparedRefs({
  release,
  releases,
}: Pick<CompareQuestion, 'release' | 'releases'>): readonly [PlacedRef, PlacedRef?] {
  if (releases === undefined) return [{ ref: release ?? 'current', pointer: '/release' }];
  if (release !== undefined) throw releaseAndReleases();
  const [from, to] = releases;
  return [
    { ref: from, pointer: '/releases/0' },
    { ref: to, pointer: '/releases/1' },
  ];
}

function releaseAndReleases(): Problem {
  const code = 'release-and-releases';
  const detail = 'Two releases are compared, so the one release has no use: leave `release` out.';
  return new Problem(422, code, detail, [{ pointer: '/release', code, detail }]);
}
