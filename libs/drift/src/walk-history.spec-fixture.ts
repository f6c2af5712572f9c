import type { Citation } from '@plimsoll/engine';
import type { History, Step, WrittenFact } from './histories.spec-fixture.js';
import { compareBatch, type CitationDrift, type ComparedFact, type Drift, type EarlierValue } from './index.js';
import type { CitedPassage, RevisionChange, ValueProposal } from './index.js';

/** What came of one step of a history. */
export interface Outcome {
  readonly history: string;
  readonly at: number;
  readonly step: Step;
  readonly citations: readonly { readonly name: string; readonly drift: CitationDrift }[];
  readonly drifts: readonly Drift[];
  readonly values: readonly { readonly fact: string; readonly to: string | number; readonly earlier: boolean }[];
}

interface Held {
  readonly source: string;
  readonly quote: string;
  readonly line?: number | undefined;
  readonly facts: readonly string[];
}

/** Follows a history as an editor would who accepts what is expected: what moved is quoted from its place, what changed says the new words and holds the new value. */
export function walk(history: History): Outcome[] {
  let held = new Map<string, Held>(Object.entries(history.citations));
  let facts = new Map(Object.entries(history.facts).map(([id, fact]) => [id, factOf(id, fact)]));
  let earlier: readonly EarlierValue[] = [];
  let believed = 0;
  return history.steps.map((step, index) => {
    const { changes, named } = changesOf(history, { from: believed, to: index + 1, held, facts, earlier });
    const drifts = compareBatch(changes);
    const found = drifts.flatMap(({ citations }) => citations);
    const citations = [...named].map(([name, citation]) => {
      const drift = found.find((one) => one.citation === citation);
      if (!drift) throw new Error(`${history.name}: ${name} was not judged`);
      return { name, drift };
    });
    const proposals = drifts.flatMap((drift) => drift.proposals.filter((one) => one.type === 'value'));
    if (step.then?.stays !== true) {
      held = followed(held, citations);
      earlier = [...earlier, ...valuesHeld(facts, `r${believed}`)];
      facts = accepted(facts, step, proposals);
      believed = index + 1;
    }
    const values = proposals.map(({ fact, to, heldBefore }) => ({ fact, to, earlier: heldBefore.length > 0 }));
    return { history: history.name, at: index + 1, step, citations, drifts, values };
  });
}

interface Standing {
  readonly from: number;
  readonly to: number;
  readonly held: ReadonlyMap<string, Held>;
  readonly facts: ReadonlyMap<string, ComparedFact>;
  readonly earlier: readonly EarlierValue[];
}

function changesOf(history: History, { from, to, held, facts, earlier }: Standing) {
  const before = history.revisions[from]?.texts ?? new Map<string, string>();
  const after = history.revisions[to]?.texts ?? new Map<string, string>();
  const named = new Map<string, Citation>();
  const changes: RevisionChange[] = [...after].map(([source, text]) => {
    const citations: CitedPassage[] = [...held].flatMap(([name, { source: of, quote, line, facts: carried }]) => {
      if (of !== source) return [];
      const citation: Citation = {
        revision: `r${from}`,
        heading: null,
        quote,
        ...(line === undefined ? {} : { line }),
      };
      named.set(name, citation);
      return [{ citation, facts: carried.length === 0 ? [`only-${name}`] : carried }];
    });
    return {
      source,
      previous: { revision: `r${from}`, text: before.get(source) ?? '' },
      next: { revision: `r${to}`, text },
      citations,
      facts: [...facts.values()],
      history: earlier,
    };
  });
  return { changes, named };
}

function followed(held: ReadonlyMap<string, Held>, citations: Outcome['citations']): Map<string, Held> {
  return new Map(
    [...held].flatMap(([name, one]) => {
      const now = citations.find((found) => found.name === name)?.drift.now;
      return now ? [[name, { ...one, source: now.source, quote: now.quote, line: now.line }] as const] : [];
    }),
  );
}

function valuesHeld(facts: ReadonlyMap<string, ComparedFact>, revision: string): EarlierValue[] {
  return [...facts.values()].map(({ id, value, effectiveFrom, effectiveTo }) => ({
    fact: id,
    earlier: `${id}-${revision}`,
    revision,
    value,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
  }));
}

function accepted(
  facts: ReadonlyMap<string, ComparedFact>,
  { then, values }: Step,
  proposals: readonly ValueProposal[],
): Map<string, ComparedFact> {
  const byHand = new Map(Object.entries(then?.values ?? {}));
  return new Map(
    [...facts].map(([id, fact]) => {
      const expected = values.find((value) => value.fact === id)?.to;
      const proposal = proposals.find((one) => one.fact === id && one.to === expected);
      const to = byHand.get(id) ?? expected;
      const pointer = proposal?.pointer ?? '/value/number';
      return [id, to === undefined ? fact : withMember(fact, pointer, to)];
    }),
  );
}

function withMember(fact: ComparedFact, pointer: string, to: string | number): ComparedFact {
  const member = pointer.replace('/value/', '');
  return { ...fact, value: { ...fact.value, [member]: to } as ComparedFact['value'] };
}

function factOf(id: string, fact: WrittenFact): ComparedFact {
  return { id, value: valueOf(fact), ...(fact.names ? { names: fact.names } : {}) };
}

function valueOf({ limit, op, kind, version, support, lifecycle, from }: WrittenFact): ComparedFact['value'] {
  const measure = { unit: 'things', scope: 'cluster', kind: kind ?? 'hard', adjustable: false } as const;
  if (limit !== undefined) return { type: 'limit', op: op ?? 'max', number: limit, ...measure };
  if (version !== undefined) return { type: 'limit', op: 'at-least-version', version, ...measure };
  if (support !== undefined) return { type: 'capability', support, qualifiers: [], values: [] };
  if (lifecycle !== undefined)
    return { type: 'lifecycle', status: lifecycle, scope: 'all', ...(from === undefined ? {} : { from }) };
  return { type: 'attribute', values: [] };
}
