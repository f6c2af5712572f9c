import { describe, expect, it } from 'vitest';
import { shiftOfFact } from './diff-fact.js';
import { shiftOfValue } from './diff-value.js';
import {
  atLeast,
  attribute,
  both,
  capability,
  dimensions,
  fact,
  limit,
  symbol,
  type FactInput,
} from './compare.spec-fixture.js';
import { factSchema, factValueSchema } from './model/fact.js';
import { dimensionSchema } from './model/option.js';

const dimensionOf = (id: string) => dimensionSchema.parse(dimensions.find((dimension) => dimension.id === id));
const shift = (from: FactInput['value'], to: FactInput['value'], dimension = 'floats') =>
  shiftOfValue(factValueSchema.parse(from), factValueSchema.parse(to), dimensionOf(dimension));

const mirror: Readonly<Record<string, string>> = { tightened: 'loosened', loosened: 'tightened' };

type Status =
  'preview' | 'ga' | 'recommended' | 'default' | 'not-recommended' | 'upgrade-recommended' | 'deprecated' | 'retired';
const life = (status: Status, more: { from?: string; to?: string; scope?: string; target?: string } = {}) => ({
  type: 'lifecycle' as const,
  status,
  scope: 'all',
  ...more,
});
const advice = (more: Partial<Extract<FactInput['value'], { type: 'guidance' }>> = {}) => ({
  type: 'guidance' as const,
  signal: 'calm-water',
  direction: 'favours' as const,
  need: 'preferred' as const,
  strength: 'normal' as const,
  ...more,
});
const beyond = (number: number, unit = 'people') => ({
  ...capability('supported'),
  beyond: { number, unit, scope: 'boat' },
});
const holding = (...values: string[]) => ({ ...capability('supported'), values });

describe('the way a value went, and the opposite way back', () => {
  it.each<[FactInput['value'], FactInput['value'], string, string?]>([
    [capability('supported'), capability('unsupported'), 'reversed'],
    [capability('supported'), capability('conditional'), 'tightened'],
    [capability('conditional'), capability('unsupported'), 'tightened'],
    [capability('supported'), capability('unknown'), 'tightened'],
    [capability('unknown'), capability('not-applicable'), 'tightened'],
    [capability('not-applicable'), capability('unsupported'), 'tightened'],
    [capability('conditional'), capability('conditional', ['in-calm-water']), 'tightened'],
    [capability('conditional', ['both-ways']), capability('conditional', ['downstream']), 'tightened'],
    [capability('supported'), capability('supported', ['downstream']), 'tightened'],
    [capability('supported', ['both-ways']), capability('conditional', ['downstream']), 'tightened'],
    [capability('supported', ['downstream']), capability('conditional', ['both-ways']), 'reversed'],
    [holding('some', 'much'), holding('some'), 'tightened'],
    [holding('some'), holding('much'), 'reversed'],
    [beyond(9), beyond(5), 'tightened'],
    [beyond(9), capability('supported'), 'tightened'],
    [beyond(9), beyond(9, 'tonnes'), 'reversed'],
    [limit('max', 9), limit('max', 4), 'tightened'],
    [limit('min', 4), limit('min', 9), 'tightened'],
    [limit('max', 9), limit('exactly', 9), 'tightened'],
    [limit('max', 9), limit('exactly', 10), 'reversed'],
    [limit('max', 9), limit('min', 9), 'reversed'],
    [limit('exactly', 9), limit('exactly', 8), 'reversed'],
    [atLeast('1.9.5'), atLeast('1.10.0'), 'tightened'],
    [limit('max', 9), symbol('harbour-depth'), 'reversed'],
    [symbol('harbour-depth'), symbol('lock-width'), 'reversed'],
    [limit('max', 9), { ...limit('max', 9), unit: 'tonnes' }, 'reversed'],
    [limit('max', 9), { ...limit('max', 9), scope: 'fleet' }, 'reversed'],
    [limit('max', 9, 'default'), limit('max', 9, 'recommended'), 'tightened'],
    [limit('max', 9, 'recommended'), limit('max', 9), 'tightened'],
    [{ ...limit('max', 9), adjustable: true }, limit('max', 9), 'tightened'],
    [limit('max', 9), { ...limit('max', 4), adjustable: true }, 'reversed'],
    [attribute('much'), attribute('some'), 'tightened', 'comfort'],
    [attribute('some', 'much'), attribute('some'), 'tightened', 'comfort'],
    [attribute('sea', 'river'), attribute('sea'), 'tightened', 'use-when'],
    [attribute('sea'), attribute('river'), 'reversed', 'use-when'],
    [life('ga'), life('preview'), 'tightened'],
    [life('recommended'), life('retired'), 'tightened'],
    [life('deprecated', { from: '2028-01-01' }), life('deprecated', { from: '2027-01-01' }), 'tightened'],
    [life('deprecated', { from: '2028-01-01' }), life('deprecated'), 'tightened'],
    [life('ga', { from: '2025-01-01' }), life('ga', { from: '2026-01-01' }), 'tightened'],
    [life('ga'), life('ga', { to: '2026-01-01' }), 'tightened'],
    [life('ga', { from: '2025-01-01' }), life('deprecated', { from: '2024-01-01' }), 'tightened'],
    [life('ga'), life('ga', { scope: 'some' }), 'reversed'],
    [life('deprecated'), life('deprecated', { target: 'raft' }), 'wording'],
    [advice(), advice({ direction: 'disfavours' }), 'reversed'],
    [advice(), advice({ signal: 'rapids' }), 'reversed'],
    [advice(), advice({ unit: 'knots' }), 'reversed'],
    [advice(), advice({ direction: 'advises' }), 'tightened'],
    [advice({ strength: 'strong' }), advice({ strength: 'weak' }), 'tightened'],
    [
      advice({ direction: 'disfavours', strength: 'weak' }),
      advice({ direction: 'disfavours', strength: 'strong' }),
      'tightened',
    ],
    [
      advice({ direction: 'advises', strength: 'weak' }),
      advice({ direction: 'advises', strength: 'strong' }),
      'wording',
    ],
    [advice({ need: 'less-than', number: 9 }), advice({ need: 'less-than', number: 4 }), 'tightened'],
    [advice({ number: 4 }), advice({ number: 9 }), 'tightened'],
    [advice({ values: ['sea', 'river'] }), advice({ values: ['sea'] }), 'tightened'],
    [advice(), advice({ need: 'acceptable' }), 'wording'],
    [capability('supported'), limit('max', 4), 'reversed'],
    [capability('conditional'), { ...capability('conditional'), condition: both('with oars') }, 'wording'],
    [capability('supported'), capability('supported'), 'none'],
  ])('%j to %j is %s', (from, to, expected, dimension = 'floats') => {
    expect(shift(from, to, dimension)).toBe(expected);
    expect(shift(to, from, dimension)).toBe(mirror[expected] ?? expected);
  });
});

describe('the way a fact went', () => {
  const yes = capability('supported');
  const no = capability('unsupported');
  it.each<[FactInput['value'], Partial<FactInput>, string]>([
    [yes, { alsoOf: ['raft'] }, 'loosened'],
    [no, { alsoOf: ['raft'] }, 'tightened'],
    [limit('max', 4), { alsoOf: ['raft'] }, 'tightened'],
    [capability('unknown'), { alsoOf: ['raft'] }, 'wording'],
    [yes, { with: ['outrigger'] }, 'tightened'],
    [yes, { scope: { load: 'heavy' } }, 'tightened'],
    [no, { scope: { load: 'heavy' } }, 'loosened'],
    [yes, { effectiveTo: '2027-01-01' }, 'tightened'],
    [no, { effectiveFrom: '2027-01-01' }, 'loosened'],
    [yes, { option: 'raft' }, 'reversed'],
    [yes, { dimension: 'wings' }, 'reversed'],
    [yes, { text: both('other') }, 'wording'],
    [yes, { note: both('other') }, 'wording'],
    [yes, { certainty: 'ambiguous' }, 'wording'],
    [yes, { mentions: ['raft'] }, 'wording'],
    [yes, { relations: [{ type: 'corroborates', fact: 'b' }] }, 'wording'],
    [yes, { verifiedOn: '2026-02-02' }, 'citation-only'],
    [yes, { citations: [{ revision: 'book-new', heading: null, quote: 'again' }] }, 'citation-only'],
    [yes, { verifiedOn: '2026-02-02', note: both('other') }, 'wording'],
    [yes, { verifiedOn: '2026-02-02', value: no }, 'reversed'],
    [yes, { value: capability('conditional'), with: ['outrigger'] }, 'tightened'],
    [yes, { value: capability('not-applicable'), with: ['outrigger'] }, 'reversed'],
  ])('%j changed by %j is %s', (value, change, expected) => {
    const before = factSchema.parse(fact('a', value));
    const after = factSchema.parse({ ...fact('a', value), ...change });
    expect(shiftOfFact(before, after, dimensionOf('floats'))).toBe(expected);
    expect(shiftOfFact(after, before, dimensionOf('floats'))).toBe(mirror[expected] ?? expected);
  });
});
