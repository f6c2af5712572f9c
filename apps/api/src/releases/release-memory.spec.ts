import type { Problem, ReleaseHeader } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { CatalogHistory, digestFor } from './catalog-history.js';
import { LoadedReleases } from './release-memory.js';
import type { ChangeRow, ReleaseRows } from './release-rows.js';

const both = (text: string) => ({ en: text, ja: text });
const category = (id: string, sequence: number, name = id): ChangeRow => ({
  kind: 'category',
  key: id,
  sequence,
  content: { id, name: both(name), order: 0 },
});

/** Releases 1 to `count`; each names one category anew, and the first adds `size` of them. */
function rows(count: number, size = 3, moves: readonly number[] = [count]): ReleaseRows {
  const changes: ChangeRow[] = Array.from({ length: size }, (_, index) => category(`c${index}`, 1));
  for (let sequence = 2; sequence <= count; sequence += 1) changes.push(category('c0', sequence, `name ${sequence}`));
  const history = new CatalogHistory({ id: 'boats', name: both('Boats') });
  history.addReleases({ headers: [], changes });
  const headers = Array.from({ length: count }, (_, index) => headerOf(history, index + 1));
  return {
    catalog: history.catalog,
    headers,
    changes,
    moves: moves.map((sequence, index) => ({
      catalog: 'boats',
      position: index + 1,
      sequence,
      movedAt: '2026-11-22T00:00:00.000Z',
    })),
  };
}

function headerOf(history: CatalogHistory, sequence: number): ReleaseHeader {
  const header = { catalog: 'boats', sequence, label: `2026.11.${sequence}`, schemaVersion: '1.0.0' };
  const digest = digestFor(header, history.contentAt(sequence));
  return { ...header, digest, publishedAt: '2026-11-01T00:00:00.000Z', publishedBy: 'tests', notes: both('n') };
}

function memoryOf(given: ReleaseRows, compiledReleases = 2): LoadedReleases {
  const memory = new LoadedReleases(compiledReleases);
  memory.add(given, new Map());
  return memory;
}

const codeOf = (ask: () => unknown): unknown => {
  try {
    ask();
  } catch (error) {
    const { status, code } = error as Problem;
    return { status, code };
  }
  return undefined;
};

describe('a release', () => {
  const given = rows(3, 3, [2, 3]);
  const memory = memoryOf(given);
  const digest = given.headers[1]?.digest ?? '';

  it.each([
    ['its sequence', '2'],
    ['its label', '2026.11.2'],
    ['its digest', digest],
    ['where the pointer stood before', 'previous'],
  ])('is found by %s', (_by, ref) => {
    expect(memory.find('boats', ref).ref).toEqual({ catalog: 'boats', sequence: 2, label: '2026.11.2', digest });
    expect(memory.header('boats', ref)).toEqual(given.headers[1]);
    expect(memory.snapshot('boats', ref).release.sequence).toBe(2);
  });

  it.each(['0', '4', '-1', '1.0', '02', '', 'latest', 'CURRENT', '9'.repeat(30), 'constructor', 'a'.repeat(64)])(
    'is not found by %j',
    (ref) => {
      expect(codeOf(() => memory.find('boats', ref))).toEqual({ status: 404, code: 'release-not-found' });
      expect(codeOf(() => memory.header('boats', ref))).toEqual({ status: 404, code: 'release-not-found' });
    },
  );

  it.each(['ships', '__proto__', ''])('is not found in the catalog %j', (catalog) => {
    for (const ask of [
      () => memory.find(catalog, '1'),
      () => memory.headers(catalog),
      () => memory.snapshot(catalog, '1'),
    ])
      expect(codeOf(ask)).toEqual({ status: 404, code: 'catalog-not-found' });
  });
});

describe('previous', () => {
  it.each([
    ['the release before, while the pointer never stood elsewhere', [3], 2],
    ['where the pointer stood before a rollback', [3, 1], 3],
    ['the last other place, when the pointer was moved to where it is', [2, 3, 3], 2],
  ])('is %s', (_what, moves, expected) => {
    expect(memoryOf(rows(3, 3, moves)).find('boats', 'previous').ref.sequence).toBe(expected);
  });

  it('does not exist for the first release', () => {
    const memory = memoryOf(rows(1));
    expect(codeOf(() => memory.find('boats', 'previous'))).toEqual({ status: 404, code: 'release-not-found' });
    expect(memory.catalogs()).toEqual([
      { catalog: 'boats', name: both('Boats'), releases: 1, current: memory.find('boats', '1').ref, previous: null },
    ]);
  });
});

describe('memory', () => {
  it('grows with what changed and not with the number of releases', () => {
    const [few, many] = [memoryOf(rows(2, 500)), memoryOf(rows(300, 500))];
    expect(many.status().itemVersions - few.status().itemVersions).toBe(298);
    expect(many.status().compiledReleases).toBeLessThanOrEqual(2);
  });

  it('shares an item between the releases that do not change it', () => {
    const memory = memoryOf(rows(3));
    const [first, third] = ['1', '3'].map((ref) => memory.snapshot('boats', ref).content.categories);
    expect(third?.[1]).toBe(first?.[1]);
    expect(third?.[0]).not.toEqual(first?.[0]);
  });

  it('holds the compiled releases asked for last, and always the current one', () => {
    const memory = memoryOf(rows(5), 2);
    const current = memory.find('boats', 'current');
    const fourth = memory.find('boats', '4');
    expect(memory.find('boats', '4')).toBe(fourth);
    for (const ref of ['1', '2', '3']) memory.find('boats', ref);
    expect(memory.find('boats', '5')).toBe(current);
    expect(memory.find('boats', '4')).not.toBe(fourth);
    expect(memory.status().compiledReleases).toBe(2);
  });

  it('refuses a release whose content does not give its digest', () => {
    const given = rows(2);
    const tampered = { ...given, changes: [...given.changes.slice(0, -1), category('c0', 2, 'tampered')] };
    expect(() => memoryOf(tampered)).toThrow(/release 2 of boats has digest \w{64}, but was published with/);
  });

  it('keeps the pointer where it is when what it moves to cannot be read', () => {
    const memory = memoryOf(rows(1));
    const { headers, catalog } = rows(2);
    const next = {
      catalog,
      headers: headers.slice(1),
      moves: [{ catalog: 'boats', position: 2, sequence: 2, movedAt: '2026-11-22T00:00:00.000Z' }],
    };
    expect(() => memory.add({ ...next, changes: [category('c0', 2, 'tampered')] }, new Map())).toThrow('has digest');
    expect(memory.find('boats', 'current').ref.sequence).toBe(1);
    expect(memory.heads('boats')).toEqual({ catalog: 'boats', sequence: 2, position: 1 });
  });

  it('takes nothing of a release that holds a kind it does not know', () => {
    const memory = memoryOf(rows(1));
    const before = memory.status();
    const strange: ReleaseRows = { ...rows(2), changes: [category('c0', 2), { ...category('x', 2), kind: 'spell' }] };
    expect(() => memory.add(strange, new Map())).toThrow('release 2 of boats holds the unknown kind spell');
    expect(memory.status()).toEqual(before);
  });

  it('is loaded when every catalog has a current release', () => {
    const memory = new LoadedReleases(2);
    expect(memory.status()).toMatchObject({ isLoaded: false, database: 'down', lastSync: null });
    memory.add({ ...rows(1), moves: [] }, new Map());
    expect(memory.status().isLoaded).toBe(false);
    expect(codeOf(() => memory.find('boats', 'current'))).toEqual({ status: 404, code: 'release-not-found' });
    memory.add({ ...rows(1), headers: [], changes: [] }, new Map());
    expect(memory.status().isLoaded).toBe(true);
  });

  it('notes when it last equalled the database', () => {
    const memory = memoryOf(rows(1));
    memory.report('up', new Date('2026-11-02T03:04:05Z'));
    memory.report('down', new Date('2026-11-02T06:00:00Z'));
    expect(memory.status()).toMatchObject({ database: 'down', lastSync: '2026-11-02T03:04:05.000Z' });
  });

  it('has the text of a source revision by its hash', () => {
    const memory = new LoadedReleases(2);
    memory.add(rows(1), new Map([['a'.repeat(64), 'the text']]));
    expect(memory.sourceText('a'.repeat(64))).toBe('the text');
    expect(memory.sourceText('b'.repeat(64))).toBeUndefined();
  });
});
