import { compileRelease, type LocalizedText } from '@plimsoll/engine';
import { publishingChecks } from '@plimsoll/engine/publish';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkCatalog } from './check-catalog.js';
import { coverageOf, factIdsOf } from './coverage.js';
import { printCheck } from './print-check.js';
import { inspectCatalog } from './read-catalog.js';

const directory = fileURLToPath(new URL('../aks-networking/', import.meta.url));
const { catalog, faults } = inspectCatalog(directory);
if (!catalog) throw new Error(`${directory} has no releases`);
const check = checkCatalog(directory);
const newest = catalog.releases.length;

it('is read without a fault', () => {
  expect(faults).toEqual([]);
});

it('passes every publishing check in every release', () => {
  expect(check.problems.length + check.faults.length, printCheck(check)).toBe(0);
  expect(check.releases).toHaveLength(catalog.releases.length);
  for (const { problems } of check.releases) expect(Object.keys(problems)).toHaveLength(publishingChecks.length);
});

it('lists the digest that its files give, for each release', () => {
  expect(check.digests.map(({ sequence, listed }) => [sequence, listed])).toEqual(
    catalog.releases.map(({ header: { sequence } }) => [sequence, catalog.digestAt(sequence)]),
  );
});

it('compiles to a release that the verbs take', () => {
  for (const { header } of catalog.releases) {
    const release = compileRelease(
      { ...header, digest: catalog.digestAt(header.sequence) },
      catalog.contentAt(header.sequence),
    );
    expect(release.facts.size).toBe(catalog.contentAt(header.sequence).facts.length);
  }
});

it('accounts for each of the 323 statements of the seed documents', () => {
  const list = readFileSync(`${directory}/sources/seed-fact-ids.txt`, 'utf8').trim().split('\n');
  expect(list).toHaveLength(323);
  expect(new Set(list).size).toBe(list.length);
  const accounted = new Set([...factIdsOf(catalog), ...catalog.notHeld.map(({ id }) => id)]);
  expect(list.filter((id) => !accounted.has(id))).toEqual([]);
});

it('holds no fact back that it also states', () => {
  const facts = factIdsOf(catalog);
  expect(catalog.notHeld.filter(({ id }) => facts.has(id))).toEqual([]);
});

it('quotes each fact from a text that it holds', () => {
  const { facts, sourceRevisions } = catalog.contentAt(newest);
  const texts = new Map(sourceRevisions.map(({ id, textSha256 }) => [id, catalog.texts.get(textSha256)]));
  const fold = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
  const folded = new Map([...texts].map(([id, text]) => [id, fold(text ?? '')]));
  const citations = facts.flatMap(({ id, citations: cited }) => cited.map((citation) => ({ id, ...citation })));
  expect(citations.length).toBeGreaterThanOrEqual(facts.length);
  expect(citations.filter(({ revision, quote }) => !folded.get(revision)?.includes(fold(quote)))).toEqual([]);
});

const codes = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

it.each([...codes('C', 15), ...codes('I', 11), ...codes('A', 30)])(
  'tells of %s in a note, in both languages',
  (code) => {
    const telling = notes.filter(({ en, ja }) => [en, ja].every((text) => new RegExp(`\\b${code}\\b`).test(text)));
    expect(telling.length).toBeGreaterThan(0);
  },
);

/** Every note of every version of an item, and every reason for which a statement is not held. */
const notes: LocalizedText[] = [
  ...catalog.notHeld.map(({ reason }) => reason),
  ...catalog.releases.flatMap(({ changes }) => changes.flatMap(({ content }) => notesIn(content))),
];

function notesIn(value: unknown): LocalizedText[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'note' ? [inner as LocalizedText] : notesIn(inner),
  );
}

it('leaves nothing out of its coverage', () => {
  const coverage = coverageOf(catalog);
  const kinds = Object.values(coverage.factsByKind).reduce((sum, count) => sum + count, 0);
  expect(kinds).toBe(coverage.facts);
  expect(coverage.cited).toBe(coverage.facts);
  expect(coverage.lists.flatMap(({ missing }) => missing)).toEqual([]);
});
