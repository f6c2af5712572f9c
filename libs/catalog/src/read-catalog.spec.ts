import { digestOf, releaseContentSchema, SCHEMA_VERSION, sha256Hex } from '@plimsoll/engine';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CatalogError } from './catalog-fault.js';
import { harbourFiles, writeFile, writeHarbour, type FileChanges } from './catalog-folder.spec-fixture.js';
import { inspectCatalog, readCatalog } from './read-catalog.js';

const faultsOf = (changes: FileChanges) =>
  inspectCatalog(writeHarbour(changes)).faults.map(
    ({ file, line, item, message }) => `${file}:${line} ${item ?? '-'}: ${message}`,
  );

describe('a sound folder', () => {
  const catalog = readCatalog(writeHarbour());

  it('gives each release the header and the changes it has, sorted by kind and id', () => {
    expect(catalog.catalog).toBe('harbours');
    expect(catalog.releases.map(({ header }) => [header.sequence, header.label, header.schemaVersion])).toEqual([
      [1, '2026.1.0', SCHEMA_VERSION],
      [2, '2026.2.0', SCHEMA_VERSION],
    ]);
    expect(catalog.releases[1]?.changes.map(({ kind, key, content }) => [kind, key, content === null])).toEqual([
      ['fact', 'pier-max-ships', false],
      ['option', 'buoy', true],
      ['source-revision', 'harbour-2', false],
    ]);
  });

  it('gives the content of each release as of its sequence, each list sorted by id, in the shape of the model', () => {
    const [first, second] = [catalog.contentAt(1), catalog.contentAt(2)];
    expect(releaseContentSchema.safeParse(first).error).toBeUndefined();
    expect(releaseContentSchema.safeParse(second).error).toBeUndefined();
    expect(first.options.map(({ id }) => id)).toEqual(['buoy', 'pier']);
    expect(second.options.map(({ id }) => id)).toEqual(['pier']);
    expect(second.dimensions.map(({ id }) => id)).toEqual(['ferries', 'max-ships']);
    expect(second.rules).toEqual(first.rules);
  });

  it('works patches out and leaves the format’s own fields out', () => {
    const [first, second] = [1, 2].map((sequence) => catalog.contentAt(sequence).facts[0]);
    expect(first?.value).toMatchObject({ number: 400, unit: 'ships' });
    expect(second).toEqual({
      ...first,
      value: { ...first?.value, number: 500 },
      note: { en: 'More.', ja: '増えた。' },
    });
    expect(first).not.toHaveProperty('in');
    expect(first).not.toHaveProperty('revision');
    expect(first?.citations).toEqual([
      { revision: 'harbour-1', heading: null, line: 1, quote: 'A pier holds at most 400 ships.' },
    ]);
  });

  it('fills no default in', () => {
    expect(catalog.contentAt(1).facts[0]).not.toHaveProperty('relations');
  });

  it('compiles expressions and makes revisions items of their own, with the hash of their text', () => {
    const { options, rules, sources, sourceRevisions } = catalog.contentAt(2);
    expect(options[0]?.matches).toMatchObject({ text: "cluster.name == 'pier'", treeVersion: 1 });
    expect(rules[0]?.cases[0]?.seen?.[0]?.value).toMatchObject({ facts: ['pier/max-ships'] });
    expect(sources).toEqual([{ id: 'harbour', title: { en: 'Harbour', ja: '港' }, language: 'en' }]);
    const text = harbourFiles['sources/texts/harbour-2.txt'] ?? '';
    expect(sourceRevisions[1]).toEqual({ id: 'harbour-2', source: 'harbour', order: 1, textSha256: sha256Hex(text) });
    expect(catalog.texts.get(sha256Hex(text))).toBe(text);
  });

  it('gives the digest over catalog, schema version and content', () => {
    const content = catalog.contentAt(2);
    expect(catalog.digestAt(2)).toBe(digestOf({ catalog: 'harbours', schemaVersion: SCHEMA_VERSION, content }));
    expect(catalog.digestAt(1)).not.toBe(catalog.digestAt(2));
    expect(() => catalog.digestAt(3)).toThrow(RangeError);
  });

  it('leaves the lists that came later out of a release that holds none, so that its digest stays', () => {
    const before = [catalog.digestAt(1), catalog.digestAt(2)];
    const later = readCatalog(
      writeHarbour({
        'formulas/berths.yaml': `- id: berths
  in: 2
  order: 1
  version: 1
  title: { en: Berths, ja: 停泊場所 }
  for: cluster
  unit: ships
  lines:
    - { name: ships, text: { en: Ships, ja: 船 }, value: 'agentPools.map(p, p.count).sum()' }
  need: ships
  have: limit('pier', 'max-ships')
`,
        'defaults/ships.yaml': `- id: one-ship
  in: 2
  order: 1
  title: { en: One ship, ja: 船は 1 隻 }
  for: agent-pools
  path: count
  value: '1'
  formats: [arm]
`,
      }),
    );
    expect(later.contentAt(1)).not.toHaveProperty('formulas');
    expect(later.contentAt(1)).not.toHaveProperty('defaults');
    expect(later.digestAt(1)).toBe(before[0]);
    expect(later.digestAt(2)).not.toBe(before[1]);
    expect(later.contentAt(2).formulas?.[0]?.have).toMatchObject({ facts: ['pier/max-ships'] });
    expect(later.contentAt(2).defaults?.[0]?.value).toMatchObject({ text: '1' });
    expect(releaseContentSchema.safeParse(later.contentAt(2)).success).toBe(true);
  });

  it('does not depend on which file holds an item, or in which order', () => {
    const facts = harbourFiles['facts/pier/limits.yaml'] ?? '';
    const options = harbourFiles['options/piers.yaml'] ?? '';
    const [head = '', pier = '', ...buoys] = options.split(/(?=\n {2}- id)/);
    const moved = readCatalog(
      writeHarbour({
        'facts/pier/limits.yaml': null,
        'facts/limits.yaml': facts,
        'options/piers.yaml': [head, ...buoys, pier.trimEnd()].join(''),
      }),
    );
    expect([moved.digestAt(1), moved.digestAt(2)]).toEqual([catalog.digestAt(1), catalog.digestAt(2)]);
  });

  it('tells where an item and a part of it are written, in the version that holds', () => {
    expect(catalog.placeOf(1, 'fact', 'pier-max-ships', '/citations/0/quote')).toEqual({
      file: 'facts/pier/limits.yaml',
      line: 16,
    });
    expect(catalog.placeOf(2, 'fact', 'pier-max-ships', '/note/ja')?.line).toBe(21);
    expect(catalog.placeOf(2, 'fact', 'pier-max-ships', '/citations/0/quote')?.line).toBe(16);
    expect(catalog.placeOf(2, 'source-revision', 'harbour-2')).toEqual({ file: 'sources/harbour.yaml', line: 7 });
    expect(catalog.placeOf(2, 'option', 'buoy')).toBeUndefined();
  });

  it('reads what is not held and what was expected', () => {
    expect(catalog.notHeld.map(({ id, citations }) => [id, citations[0]?.revision])).toEqual([
      ['gulls-are-birds', 'harbour-2'],
    ]);
    expect(catalog.expectedFacts).toEqual([
      { file: 'sources/statement-ids.txt', ids: ['pier-max-ships', 'gulls-are-birds'] },
    ]);
  });
});

const add = (more: string) => (text: string) => text + more;
const PIER = `name: { en: Pier, ja: 桟橋 }, order: 1, category: berth, role: choice`;

describe('a folder with a fault', () => {
  it.each<[string, FileChanges, string[]]>([
    [
      'an item twice in one release',
      { 'options/again.yaml': `\n- { id: pier, in: 1, ${PIER} }\n` },
      ['options/piers.yaml:3 option pier: stands twice in release 1; the other is at options/again.yaml:2'],
    ],
    [
      'a patch without an earlier version',
      { 'options/more.yaml': '- { id: quay, in: 1, patch: { order: 2 } }\n' },
      ['options/more.yaml:1 option quay: there is no earlier version to be patched'],
    ],
    [
      'a removal without an earlier version',
      { 'options/more.yaml': '- { id: quay, in: 1, removed: true }\n' },
      ['options/more.yaml:1 option quay: there is no earlier version to be removed'],
    ],
    [
      'a removal that is not one',
      { 'options/more.yaml': '- { id: pier, in: 2, removed: false }\n' },
      ['options/more.yaml:1 option pier: removed can only be true'],
    ],
    [
      'a field beside a patch',
      { 'options/more.yaml': '- id: pier\n  in: 2\n  order: 3\n  patch: { order: 2 }\n' },
      ['options/more.yaml:3 option pier: beside patch there may only be id and in, not order'],
    ],
    [
      'an id that comes back after its removal in another release',
      {
        'releases.yaml': add(
          `  - { sequence: 3, label: 2026.3.0, publishedAt: '2026-03-01T00:00:00Z', publishedBy: x, notes: { en: a, ja: あ } }\n`,
        ),
        'options/more.yaml': `- { id: buoy, in: 3, ${PIER} }\n`,
      },
      ['options/more.yaml:1 option buoy: was removed in release 2; an id is never used again'],
    ],
    [
      'a version that changes nothing',
      { 'options/more.yaml': '- { id: pier, in: 2, patch: { order: 1 } }\n' },
      ['options/more.yaml:1 option pier: this version changes nothing'],
    ],
    [
      'a release that is not listed',
      {
        'options/more.yaml': `- id: quay\n  in: 7\n  ${PIER.replaceAll(', ', '\n  ').replace('Pier\n  ja', 'Pier, ja')}\n`,
      },
      ['options/more.yaml:2 option quay: there is no release 7 in releases.yaml'],
    ],
    [
      'no release',
      { 'options/more.yaml': `- { id: quay, ${PIER} }\n` },
      ['options/more.yaml:1 option quay: must say in which release it appears (in)'],
    ],
    ['no id', { 'options/more.yaml': '- in: 1\n' }, ['options/more.yaml:1 -: a option must have an id']],
    [
      'an unknown field, at its line',
      { 'categories/categories.yaml': add('  colour: red\n') },
      ['categories/categories.yaml:1 category berth: Unrecognized key: "colour"'],
    ],
    [
      'a wrong value in a patch, at its line',
      { 'facts/pier/limits.yaml': (text) => text.replace('{ number: 500 }', '{ number: many }') },
      ['facts/pier/limits.yaml:20 fact pier-max-ships: /value/number: Invalid input: expected number, received string'],
    ],
    [
      'an expression that does not type-check',
      { 'rules/ships.yaml': (text) => text.replace("'max-ships'", "'max-planes'") },
      [
        'rules/ships.yaml:8 rule too-many-ships: /cases/0/seen/0/value: there is no dimension max-planes (at character 15)',
      ],
    ],
    [
      'an unknown folder',
      { 'ships/ships.yaml': '[]\n' },
      [
        'ships/ships.yaml:1 -: unknown folder ships; the folders are categories, options, dimensions, vocabularies, facts, rules, formulas, defaults, requirements, questions, sources',
      ],
    ],
    [
      'an unknown kind of file',
      { 'facts/a.json': '[]' },
      ['facts/a.json:1 -: unknown kind of file; items are written in .yaml files'],
    ],
    [
      'a file that is no list',
      { 'facts/a.yaml': 'id: a\n' },
      ['facts/a.yaml:1 -: must be a list of items, or { defaults, items }'],
    ],
    [
      'a field beside items and defaults',
      { 'facts/a.yaml': 'items: []\nmore: 1\n' },
      ['facts/a.yaml:2 -: unknown field more; beside items there may only be defaults'],
    ],
    ['an empty file', { 'facts/a.yaml': '' }, ['facts/a.yaml:1 -: the file is empty']],
    [
      'a revision without a text, and a text without a revision',
      { 'sources/texts/harbour-2.txt': null, 'sources/texts/harbour-9.txt': 'x' },
      [
        'sources/harbour.yaml:7 source-revision harbour-2: its text is missing: sources/texts/harbour-2.txt',
        'sources/texts/harbour-9.txt:1 -: no source has a revision harbour-9',
      ],
    ],
    [
      'releases that are not numbered in order',
      { 'releases.yaml': (text) => text.replace('sequence: 2', 'sequence: 3'), 'not-held.yaml': null },
      ['releases.yaml:10 -: must be 2: releases are numbered 1, 2, 3 ...'],
    ],
    [
      'a label twice',
      { 'releases.yaml': (text) => text.replace('2026.2.0', '2026.1.0') },
      ['releases.yaml:11 -: the label 2026.1.0 is taken'],
    ],
    [
      'a release that is published before the one it follows',
      { 'releases.yaml': (text) => text.replace('2026-02-01', '2025-02-01') },
      ['releases.yaml:12 -: is earlier than the release before it'],
    ],
    ['no list of releases', { 'releases.yaml': null }, ['releases.yaml:1 -: is missing']],
  ])('reports %s', (_, changes, faults) => {
    expect(faultsOf(changes)).toEqual(expect.arrayContaining(faults));
  });

  it('reports every fault of every file, in the order of files and lines', () => {
    const faults = faultsOf({
      'categories/categories.yaml': add('  colour: red\n'),
      'options/more.yaml': `- in: 1\n- { id: pier, in: 9, ${PIER} }\n`,
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'categories/categories.yaml:1',
      'options/more.yaml:1',
      'options/more.yaml:2',
    ]);
  });

  it('refuses links and files that are not UTF-8', () => {
    const directory = writeHarbour();
    writeFile(directory, 'sources/texts/harbour-1.txt', new Uint8Array([0xff, 0xfe]));
    mkdirSync(join(directory, 'rules/links'));
    symlinkSync('/etc', join(directory, 'rules/links/etc'));
    expect(inspectCatalog(directory).faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          file: 'rules/links/etc',
          message: expect.stringContaining('links are not followed'),
        }),
        expect.objectContaining({ file: 'sources/texts/harbour-1.txt', message: 'the file is not UTF-8' }),
      ]),
    );
  });

  it('is not loaded, and the error names every fault', () => {
    const directory = writeHarbour({ 'options/more.yaml': '- in: 1\n- in: 2\n' });
    const error = (() => {
      try {
        return readCatalog(directory);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(CatalogError);
    expect(String(error)).toMatch(/more\.yaml:1: .+\n.+more\.yaml:2: /);
  });
});
