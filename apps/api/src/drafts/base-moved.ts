import { Problem } from '@plimsoll/engine';
import type { DraftHead } from './draft.types.js';

/** A release that came first, with the items that it changed, as `kind/id`. */
export interface CameFirst {
  readonly sequence: number;
  readonly label: string;
  readonly digest: string;
  readonly items: readonly string[];
}

const MOST_PLACES = 100;

/** Says which releases came first, and what of this draft they changed too. */
export function baseMoved(
  { baseSequence }: DraftHead,
  releases: readonly CameFirst[],
  ours: readonly string[],
): Problem {
  const own = new Set(ours);
  const first = releases.map(({ sequence, label, digest }) => ({
    pointer: `/releases/${sequence}`,
    code: 'came-first',
    detail: `Release ${sequence}, ${label}, ${digest}.`,
  }));
  const shared = releases.flatMap(({ label, items }) =>
    items
      .filter((item) => own.has(item))
      .map((item) => ({ pointer: `/${item}`, code: 'changed-by-both', detail: `Release ${label} changes it too.` })),
  );
  const newest = releases.at(-1)?.sequence ?? baseSequence;
  const detail = `The draft is based on release ${baseSequence}, and release ${newest} came first: rebase it, and see what changed.`;
  return new Problem(409, 'base-moved', detail, [...first, ...shared].slice(0, MOST_PLACES));
}
