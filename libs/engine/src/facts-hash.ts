import { digestOf } from './canonical.js';
import type { Fact } from './model/fact.js';

/** Facts are frozen with their release, so a hash is made once and goes when the release goes. */
const hashes = new WeakMap<Fact, string>();

/**
 * SHA-256 over what some facts say: subject, value, scope, certainty and dates. Not over their words, notes, citations and the day they were
 * verified: those may change without anything being different for a cluster. The order of the facts does not matter.
 */
export function factsHashOf(facts: readonly Fact[]): string {
  return digestOf(facts.map(hashOf).sort());
}

function hashOf(fact: Fact): string {
  let hash = hashes.get(fact);
  if (hash === undefined) {
    const { id, option, alsoOf, dimension, value, scope, certainty, evidence, effectiveFrom, effectiveTo } = fact;
    hash = digestOf({
      id,
      option,
      alsoOf,
      with: fact.with,
      dimension,
      value: wordless(value),
      scope,
      certainty,
      evidence,
      effectiveFrom,
      effectiveTo,
    });
    hashes.set(fact, hash);
  }
  return hash;
}

/** The condition of a capability is told in words; which condition it is, its qualifiers tell. */
function wordless(value: Fact['value']): unknown {
  return value.type === 'capability' ? { ...value, condition: value.condition !== undefined } : value;
}
