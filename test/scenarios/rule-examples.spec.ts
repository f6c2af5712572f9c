import { runExamples } from '@plimsoll/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from '../e2e/running-app.js';
import { engineDoor, restDoor, type Door } from '../support/doors.js';
import { openShippedReleases } from '../support/shipped-releases.js';

interface Report {
  readonly findings: readonly { readonly rule: string; readonly result: string; readonly severity: string }[];
}

const releases = openShippedReleases();
const newest = releases('current');
const lastVerified =
  newest.content.facts
    .map(({ verifiedOn }) => verifiedOn)
    .sort()
    .at(-1) ?? '';

let app: RunningApp;
let doors: readonly Door[];
beforeAll(async () => {
  app = await runApp();
  doors = [engineDoor(releases), restDoor(app.url)];
});
afterAll(() => app.stop());

const rules = newest.content.rules.filter(({ for: target }) => target !== 'transition');

/** Every design that a rule brings as an example is a scenario: both doors give the same bytes, and the rule its result. */
describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.examples.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
    const question = { format: 'design', document: example.design, asOf: example.asOf ?? lastVerified };
    const scenario = { verb: 'validate', release: String(newest.ref.sequence), question } as const;
    const [engine, ...others] = await Promise.all(doors.map((door) => door.ask(scenario)));
    for (const other of others) expect(other === engine, 'both doors give the same bytes').toBe(true);
    const results = (JSON.parse(engine ?? '{}') as Report).findings
      .filter((finding) => finding.rule === id)
      .map(({ result }) => result);
    // A wish that an example leaves open is none for a caller: what was unknown for want of it does not apply, or is met.
    const isSilent = !Object.hasOwn(example.design as object, 'intent');
    const open = ['unknown', 'not-applicable', ...(isSilent ? ['pass'] : [])];
    const allowed = example.expect === 'unknown' ? open : [example.expect];
    expect(
      results.some((result) => allowed.includes(result)),
      `${results.join(', ')}`,
    ).toBe(true);
  });
});

it('the examples of the transition rules hold in the engine', () => {
  const transitions = newest.content.rules.filter(({ for: target }) => target === 'transition');
  for (const rule of transitions) expect(runExamples(newest, rule, lastVerified)).toEqual([]);
});
