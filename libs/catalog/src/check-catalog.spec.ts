import { publishingChecks } from '@plimsoll/engine/publish';
import { describe, expect, it } from 'vitest';
import { writeHarbour, type FileChanges } from './catalog-folder.spec-fixture.js';
import { checkCatalog } from './check-catalog.js';
import { runCatalogCommand } from './command.js';
import { printCheck } from './print-check.js';

const check = (changes: FileChanges = {}) => checkCatalog(writeHarbour(changes));

it('runs every publishing check on every release and finds nothing in a sound folder', () => {
  const result = check();
  expect(result.faults).toEqual([]);
  expect(result.problems).toEqual([]);
  expect(result.releases.map(({ sequence, items }) => [sequence, items['options'], items['facts']])).toEqual([
    [1, 2, 1],
    [2, 1, 1],
  ]);
  for (const { problems } of result.releases)
    expect(Object.keys(problems)).toEqual(publishingChecks.map(({ id }) => id));
});

it('tells a problem once, with its place and the releases that have it', () => {
  const result = check({ 'facts/pier/limits.yaml': (text) => text.replace('line: 1', 'line: 2') });
  expect(result.problems).toMatchObject([
    { check: 'quotes-found', item: { kind: 'fact', id: 'pier-max-ships' }, place: { line: 15 }, releases: [1, 2] },
  ]);
  const inOne = check({ 'categories/categories.yaml': (text) => text.replace('停泊地', 'Berth place') });
  expect(inOne.problems.map(({ place, releases }) => [place?.line, releases])).toEqual([[3, [1, 2]]]);
  expect(printCheck(inOne)).toContain(
    'categories/categories.yaml:3: category berth /name: the Japanese text holds no Japanese letter (names-in-both-languages, release 1, 2)',
  );
});

it('does not tell what reading has refused a second time', () => {
  const result = check({ 'categories/categories.yaml': (text) => `${text}  colour: red\n` });
  expect(result.faults.map(({ item }) => item)).toEqual(['category berth']);
  expect(result.problems).toEqual([]);
  expect(result.isSound).toBe(false);
});

describe('the lists beside the releases', () => {
  it.each<[string, FileChanges, string]>([
    [
      'a statement that nothing accounts for',
      { 'sources/statement-ids.txt': (text) => `${text}whales-pass\n` },
      'sources/statement-ids.txt:1: whales-pass: is neither a fact nor listed in not-held.yaml',
    ],
    [
      'a fact that is listed as not held',
      {
        'not-held.yaml': (text) => text.replace('gulls-are-birds', 'pier-max-ships'),
        'sources/statement-ids.txt': null,
      },
      'not-held.yaml:1: pier-max-ships: is listed as not held, but is a fact',
    ],
    [
      'a quote of what is not held that is not found',
      { 'not-held.yaml': (text) => text.replace('quote: Gulls', 'quote: Terns') },
      'not-held.yaml:1: gulls-are-birds: the quote is not found in harbour-2',
    ],
    [
      'a revision that does not exist',
      { 'not-held.yaml': (text) => text.replace('harbour-2', 'harbour-7') },
      'not-held.yaml:1: gulls-are-birds: there is no source-revision harbour-7',
    ],
  ])('are refused for %s', (_, changes, line) => {
    const result = check(changes);
    expect(printCheck(result).split('\n')).toContain(line);
    expect(result.isSound).toBe(false);
  });
});

describe('the command line', () => {
  function run(args: string[], directory: string) {
    const written: string[] = [];
    return { code: runCatalogCommand(args, directory, (text) => written.push(text)), text: written.join('\n') };
  }

  it('fails on missing digests, fills them in when asked, and is content from then on', () => {
    const directory = writeHarbour();
    const before = run(['check'], directory);
    expect([before.code, before.text]).toEqual([1, expect.stringContaining('2 digest(s) missing')]);
    expect(run(['check', '--write-digests'], directory)).toMatchObject({
      code: 0,
      text: expect.stringContaining('filled in the digest of release 1, 2'),
    });
    expect(run(['check'], directory)).toMatchObject({ code: 0, text: expect.stringMatching(/: sound$/) });
  });

  it('fills no digest in where a check finds a problem', () => {
    const directory = writeHarbour({ 'facts/pier/limits.yaml': (text) => text.replace('line: 1', 'line: 2') });
    expect(run(['check', '--write-digests'], directory).code).toBe(1);
    expect(run(['check'], directory).text).toContain('2 digest(s) missing');
  });

  it('prints the coverage of the newest or the named release, as text or JSON', () => {
    const directory = writeHarbour();
    expect(run(['coverage'], directory)).toMatchObject({
      code: 0,
      text: expect.stringContaining('release 2 (2026.2.0)'),
    });
    expect(JSON.parse(run(['coverage', '1', '--json'], directory).text)).toMatchObject({ release: { sequence: 1 } });
  });

  it.each([
    [[]],
    [['load']],
    [['check', '--fast']],
    [['coverage', 'newest']],
    [['coverage', '1', '2']],
    [['coverage', '3']],
  ])('does not understand %j', (args) => {
    expect(run(args, writeHarbour()).code).toBe(2);
  });

  it('tells what is wrong with a folder that has no coverage because it cannot be loaded', () => {
    expect(run(['coverage'], writeHarbour({ 'facts/a.yaml': '- in: 1\n' }))).toMatchObject({
      code: 1,
      text: expect.stringContaining('facts/a.yaml:1: '),
    });
  });
});
