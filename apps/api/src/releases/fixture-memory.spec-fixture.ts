import {
  compileRelease,
  historyOf,
  Problem,
  releaseDigest,
  sha256Hex,
  SNAPSHOT_KIND,
  type CompiledRelease,
  type ReleaseContentInput,
  type ReleaseHeader,
  type ReleaseHistory,
  type Snapshot,
} from '@plimsoll/engine';
import { ReleaseMemory, type CatalogSummary, type ReleaseStatus } from './releases.types.js';

export const LOG_TEXT = '# Crew\n\nA dinghy carries 2 people.\nA ketch carries 8 people.\n';

type FactInput = ReleaseContentInput['facts'][number];
type OptionInput = ReleaseContentInput['options'][number];

const both = (en: string) => ({ en, ja: `${en} (ja)` });
const option = (id: string, order: number, more: Partial<OptionInput> = {}): OptionInput => ({
  id,
  category: 'hull',
  name: both(id),
  order,
  role: 'choice',
  ...more,
});

const fact = (id: string, optionId: string, number: number, more: Partial<FactInput> = {}): FactInput => ({
  id,
  option: optionId,
  dimension: 'max-crew',
  value: { type: 'limit', op: 'max', number, unit: 'people', scope: 'boat', kind: 'hard', adjustable: false },
  text: both(`${optionId} carries ${number} people`),
  certainty: 'stated',
  evidence: 'documented',
  verifiedOn: '2026-01-01',
  citations: [{ revision: 'log-1', heading: 'Crew', quote: `A ${optionId} carries ${number} people.` }],
  ...more,
});

const base: ReleaseContentInput = {
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
  facts: [fact('dinghy-max-crew', 'dinghy', 2), fact('ketch-max-crew', 'ketch', 8)],
  options: [
    option('barge', 4, { moved: { to: ['dinghy', 'ketch'], note: both('Split.') } }),
    option('dinghy', 1),
    option('ketch', 2),
    option('yawl', 3, { moved: { to: ['ketch'], note: both('Renamed.') } }),
  ],
  requirements: [],
  rules: [],
  sources: [{ id: 'log', title: both('Log'), language: 'en' }],
  sourceRevisions: [{ id: 'log-1', source: 'log', order: 1, textSha256: sha256Hex(LOG_TEXT) }],
  vocabularies: [],
};

const second: ReleaseContentInput = {
  ...base,
  facts: [
    ...base.facts,
    fact('ketch-max-crew-doubted', 'ketch', 6, {
      certainty: 'ambiguous',
      note: both('Another log.'),
      verifiedOn: '2026-06-01',
      relations: [{ type: 'conflicts-with', fact: 'ketch-max-crew' }],
    }),
  ],
};

function publish(sequence: number, content: ReleaseContentInput): CompiledRelease {
  const header: ReleaseHeader = {
    catalog: 'boats',
    sequence,
    label: `2026.${sequence}.0`,
    digest: releaseDigest('boats', content),
    schemaVersion: '1.0.0',
    publishedAt: '2026-06-01T00:00:00Z',
    publishedBy: 'harbour',
    notes: both(`Release ${sequence}`),
  };
  return compileRelease(header, content);
}

/** Two releases of a small catalog, `boats`, in memory. The pointer and the database can be moved by a test. */
export class FixtureMemory extends ReleaseMemory {
  readonly contents = [base, second];
  readonly releases = this.contents.map((content, index) => publish(index + 1, content));
  currentSequence = 2;
  database: 'up' | 'down' = 'up';
  isLoaded = true;

  override find(catalog: string, ref: string): CompiledRelease {
    if (catalog !== 'boats') throw new Problem(404, 'catalog-not-found', `There is no catalog ${catalog}.`);
    const sequence = { current: this.currentSequence, previous: this.currentSequence - 1 }[ref];
    const found = this.releases.find(
      ({ header }) =>
        header.sequence === (sequence ?? Number(ref)) ||
        (sequence === undefined && [header.label, header.digest].includes(ref)),
    );
    if (!found) throw new Problem(404, 'release-not-found', `There is no release ${ref}.`);
    return found;
  }

  override header(catalog: string, ref: string): ReleaseHeader {
    return this.find(catalog, ref).header;
  }

  override snapshot(catalog: string, ref: string): Snapshot {
    const { header } = this.find(catalog, ref);
    return { kind: SNAPSHOT_KIND, release: header, content: this.contents[header.sequence - 1] ?? base };
  }

  override headers(catalog: string): readonly ReleaseHeader[] {
    this.find(catalog, '1');
    return this.releases.map(({ header }) => header);
  }

  override moves(catalog: string) {
    return [{ catalog, position: 1, sequence: this.currentSequence, movedAt: '2026-06-01T00:00:00.000Z' }];
  }

  override history(catalog: string): ReleaseHistory {
    this.find(catalog, '1');
    return historyOf(this.releases);
  }

  override catalogs(): readonly CatalogSummary[] {
    const current = this.find('boats', 'current').ref;
    return [{ catalog: 'boats', name: both('Boats'), releases: 2, current, previous: null }];
  }

  override sourceText(sha256: string): string | undefined {
    return sha256 === sha256Hex(LOG_TEXT) ? LOG_TEXT : undefined;
  }

  override status(): ReleaseStatus {
    return { isLoaded: this.isLoaded, database: this.database, lastSync: null, compiledReleases: 2, itemVersions: 12 };
  }
}
