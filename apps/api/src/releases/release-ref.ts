import type { CacheTier } from '../server/representation.js';

/** Tells whether a ref names one release for good: a sequence, a label or a digest, and not a pointer that moves. */
export function isPinned(ref: string): boolean {
  return ref !== 'current' && ref !== 'previous';
}

export function tierOf(...refs: readonly string[]): CacheTier {
  return refs.every(isPinned) ? 'pinned' : 'current';
}
