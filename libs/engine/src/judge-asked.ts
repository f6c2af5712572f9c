import type { Requirement } from './model/requirement.js';

/** Made once per requirement and gone with its release. */
const askedBy = new WeakMap<Requirement, readonly string[]>();

/** The other requirements that the judge of a requirement asks for, by id. */
export function requirementsAskedBy(requirement: Requirement): readonly string[] {
  let ids = askedBy.get(requirement);
  if (!ids) {
    ids = requirement.judge ? [...new Set(askedIn(requirement.judge.tree))].sort() : [];
    askedBy.set(requirement, ids);
  }
  return ids;
}

/** Goes through every node of a tree; publishing bounds its depth. */
function askedIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'k' in node && node.k === 'asked-of' && 'requirement' in node ? [String(node.requirement)] : [];
  return [...own, ...Object.values(node).flatMap(askedIn)];
}
