import { describe, expect, it } from 'vitest';
import type { Verdict } from './judge.js';
import type { Scale } from './model/requirement.js';
import type { ReleaseContentInput } from './model/release.js';
import { guidanceOf } from './recommend-facts.js';
import { both, boats, fact, option, TODAY } from './recommend.spec-fixture.js';
import { valueOn } from './score-value.js';

const byJudge: Scale = { by: 'judge', yes: 1000, conditional: 700, no: 100 };
const byComfort: Scale = { by: 'attribute', dimension: 'comfort', points: { poor: 200, good: 900 } };
const byGuidance: Scale = { by: 'guidance', signals: ['calm'], points: { strong: 900, normal: 600, weak: 300 } };

const comfort = {
  id: 'comfort',
  name: both('Comfort'),
  kind: 'attribute' as const,
  group: 'life',
  order: 0,
  values: ['poor', 'good', 'odd'].map((id) => ({ id, name: both(id) })),
};
const listed = (id: string, ...values: string[]) => fact(id, 'dinghy/comfort', { type: 'attribute', values });
const line = (
  id: string,
  strength: 'strong' | 'normal' | 'weak',
  direction: 'favours' | 'disfavours' | 'advises' = 'favours',
) => fact(id, 'dinghy/use-when', { type: 'guidance', signal: 'calm', direction, need: 'preferred', strength });

function value(scales: readonly Scale[], facts: ReleaseContentInput['facts'], verdict: Verdict = 'unknown') {
  const release = boats({ options: [option('dinghy')], dimensions: [comfort], facts });
  const valuation = valueOn(scales, {
    release,
    asOf: TODAY,
    option: 'dinghy',
    judged: { verdict, facts: [] },
    guidance: guidanceOf(release, 'dinghy', TODAY),
  });
  return { ...valuation.value, by: valuation.by, facts: valuation.facts.map(({ id }) => id) };
}

describe('valueOn', () => {
  it.each<[Verdict, number]>([
    ['yes', 1000],
    ['yes-with-conditions', 700],
    ['no', 100],
  ])('values a judgement of %s with its points', (verdict, points) => {
    expect(value([byJudge], [], verdict)).toMatchObject({ by: 'judge', lo: points, hi: points });
  });

  it('takes the best value that is listed and has points, and the fact that lists it', () => {
    const facts = [listed('says-poor', 'poor'), listed('says-good', 'odd', 'good')];
    expect(value([byComfort], facts)).toEqual({ by: 'attribute', lo: 900, hi: 900, facts: ['says-good'] });
  });

  it('takes a listed value without points for nothing known', () => {
    expect(value([byComfort], [listed('says-odd', 'odd')])).toMatchObject({ by: undefined, lo: 0, hi: 1000 });
  });

  it('takes the strongest line of guidance', () => {
    const facts = [line('weak-line', 'weak'), line('normal-line', 'normal')];
    expect(value([byGuidance], facts)).toMatchObject({ by: 'guidance', lo: 600, hi: 600 });
  });

  it('counts a line against as the bottom of the scale', () => {
    expect(value([byGuidance], [line('against', 'strong', 'disfavours')])).toMatchObject({ lo: 0, hi: 0 });
  });

  it('leaves the value open between a line for and a line against', () => {
    const facts = [line('for', 'strong'), line('against', 'weak', 'disfavours')];
    expect(value([byGuidance], facts)).toMatchObject({ lo: 0, hi: 900, facts: ['for', 'against'] });
  });

  it('takes advice for no guidance', () => {
    expect(value([byGuidance], [line('advice', 'strong', 'advises')])).toMatchObject({
      by: undefined,
      lo: 0,
      hi: 1000,
    });
  });

  it('takes no guidance for the points of none, where the scale has them', () => {
    const withNone: Scale = { ...byGuidance, points: { ...byGuidance.points, none: 50 } };
    expect(value([withNone], [])).toMatchObject({ by: 'guidance', lo: 50, hi: 50 });
  });

  it('hears no line that is made for a combination or a narrower scope', () => {
    const facts = [
      { ...line('paired', 'strong'), with: ['dinghy'] },
      { ...line('scoped', 'strong'), scope: { sea: 'rough' } },
    ];
    expect(value([byGuidance], facts)).toMatchObject({ by: undefined });
  });

  it('hears no line whose day is over', () => {
    expect(value([byGuidance], [{ ...line('old', 'strong'), effectiveTo: TODAY }])).toMatchObject({ by: undefined });
    expect(value([byGuidance], [{ ...line('new', 'strong'), effectiveFrom: TODAY }])).toMatchObject({ hi: 900 });
  });

  it('tries the sources in order and stops at the first that is known', () => {
    const facts = [listed('says-poor', 'poor'), line('strong-line', 'strong')];
    expect(value([byJudge, byComfort, byGuidance], facts)).toMatchObject({ by: 'attribute', hi: 200 });
    expect(value([byJudge, byGuidance, byComfort], facts)).toMatchObject({ by: 'guidance', hi: 900 });
    expect(value([byJudge, byComfort], facts, 'no')).toMatchObject({ by: 'judge', hi: 100 });
  });

  it('values what nothing is known of as anything on the scale', () => {
    expect(value([], [])).toEqual({ lo: 0, hi: 1000, by: undefined, facts: [] });
  });
});
