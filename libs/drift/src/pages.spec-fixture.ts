import type { Citation } from '@plimsoll/engine';
import type { CitationDrift, CitedPassage, ComparedFact, Drift, RevisionChange } from './index.js';
import { compareRevisions } from './index.js';

/** A page as it is kept in a documentation repository. */
export const LIMITS_PAGE = `---
title: Concepts - Limits
ms.date: 03/19/2024
---

# Network limits

Plan the network before you create a cluster.

## Nodes and pods

The maximum value you can specify is 250, and the minimum value is 10. A cluster can scale up to 5,000 nodes.

- Each node is assigned a \`/24\` address space carved out from the same CIDR.
- Virtual machine availability sets aren't supported for overlay.
- **Dual-stack**: Both IPv4 and IPv6 are supported.

> [!NOTE]
> Version 1.7.9 or later is required. Support ends on March 31, 2028.

## Compare plugins

| Feature | Overlay | Pod subnet | Kubenet |
| --- | --- | --- | --- |
| Windows node pools | Supported | Supported | Not supported |
| Nodes per cluster | 5000 | 65000 | 400 |
| Service endpoints | Supported | Supported | Supported |

## Egress

The load balancer is used for egress through a public IP address. Outbound traffic can be restricted with a firewall.
`;

export const cite = (quote: string, ...facts: string[]): CitedPassage => ({ citation: citation(quote), facts });

function citation(quote: string): Citation {
  return { revision: 'before', heading: null, quote };
}

export const pods = (id: string, number: number, op: 'max' | 'min' = 'max'): ComparedFact => ({
  id,
  value: { type: 'limit', op, number, unit: 'pods', scope: 'node', kind: 'hard', adjustable: false },
});

export const support = (id: string, value: 'supported' | 'unsupported', ...names: string[]): ComparedFact => ({
  id,
  value: { type: 'capability', support: value, qualifiers: [], values: [] },
  names,
});

export type Rest = Partial<Omit<RevisionChange, 'previous' | 'next' | 'citations'>>;

/** A page and what was made of it. */
export function change(
  previous: string,
  next: string,
  citations: readonly CitedPassage[],
  rest: Rest = {},
): RevisionChange {
  return {
    source: 'page',
    previous: { revision: 'before', text: previous },
    next: { revision: 'after', text: next },
    citations,
    ...rest,
  };
}

export function compareTexts(
  previous: string,
  next: string,
  citations: readonly CitedPassage[],
  rest: Rest = {},
): Drift {
  return compareRevisions(change(previous, next, citations, rest));
}

/** What became of one quote. */
export function became(previous: string, next: string, quote: string): CitationDrift {
  const [drift] = compareTexts(previous, next, [cite(quote, 'fact')]).citations;
  if (!drift) throw new Error('no citation was judged');
  return drift;
}
