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

/** Says which releases came first, what of this draft they changed too, and what else they changed. */
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
  const changed = releases.flatMap(({ label, items }) => items.map((item) => changeOf(item, label, own.has(item))));
  const shared = changed.filter(({ code }) => code === BY_BOTH);
  const others = changed.filter(({ code }) => code !== BY_BOTH);
  const newest = releases.at(-1)?.sequence ?? baseSequence;
  const detail = `The draft is based on release ${baseSequence}, and release ${newest} came first: it changed ${changed.length} ${changed.length === 1 ? 'item' : 'items'}, ${shared.length} of them changed by the draft too. Rebase it.`;
  return new Problem(409, 'base-moved', detail, [...first, ...shared, ...others].slice(0, MOST_PLACES));
}

const BY_BOTH = 'changed-by-both';

function changeOf(item: string, label: string, isShared: boolean) {
  const pointer = `/${item}`;
  if (isShared) return { pointer, code: BY_BOTH, detail: `Release ${label} changes it too.` };
  return { pointer, code: 'changed-since', detail: `Release ${label} changes it.` };
}
