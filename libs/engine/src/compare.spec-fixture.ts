import { compileRelease, type CompiledRelease } from './compile.js';
import type { ReleaseContentInput, ReleaseHeader } from './model/release.js';

export type FactInput = ReleaseContentInput['facts'][number];
export type OptionInput = ReleaseContentInput['options'][number];
export type DimensionInput = ReleaseContentInput['dimensions'][number];

export const both = (en: string) => ({ en, ja: `${en} の訳` });

/** A fact about the canoe and whether it floats, cited from the old book, unless told otherwise. */
export function fact(
  id: string,
  value: FactInput['value'],
  more: Partial<FactInput> & { revision?: string } = {},
): FactInput {
  const { revision = 'book-old', ...rest } = more;
  return {
    id,
    option: 'canoe',
    dimension: 'floats',
    value,
    text: both(id),
    certainty: 'stated',
    evidence: 'documented',
    verifiedOn: '2026-01-01',
    citations: [{ revision, heading: 'Boats', line: 7, quote: `quote of ${id}` }],
    ...rest,
  };
}

type Support = 'supported' | 'unsupported' | 'conditional' | 'not-applicable' | 'unknown';
export const capability = (support: Support, qualifiers: string[] = []) => ({
  type: 'capability' as const,
  support,
  qualifiers,
  ...(support === 'conditional' ? { condition: both('with care') } : {}),
});

export const limit = (
  op: 'max' | 'min' | 'exactly',
  number: number,
  kind: 'hard' | 'default' | 'recommended' = 'hard',
) => ({
  type: 'limit' as const,
  op,
  number,
  unit: 'people',
  scope: 'boat',
  kind,
  adjustable: false,
});

export const symbol = (name: string) => {
  const { number: _, ...rest } = limit('max', 0);
  return { ...rest, symbol: name };
};

export const atLeast = (version: string) => ({
  type: 'limit' as const,
  op: 'at-least-version' as const,
  version,
  unit: 'version',
  scope: 'boat',
  kind: 'hard' as const,
  adjustable: false,
});

export const attribute = (...values: string[]) => ({ type: 'attribute' as const, values });

export const dimensions: DimensionInput[] = [
  {
    id: 'crew',
    name: both('Crew'),
    kind: 'limit',
    group: 'limits',
    order: 20,
    categories: ['boats'],
    unit: 'people',
    better: 'higher',
  },
  {
    id: 'draught',
    name: both('Draught'),
    kind: 'limit',
    group: 'limits',
    order: 21,
    categories: ['boats'],
    better: 'lower',
  },
  {
    id: 'keel-version',
    name: both('Keel version'),
    kind: 'limit',
    group: 'limits',
    order: 22,
    valueType: 'version',
    better: 'lower',
  },
  {
    id: 'floats',
    name: both('Floats'),
    kind: 'capability',
    group: 'basics',
    order: 1,
    categories: ['boats'],
    qualifiers: [
      { id: 'downstream', name: both('downstream'), group: 'direction' },
      { id: 'both-ways', name: both('both ways'), group: 'direction', implies: ['downstream', 'upstream'] },
      { id: 'in-calm-water', name: both('in calm water') },
    ],
  },
  {
    id: 'comfort',
    name: both('Comfort'),
    kind: 'attribute',
    group: 'basics',
    order: 30,
    categories: ['boats'],
    better: 'higher',
    values: ['none', 'some', 'much'].map((id) => ({ id, name: both(id) })),
  },
  { id: 'use-when', name: both('Use when'), kind: 'attribute', group: 'advice', order: 40, categories: ['boats'] },
  { id: 'wings', name: both('Wings'), kind: 'capability', group: 'basics', order: 50, categories: ['planes'] },
];

export const options: OptionInput[] = [
  { id: 'raft', category: 'boats', name: both('Raft'), order: 2, role: 'choice' },
  { id: 'canoe', category: 'boats', name: both('Canoe'), order: 1, role: 'choice' },
  { id: 'ferry', category: 'boats', name: both('Ferry'), order: 3, role: 'choice' },
  {
    id: 'barge',
    category: 'boats',
    name: both('Barge'),
    order: 4,
    role: 'choice',
    moved: { to: ['ferry'], note: both('now a ferry') },
  },
  { id: 'outrigger', category: 'boats', name: both('Outrigger'), order: 5, role: 'component' },
  { id: 'glider', category: 'planes', name: both('Glider'), order: 1, role: 'choice' },
];

/** Boats and planes with the given facts. */
export function content(facts: readonly FactInput[], more: Partial<ReleaseContentInput> = {}): ReleaseContentInput {
  return {
    categories: [
      { id: 'boats', name: both('Boats'), order: 0 },
      { id: 'planes', name: both('Planes'), order: 1 },
    ],
    dimensions,
    facts: [...facts],
    options,
    requirements: [],
    rules: [],
    sources: [{ id: 'book', title: both('Book of boats'), url: 'https://example.org/book', language: 'ja' }],
    sourceRevisions: [
      { id: 'book-old', source: 'book', order: 0, textSha256: '0'.repeat(64) },
      { id: 'book-new', source: 'book', order: 1, textSha256: '1'.repeat(64) },
    ],
    vocabularies: [],
    ...more,
  };
}

export function release(input: ReleaseContentInput, sequence = 1): CompiledRelease {
  const header: ReleaseHeader = {
    catalog: 'vessels',
    sequence,
    label: `2026.1.${sequence}`,
    digest: String(sequence).repeat(64).slice(0, 64),
    schemaVersion: '1.0.0',
    publishedAt: '2026-01-01T00:00:00Z',
    publishedBy: 'spec',
    notes: both('spec'),
  };
  return compileRelease(header, input);
}

export const boats = (...facts: FactInput[]): CompiledRelease => release(content(facts));
