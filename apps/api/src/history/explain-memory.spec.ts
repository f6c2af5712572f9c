import { explain, itemKinds, kindNames, type ReleaseHeader } from '@plimsoll/engine';
import { expect, it } from 'vitest';
import { CatalogHistory, digestFor } from '../releases/catalog-history.js';
import { FixtureMemory } from '../releases/fixture-memory.spec-fixture.js';
import { LoadedReleases } from '../releases/release-memory.js';
import type { ChangeRow } from '../releases/release-rows.js';

const RELEASES = 300;
const both = (text: string) => ({ en: text, ja: text });

/** The first release holds the boats; each later one rewords what is said of the ketch, or for every third release of the dinghy. */
function changes(): ChangeRow[] {
  const [content] = new FixtureMemory().contents;
  if (!content) throw new Error('the fixture holds no release');
  const first = kindNames.flatMap((kind) =>
    (content[itemKinds[kind].plural] ?? []).map((item) => ({ kind, key: item.id, sequence: 1, content: item })),
  );
  const later = Array.from({ length: RELEASES - 1 }, (_, index): ChangeRow => {
    const sequence = index + 2;
    const id = sequence % 3 === 0 ? 'dinghy-max-crew' : 'ketch-max-crew';
    const fact = content.facts.find((one) => one.id === id);
    return { kind: 'fact', key: id, sequence, content: { ...fact, text: both(`As told in release ${sequence}`) } };
  });
  return [...first, ...later];
}

function load(): LoadedReleases {
  const catalog = { id: 'boats', name: both('Boats') };
  const rows = changes();
  const history = new CatalogHistory(catalog);
  history.addReleases({ headers: [], changes: rows });
  const headers = Array.from({ length: RELEASES }, (_, index): ReleaseHeader => {
    const head = { catalog: 'boats', sequence: index + 1, label: `2026.1.${index + 1}`, schemaVersion: '1.0.0' };
    const digest = digestFor(head, history.contentAt(index + 1));
    return { ...head, digest, publishedAt: '2026-01-01T00:00:00Z', publishedBy: 'spec', notes: both('n') };
  });
  const memory = new LoadedReleases(2);
  const moves = [{ catalog: 'boats', position: 1, sequence: RELEASES, movedAt: '2026-11-22T00:00:00.000Z' }];
  memory.add({ catalog, headers, changes: rows, moves }, new Map());
  return memory;
}

it('explains a cell over 300 releases without compiling them, release by release in which it changed', () => {
  const memory = load();
  const asked = { option: 'ketch', dimension: 'max-crew', asOf: '2026-07-01', locale: 'en' } as const;
  const before = memory.status().compiledReleases;
  const answer = explain(memory.find('boats', 'current'), memory.history('boats'), asked);
  expect(memory.status().compiledReleases).toBe(before);
  expect(answer.releases).toHaveLength(1 + Math.floor(((RELEASES - 1) * 2) / 3));
  expect(answer.facts.map(({ fact, text }) => [fact, text.en])).toEqual([
    ['ketch-max-crew', `As told in release ${RELEASES - 1}`],
  ]);
  const early = explain(memory.find('boats', '4'), memory.history('boats'), asked);
  expect(early.releases.map(({ release }) => release.sequence)).toEqual([1, 2, 4]);
});

it('goes on with a release that is published later', () => {
  const memory = load();
  const asked = { option: 'ketch', dimension: 'max-crew', asOf: '2026-07-01', locale: 'en' } as const;
  explain(memory.find('boats', 'current'), memory.history('boats'), asked);
  const history = memory.history('boats');
  const last = history.headers.at(-1);
  const fact = memory.find('boats', 'current').facts.get('ketch-max-crew');
  if (!last || !fact) throw new Error('the fixture is not loaded');
  const sequence = RELEASES + 1;
  const added = { kind: 'fact', key: 'ketch-again', sequence, content: { ...fact, id: 'ketch-again' } };
  const next = new CatalogHistory(history.catalog);
  next.addReleases({ headers: [], changes: [...changes(), added] });
  const header = { ...last, sequence, label: `2026.1.${sequence}`, digest: digestFor(last, next.contentAt(sequence)) };
  const moves = [{ catalog: 'boats', position: 2, sequence, movedAt: '2026-11-22T00:00:00.000Z' }];
  memory.add({ catalog: history.catalog, headers: [header], changes: [added], moves }, new Map());
  const answer = explain(memory.find('boats', 'current'), memory.history('boats'), asked);
  expect(answer.facts.map((one) => one.fact)).toEqual(['ketch-again', 'ketch-max-crew']);
});
