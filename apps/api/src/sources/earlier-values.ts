import type { EarlierValue } from '@plimsoll/drift';
import { canonicalJson, type Fact, type FactValue, type ReleaseHistory } from '@plimsoll/engine';

/** What is written of a fact; defaults may be left out. */
type Written = Pick<Fact, 'option' | 'dimension' | 'citations'> &
  Partial<Pick<Fact, 'alsoOf' | 'with' | 'scope' | 'effectiveFrom' | 'effectiveTo'>> & { readonly value: FactValue };

interface Held {
  readonly id: string;
  readonly content: Written;
}

/** What was said in the place of facts in earlier releases. A place is an option, a dimension, a scope and a combination. */
export class EarlierValues {
  private readonly places = new Map<string, Held[]>();
  private readonly current = new Map<string, string>();

  /** `superseded` are facts of the newest release that another one has taken the place of. */
  constructor(
    private readonly history: ReleaseHistory,
    superseded: (fact: string) => boolean,
  ) {
    for (const [id, versions] of history.versionsOf('fact')) {
      const last = versions.at(-1)?.content as Written | null | undefined;
      if (last && !superseded(id)) this.current.set(id, canonicalJson(last.value));
      for (const { content } of versions) if (content !== null) this.add(id, content as Written);
    }
  }

  /** Of a fact: what it said before itself, and what facts said that are out of force. */
  of(fact: Fact): readonly EarlierValue[] {
    const now = canonicalJson(fact.value);
    const held = (this.places.get(placeOf(fact)) ?? []).filter(
      ({ id, content }) => !this.isInForce(id, content.value) && canonicalJson(content.value) !== now,
    );
    return held.map(({ id, content }) => ({
      fact: fact.id,
      earlier: id,
      revision: content.citations[0]?.revision ?? '',
      value: content.value,
      ...(content.effectiveFrom === undefined ? {} : { effectiveFrom: content.effectiveFrom }),
      ...(content.effectiveTo === undefined ? {} : { effectiveTo: content.effectiveTo }),
    }));
  }

  /** The newest release in which a fact rested on that revision first. */
  releaseOf(fact: string, revision: string): number {
    const versions = this.history.versionsOf('fact').get(fact) ?? [];
    const at = versions.findLastIndex(
      ({ content }) => (content as Written | null)?.citations[0]?.revision === revision,
    );
    const next = versions[at + 1];
    return next ? next.sequence - 1 : (this.history.headers.at(-1)?.sequence ?? 0);
  }

  private isInForce(id: string, value: FactValue): boolean {
    return this.current.get(id) === canonicalJson(value);
  }

  private add(id: string, content: Written): void {
    const place = placeOf(content);
    this.places.set(place, [...(this.places.get(place) ?? []), { id, content }]);
  }
}

function placeOf({ option, dimension, scope = {}, with: combined = [] }: Omit<Written, 'citations' | 'value'>): string {
  return canonicalJson([option, dimension, scope, [...combined].sort()]);
}
