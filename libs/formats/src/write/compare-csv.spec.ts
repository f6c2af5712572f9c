import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, releasesAnswer } from './compare-answers.spec-fixture.js';
import { compareToCsv } from './compare-csv.js';
import { toCsv } from './csv-text.js';

/** A reader of RFC 4180, written apart from the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function records(text: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

describe('toCsv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['a\nb', '"a\nb"'],
    [' a ', '" a "'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['＝1', "'＝1"],
    ['  =1', "'  =1"],
    ['\ta', "'\ta"],
    ['\r=1', '"\'\r=1"'],
    ['a=1', 'a=1'],
    [-1, '-1'],
    [true, 'true'],
    [undefined, ''],
  ])('writes %j as %j', (value, expected) => expect(toCsv(['c'], [{ c: value }])).toBe(`c\r\n${expected}\r\n`));

  it('can be read back by any reader of RFC 4180, and never starts a field like a formula', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.string(), fc.string({ unit: fc.constantFrom('=', ',', '"', '\r', '\n', ' ', 'a', '@', '\t') })),
        ),
        (rows) => {
          const parsed = parseCsv(
            toCsv(
              ['a', 'b'],
              rows.map(([a, b]) => ({ a, b })),
            ),
          );
          expect(
            parsed
              .slice(1)
              .map((row) =>
                row.map(
                  (field, index) =>
                    field === `'${rows[parsed.indexOf(row) - 1]?.[index]}` ||
                    field === rows[parsed.indexOf(row) - 1]?.[index],
                ),
              ),
          ).toEqual(rows.map(() => [true, true]));
          expect(
            parsed
              .slice(1)
              .flat()
              .some((field) => /^\s*[=+\-@]/.test(field)),
          ).toBe(false);
        },
      ),
    );
  });
});

describe('compareToCsv', () => {
  it('has a line for each cell, each variant and each side of a dispute', () => {
    expect(
      records(compareToCsv(answer)).map(({ part, dimension, option, state }) => [part, dimension, option, state]),
    ).toEqual([
      ['cell', 'crew', 'canoe', 'known'],
      ['variant', 'crew', 'canoe', 'known'],
      ['cell', 'crew', 'raft', 'unknown'],
      ['cell', 'floats', 'canoe', 'known'],
      ['position', 'floats', 'canoe', 'known'],
      ['position', 'floats', 'canoe', 'known'],
      ['cell', 'floats', 'raft', 'unknown'],
    ]);
  });

  it('writes every part of a cell', () => {
    const [limit, variant, , disputed, used, other] = records(compareToCsv(answer));
    expect(limit).toMatchObject({
      dimensionName: 'Crew, people',
      group: 'basics',
      kind: 'limit',
      differs: 'true',
      release: '2026.1.1',
      asOf: '2026-06-01',
      optionName: 'The canoe <b>|</b>',
      limitOp: 'max',
      limit: '4',
      limitUnit: 'people',
      limitScope: 'boat',
      limitKind: 'hard',
      limitAdjustable: 'false',
      facts: 'crew-max',
    });
    expect(limit?.['citations']).toBe(
      'crew-max: "| 数 | "crew-max" |" (Book of boats, Boats | rafts, line 7; book-old; https://example.org/book)',
    );
    expect(variant).toMatchObject({ scope: 'load=heavy', with: 'outrigger', limit: '1.10', limitKind: 'default' });
    expect(disputed).toMatchObject({
      support: 'conditional',
      values: 'river; lake',
      qualifiers: 'downstream',
      condition: 'only, "perhaps"',
      certainty: 'ambiguous',
      note: `'=HYPERLINK("x")`,
      beyond: '9',
      disputed: 'true',
      against: 'better',
    });
    expect([used?.['used'], used?.['because'], other?.['used'], other?.['support']]).toEqual([
      'true',
      'newest-source-revision',
      'false',
      'unsupported',
    ]);
  });

  it('names the release of each cell when two releases are compared', () => {
    expect(records(compareToCsv(releasesAnswer)).map(({ part, release, state }) => [part, release, state])).toEqual([
      ['cell', '2026.1.1', 'not-applicable'],
      ['cell', '2026.1.2', 'known'],
      ['variant', '2026.1.2', 'known'],
    ]);
  });
});
