import { describe, expect, it } from 'vitest';
import { followedBy, shippedTexts, type ShippedText } from './catalog.spec-fixture.js';
import { compareRevisions } from './index.js';
import { factsOver, rangesOf } from './quote-ranges.spec-fixture.js';

interface Mutated {
  readonly fact: string;
  readonly pointer: string;
  readonly to: number;
  readonly next: string;
  /** The facts with a quote over the changed number. */
  readonly expected: readonly string[];
}

const numberOf = (value: ShippedText['facts'][number]['value']): readonly [string, number][] => {
  if (value.type === 'limit' && value.number !== undefined) return [['/value/number', value.number]];
  if (value.type === 'guidance' && value.number !== undefined) return [['/value/number', value.number]];
  if (value.type === 'capability' && value.beyond) return [['/value/beyond/number', value.beyond.number]];
  return [];
};

function mutationsOf(shipped: ShippedText): Mutated[] {
  const ranges = rangesOf(shipped);
  return shipped.facts.flatMap(({ id, value }) =>
    numberOf(value).flatMap(([pointer, number]) =>
      ranges
        .filter(({ facts }) => facts.includes(id))
        .flatMap(({ from, to }) => {
          const written = [number.toLocaleString('en-US'), String(number)];
          const quote = shipped.text.slice(from, to);
          const found = written.flatMap((form) =>
            [...quote.matchAll(new RegExp(`(?<![\\d.,])${form}(?![\\d]|[.,]\\d)`, 'g'))].map(
              ({ index }) => [form, from + index] as const,
            ),
          );
          const places = new Map(found.map(([form, at]) => [at, form]));
          const [only] = places;
          if (!only || places.size !== 1) return [];
          const [at, form] = only;
          const changed = number + 7;
          const next =
            shipped.text.slice(0, at) +
            (form.includes(',') ? changed.toLocaleString('en-US') : String(changed)) +
            shipped.text.slice(at + form.length);
          return [{ fact: id, pointer, to: changed, next, expected: factsOver(ranges, at, at + form.length) }];
        }),
    ),
  );
}

const cases = shippedTexts.flatMap((shipped) =>
  mutationsOf(shipped).map((mutated) => ({ ...mutated, shipped, revision: shipped.revision })),
);

describe('a number that changed in its quote', () => {
  it('is tried on every numeric fact whose number stands in its quote', () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  it.each(cases)('$revision $fact is $to now', ({ shipped, next, expected, fact, pointer, to }) => {
    const drift = compareRevisions(followedBy(shipped, next));
    expect(drift.facts.filter(({ status }) => status !== 'still-quoted').map((of) => [of.fact, of.status])).toEqual(
      expected.map((id) => [id, 'changed']),
    );
    const proposals = drift.proposals.flatMap((proposal) =>
      proposal.type === 'value' && proposal.fact === fact ? [[proposal.pointer, proposal.to]] : [],
    );
    expect(proposals).toEqual([[pointer, to]]);
  });
});
