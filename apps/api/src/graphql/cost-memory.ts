import type { DocumentNode } from 'graphql';

/** A document with what its cost can depend on. */
export interface CostQuestion {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Of one document, so many sets of variables. */
const MOST_SETS = 100;

/**
 * Costs that were worked out before: weighing a document takes longer than a hot answer. A text that is asked again is the same document as long as Apollo keeps it, and a cost
 * goes when its document does.
 */
export class CostMemory {
  private readonly costs = new WeakMap<DocumentNode, Map<string, number>>();

  /** What `weigh` gave for this document and such variables, or gives now. What it throws is not kept. */
  costOf(question: CostQuestion, weigh: () => number): number {
    const known = this.costs.get(question.document) ?? new Map<string, number>();
    const key = keyOf(question);
    const found = known.get(key);
    if (found !== undefined) return found;
    const cost = weigh();
    if (known.size >= MOST_SETS) known.clear();
    this.costs.set(question.document, known.set(key, cost));
    return cost;
  }
}

// Page sizes and conditions are numbers and booleans; of everything else it matters only that it is there.
function keyOf({ operationName, variables }: CostQuestion): string {
  const told = Object.entries(variables).map(([name, value]) => [
    name,
    typeof value === 'number' || typeof value === 'boolean' || value === null ? value : typeof value,
  ]);
  return JSON.stringify([operationName, told]);
}
