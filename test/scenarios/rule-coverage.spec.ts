import { expect, it } from 'vitest';
import { readScenarios, scenarioFiles, type Scenario } from '../support/scenario-files.js';
import { openShippedReleases } from '../support/shipped-releases.js';

const LEAST = 5;

const scenarios = scenarioFiles.flatMap((file) => readScenarios(file));

/** The rules that a scenario expects something of. That a rule has nothing to say is no case of it. */
function rulesOf({ expect: expected = {}, results = {} }: Scenario): ReadonlySet<string> {
  const named = Object.entries(expected).filter(([, value]) => value !== 'not-applicable');
  const inPaths = named.flatMap(([path]) => [...path.matchAll(/\brule=([a-z0-9-]+)/g)].map(([, rule = '']) => rule));
  const judged = Object.entries(results).filter(([, word]) => word !== 'not-applicable');
  return new Set([...inPaths, ...judged.map(([rule]) => rule)]);
}

const counts = new Map<string, number>();
for (const scenario of scenarios) for (const rule of rulesOf(scenario)) counts.set(rule, (counts.get(rule) ?? 0) + 1);

const rules = openShippedReleases()('current').content.rules.map(({ id }) => id);

it(`every rule has at least ${LEAST} scenarios`, () => {
  const few = rules.map((id) => [id, counts.get(id) ?? 0] as const).filter(([, count]) => count < LEAST);
  expect(Object.fromEntries(few)).toEqual({});
});

it('a scenario names no rule that there is not in any release', () => {
  const known = new Set(
    ['1', '2', '3'].flatMap((release) => openShippedReleases()(release).content.rules.map(({ id }) => id)),
  );
  expect([...counts.keys()].filter((id) => !known.has(id))).toEqual([]);
});
