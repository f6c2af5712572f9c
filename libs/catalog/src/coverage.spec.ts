import { expect, it } from 'vitest';
import { writeHarbour, type FileChanges } from './catalog-folder.spec-fixture.js';
import { coverageOf } from './coverage.js';
import { printCoverage } from './print-coverage.js';
import { readCatalog } from './read-catalog.js';

const CITED = `option: pier, dimension: ferries, certainty: stated, evidence: documented, verifiedOn: 2026-01-01, text: { en: F., ja: 船 }, citations: [{ revision: harbour-1, heading: null, quote: pier }]`;
const ferries = (id: string, more: string) => `- { id: ${id}, in: 1, ${CITED}, ${more} }\n`;
const cover = (changes: FileChanges, sequence?: number) => coverageOf(readCatalog(writeHarbour(changes)), sequence);

it('counts the facts of a release and what it does not hold', () => {
  const coverage = cover({});
  expect(coverage).toMatchObject({
    release: { catalog: 'harbours', sequence: 2 },
    asOf: '2026-02-01',
    facts: 1,
    factsByKind: { capability: 0, limit: 1 },
    cited: 1,
    citations: 1,
    lists: [{ listed: 2, held: 1, notHeld: 1, inOtherReleases: 0, missing: [] }],
  });
  expect(coverage.notHeld.map(({ id }) => id)).toEqual(['gulls-are-birds']);
});

it('tells statements of another release from those that are missing', () => {
  const changes = {
    'facts/more.yaml': ferries('ferries-later', 'value: { type: capability, support: supported }').replace(
      'in: 1',
      'in: 2',
    ),
    'sources/statement-ids.txt': 'ferries-later\nwhales-pass\n',
  };
  expect(cover(changes, 1).lists).toMatchObject([{ held: 0, inOtherReleases: 1, missing: ['whales-pass'] }]);
});

it('tells known, inapplicable, partly known and unknown cells apart', () => {
  const cellOf = (more: string) =>
    cover({ 'facts/more.yaml': ferries('ferries', more) }, 1).categories[0]?.rows.find(
      (row) => row.dimension === 'ferries',
    );
  const states = (more: string) => cellOf(more)?.cells.map(({ option, state }) => `${option} ${state}`);
  expect(states('value: { type: capability, support: supported }')).toEqual(['pier known', 'buoy unknown']);
  expect(states('value: { type: capability, support: unknown }')).toEqual(['pier unknown', 'buoy unknown']);
  expect(states('value: { type: capability, support: not-applicable }')).toEqual([
    'pier not-applicable',
    'buoy unknown',
  ]);
  expect(states('scope: { tide: low }, value: { type: capability, support: supported }')).toEqual([
    'pier partly',
    'buoy unknown',
  ]);
});

it('counts unknown cells by option, by dimension and in all', () => {
  const [category] = cover({}, 1).categories;
  expect(category?.options).toEqual([
    { option: 'pier', unknown: 1 },
    { option: 'buoy', unknown: 2 },
  ]);
  expect(category?.rows.map(({ dimension, unknown }) => [dimension, unknown])).toEqual([
    ['max-ships', 1],
    ['ferries', 2],
  ]);
  expect([category?.cells, category?.unknown]).toEqual([4, 3]);
});

it('finds disputed cells and superseded facts', () => {
  const says = (support: string) => `value: { type: capability, support: ${support} }`;
  const disputed = cover({ 'facts/more.yaml': ferries('yes', says('supported')) + ferries('no', says('unsupported')) });
  expect(disputed.disputedCells).toEqual(['pier/ferries']);
  const relations = 'relations: [{ type: supersedes, fact: yes-then }]';
  const superseded = cover({
    'facts/more.yaml': ferries('yes-then', says('supported')) + ferries('no', `${says('unsupported')}, ${relations}`),
  });
  expect(superseded.disputedCells).toEqual([]);
  expect(superseded.superseded).toEqual([{ fact: 'yes-then', by: ['no'] }]);
});

it('prints a table that marks each cell', () => {
  const text = printCoverage(cover({}, 1));
  expect(text).toContain('harbours, release 1 (2026.1.0), as of 2026-01-01');
  expect(text).toContain('Category berth: 3 of 4 cells unknown');
  expect(text).toMatch(/^max-ships +\+ +\. +1$/m);
  expect(text).toMatch(/^unknown +1 +2 +3$/m);
});
