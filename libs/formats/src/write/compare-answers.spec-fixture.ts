import { compareAnswerSchema, compareReleasesAnswerSchema, type Cell, type CitationAnswer } from '@plimsoll/engine';

export const citation = (fact: string, more: Partial<CitationAnswer> = {}): CitationAnswer => ({
  fact,
  source: 'book',
  revision: 'book-old',
  title: 'Book of boats',
  url: 'https://example.org/book',
  heading: 'Boats | rafts',
  line: 7,
  quote: `| 数 | "${fact}" |`,
  quoteSha256: '0'.repeat(64),
  language: 'ja',
  certainty: 'stated',
  evidence: 'documented',
  ...more,
});

const value = (fact: string) => ({
  state: 'known' as const,
  qualifiers: [],
  certainty: 'stated' as const,
  facts: [fact],
  citations: [citation(fact)],
});

const silent: Cell = {
  option: 'raft',
  state: 'unknown',
  support: 'unknown',
  qualifiers: [],
  facts: [],
  citations: [],
  disputed: false,
  against: 'unknown',
};

export const limitCell: Cell = {
  option: 'canoe',
  ...value('crew-max'),
  limit: { op: 'max', number: 4, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
  disputed: false,
  variants: [
    {
      scope: { load: 'heavy' },
      with: ['outrigger'],
      disputed: false,
      ...value('crew-heavy'),
      limit: {
        op: 'at-least-version',
        version: '1.10',
        unit: 'version',
        scope: 'keel',
        kind: 'default',
        adjustable: true,
      },
    },
  ],
};

const disputedCell: Cell = {
  option: 'canoe',
  ...value('yes'),
  support: 'conditional',
  values: ['river', 'lake'],
  qualifiers: ['downstream'],
  condition: 'only, "perhaps"',
  certainty: 'ambiguous',
  note: '=HYPERLINK("x")',
  beyond: { number: 9, unit: 'people', scope: 'boat' },
  disputed: true,
  against: 'better',
  dispute: {
    used: 'yes',
    because: 'newest-source-revision',
    positions: [
      { fact: 'yes', used: true, ...value('yes'), support: 'conditional' },
      { fact: 'no', used: false, ...value('no'), support: 'unsupported' },
    ],
  },
};

const release = (sequence: number) => ({
  catalog: 'vessels',
  sequence,
  label: `2026.1.${sequence}`,
  digest: '0'.repeat(64),
});
const row = { group: 'basics', differs: true };

export const answer = compareAnswerSchema.parse({
  kind: 'plimsoll-compare/1',
  release: release(1),
  engineVersion: '1.0.0',
  asOf: '2026-06-01',
  locale: 'en',
  only: 'all',
  options: ['canoe', 'raft'].map((id) => ({ id, name: `The ${id} <b>|</b>`, category: 'boats', role: 'choice' })),
  rows: [
    {
      ...row,
      dimension: 'crew',
      name: 'Crew, people',
      kind: 'limit',
      unit: 'people',
      cells: [limitCell, { ...silent, support: undefined }],
    },
    { ...row, dimension: 'floats', name: 'Floats', kind: 'capability', cells: [disputedCell, silent] },
  ],
});

export const releasesAnswer = compareReleasesAnswerSchema.parse({
  kind: 'plimsoll-compare-releases/1',
  engineVersion: '1.0.0',
  asOf: '2026-06-01',
  locale: 'ja',
  releases: [release(1), release(2)],
  option: { id: 'canoe', name: 'カヌー', category: 'boats', role: 'choice' },
  only: 'all',
  rows: [
    {
      ...row,
      dimension: 'crew',
      name: '定員',
      kind: 'limit',
      cells: [{ ...silent, option: 'canoe', state: 'not-applicable' }, limitCell],
    },
  ],
});
