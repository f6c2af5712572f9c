import { describe, expect, it } from 'vitest';
import { followedBy, shippedTexts } from './catalog.spec-fixture.js';
import { compareRevisions } from './index.js';
import { factsOver, rangesOf } from './quote-ranges.spec-fixture.js';

const cases = shippedTexts.flatMap((shipped) => {
  const ranges = rangesOf(shipped);
  const unlike = ranges.filter(({ quote }, at) => ranges.findIndex((other) => other.quote === quote) === at);
  return unlike.map((range) => ({ ...range, shipped, ranges, revision: shipped.revision }));
});

describe('a passage that is taken out', () => {
  it('is tried on every passage that the catalog quotes', () => {
    expect(cases.length).toBeGreaterThan(250);
  });

  it.each(cases)('$revision: $quote', ({ shipped, ranges, from, to, facts }) => {
    const next = `${shipped.text.slice(0, from)}${shipped.text.slice(to)}`;
    const drift = compareRevisions(followedBy(shipped, next));
    const touched = drift.facts
      .filter(({ status }) => status === 'gone' || status === 'changed')
      .map(({ fact }) => fact);
    expect(touched).toEqual(factsOver(ranges, from, to));
    expect(touched).toEqual(expect.arrayContaining([...facts]));
  });
});
