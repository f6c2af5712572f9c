import { releaseDigest, type ReleaseContentInput, type ReleaseHeader, type Snapshot } from '@plimsoll/engine';

const both = (text: string) => ({ en: text, ja: text });

const longText = 'x'.repeat(1900);

function contentOf(crew: number, logs: number): ReleaseContentInput {
  return {
    categories: [{ id: 'hull', name: both('Hull'), order: 1 }],
    dimensions: [
      {
        id: 'max-crew',
        name: both('Crew'),
        kind: 'limit',
        group: 'size',
        order: 1,
        categories: ['hull'],
        unit: 'people',
      },
    ],
    facts: [
      {
        id: 'ketch-max-crew',
        option: 'ketch',
        dimension: 'max-crew',
        value: {
          type: 'limit',
          op: 'max',
          number: crew,
          unit: 'people',
          scope: 'boat',
          kind: 'hard',
          adjustable: false,
        },
        text: both(`A ketch carries ${crew} people`),
        certainty: 'stated',
        evidence: 'documented',
        verifiedOn: '2026-01-01',
        citations: [{ revision: 'log-1', heading: 'Crew', quote: `A ketch carries ${crew} people.` }],
      },
    ],
    options: [{ id: 'ketch', category: 'hull', name: both('Ketch'), order: 1, role: 'choice' }],
    requirements: [],
    rules: [],
    sources: [
      { id: 'log', title: both('Log'), language: 'en' },
      ...Array.from({ length: logs }, (_, index) => ({
        id: `log-${10_000 + index}`,
        title: both(longText),
        language: 'en',
      })),
    ],
    sourceRevisions: [{ id: 'log-1', source: 'log', order: 1, textSha256: '0'.repeat(64) }],
    vocabularies: [],
  };
}

const made = new Map<string, Snapshot>();

/** Release `sequence` of the catalog `boats`, in which a ketch carries ten times as many people as its number. Each log makes it 4 KB longer. */
export function boats(sequence: number, logs = 0): Snapshot {
  const key = `${sequence} ${logs}`;
  const snapshot = made.get(key) ?? make(sequence, logs);
  made.set(key, snapshot);
  return snapshot;
}

function make(sequence: number, logs: number): Snapshot {
  const content = contentOf(10 * sequence, logs);
  const release: ReleaseHeader = {
    catalog: 'boats',
    sequence,
    label: `2026.11.${sequence}`,
    digest: releaseDigest('boats', content),
    schemaVersion: '1.0.0',
    publishedAt: new Date(Date.UTC(2026, 0, sequence)).toISOString(),
    publishedBy: 'tests',
    notes: both(`release ${sequence}`),
  };
  return { kind: 'plimsoll-snapshot/1', release, content };
}

export const digestOfBoats = (sequence: number): string => boats(sequence).release.digest;
