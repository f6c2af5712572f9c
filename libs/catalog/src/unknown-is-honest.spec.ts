import { fileURLToPath } from 'node:url';
import { fc, test } from '@fast-check/vitest';
import { compileRelease, designSchema, validate, type Design, type Report } from '@plimsoll/engine';
import { describe, expect, it, vi } from 'vitest';
import { completeDesigns, forget } from './complete-design.spec-fixture.js';
import { readCatalog } from './read-catalog.js';

// What counts is that no verdict turns, not when the last of them is known.
vi.setConfig({ testTimeout: 0 });

const catalog = readCatalog(fileURLToPath(new URL('../aks-networking/', import.meta.url)));
const releases = catalog.releases.map(({ header }) =>
  compileRelease({ ...header, digest: catalog.digestAt(header.sequence) }, catalog.contentAt(header.sequence)),
);
const newest = releases.at(-1);
if (!newest) throw new Error('the shipped catalog has no release');

const wordsOf = (vocabulary: string): readonly string[] => {
  const found = newest.content.vocabularies.find(({ id }) => id === vocabulary);
  if (!found) throw new Error(`there is no vocabulary ${vocabulary}`);
  return found.words.map(({ id }) => id);
};

/** Every path of a design stands for itself, also where nothing is told there. */
function ownPointers(value: unknown, path = '', pointers: Record<string, string> = {}): Record<string, string> {
  pointers[path] = path;
  if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) ownPointers(member, `${path}/${name}`, pointers);
  return pointers;
}

interface Day {
  readonly release: (typeof releases)[number];
  readonly asOf: string;
}

function judge(
  design: Design,
  { release, asOf }: Day,
  pointers: Record<string, string>,
  unresolved: readonly string[] = [],
): Report {
  return validate(
    release,
    { format: 'design', design, pointers, unmapped: [], unresolved },
    { asOf, locale: 'en', horizon: 365 },
  );
}

/** The results of each rule at each place. */
function verdicts({ findings }: Report): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { rule, path, result } of findings) {
    const key = `${rule} at ${path}`;
    found.set(key, (found.get(key) ?? new Set()).add(result));
  }
  return found;
}

/** The verdicts that were turned over: a pass or a fail that a rule did not give at that place while all was told. */
function turned(before: Report, after: Report): string[] {
  const known = verdicts(before);
  return [...verdicts(after)].flatMap(([key, results]) =>
    [...results]
      .filter((result) => (result === 'pass' || result === 'fail') && known.get(key)?.has(result) === false)
      .map((result) => `${key}: ${[...(known.get(key) ?? [])].join('/')} became ${result}`),
  );
}

const days: fc.Arbitrary<Day> = fc.record({
  release: fc.constantFrom(...releases),
  asOf: fc.constantFrom('2023-01-01', '2024-06-01', '2025-03-01', '2026-11-22', '2028-12-31'),
});
const coins = fc.infiniteStream(fc.integer({ min: 0, max: 4 }));

describe.each(wordsOf('network-plugin'))('a complete design on %s', (plugin) => {
  const designs = completeDesigns(wordsOf, plugin);

  test.prop([designs, days, coins], { numRuns: 150 })(
    'keeps its verdicts, or loses them to unknown, when inputs are taken away',
    (design, day, toss) => {
      const pointers = ownPointers(design);
      const partial = forget(design, toss);
      expect(turned(judge(design, day, pointers), judge(partial.design, day, pointers, partial.paths))).toEqual([]);
    },
  );

  test.prop([designs, days], { numRuns: 30 })(
    'is never judged to fail or pass when nothing at all is told',
    (design, day) => {
      const pointers = ownPointers(design);
      const empty = judge({}, day, pointers);
      expect(turned(judge(design, day, pointers), empty)).toEqual([]);
    },
  );
});

describe('the generator', () => {
  const [sample = {}] = fc.sample(completeDesigns(wordsOf, 'azure'), { numRuns: 1, seed: 7 });

  it('makes designs of the right shape that tell every field', () => {
    expect(designSchema.safeParse(sample).error).toBe(undefined);
    expect(Object.keys(sample).sort()).toEqual(Object.keys(designSchema.shape).sort());
  });

  it('makes designs that come to every verdict', () => {
    const results = new Set(
      fc
        .sample(completeDesigns(wordsOf, 'azure'), { numRuns: 20, seed: 7 })
        .flatMap((design) =>
          judge(design, { release: newest, asOf: '2026-11-22' }, {}).findings.map(({ result }) => result),
        ),
    );
    expect([...results]).toEqual(expect.arrayContaining(['pass', 'fail', 'not-applicable']));
  });

  it('would notice a verdict that is turned over', () => {
    const [a, b] = [
      judge(sample, { release: newest, asOf: '2026-11-22' }, {}),
      judge(sample, { release: newest, asOf: '2026-11-22' }, {}),
    ];
    const bent = b.findings.map((finding) => ({
      ...finding,
      result: finding.result === 'pass' ? ('fail' as const) : finding.result,
    }));
    expect(turned(a, { ...b, findings: bent }).length).toBeGreaterThan(0);
  });
});
