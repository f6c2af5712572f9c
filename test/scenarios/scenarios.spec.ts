import type { CompareAnswer, Report } from '@plimsoll/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from '../e2e/running-app.js';
import { describeCell } from '../support/describe-cell.js';
import { engineDoor, restDoor, type Door } from '../support/doors.js';
import { graphqlDoor } from '../support/graphql-door.js';
import { lookUp } from '../support/look-up.js';
import { judgementOf, readScenarios, scenarioFiles, type Scenario } from '../support/scenario-files.js';
import { offlineDoor, sdkDoor } from '../support/sdk-door.js';
import { openShippedReleases } from '../support/shipped-releases.js';

let app: RunningApp;
let doors: readonly Door[];
beforeAll(async () => {
  app = await runApp();
  const engine = engineDoor(openShippedReleases());
  doors = [engine, restDoor(app.url), graphqlDoor(app.url), sdkDoor(app.url), offlineDoor(app.url, engine)];
});
afterAll(() => app.stop());

/** Asks at every door; the answers must be the same bytes. */
async function askEverywhere(scenario: Scenario): Promise<unknown> {
  const answers = [];
  for (const door of doors) answers.push({ door: door.name, answer: await door.ask(scenario) });
  const [first] = answers;
  for (const { door, answer } of answers)
    expect(whereTheyPart(answer, first?.answer ?? ''), `${door} against ${first?.door}`).toBe(undefined);
  return JSON.parse(answers[0]?.answer ?? 'null');
}

/** The first place where two texts are not the same; undefined where they are. A whole answer is too long to read. */
function whereTheyPart(a: string, b: string): string | undefined {
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 80);
  return `${around(a)}\n  where the other says\n${around(b)}`;
}

describe.each(scenarioFiles)('%s', (file) => {
  it.each(readScenarios(file))('$name', async (scenario) => {
    const { expect: expected = {}, results = {} } = scenario;
    expect(Object.keys({ ...expected, ...results, ...scenario.cells }).length, 'expects something').toBeGreaterThan(0);
    const answer = await askEverywhere(scenario);
    for (const [path, value] of Object.entries(expected)) expect(lookUp(answer, path), path).toEqual(value);
    const judged = Object.keys(results).map((rule) => [rule, judgementOf((answer as Report).findings, rule)]);
    expect(Object.fromEntries(judged)).toEqual(results);
    if (!scenario.cells) return;
    const { rows } = answer as CompareAnswer;
    const found = Object.fromEntries(rows.map(({ dimension, cells }) => [dimension, cells.map(describeCell)]));
    expect(found).toEqual(scenario.cells);
  });
});

it('notices when one door answers otherwise', async () => {
  const [engine] = doors;
  const bent: Door = { name: 'bent', ask: async (scenario) => `${await engine?.ask(scenario)} ` };
  const before = doors;
  doors = [...doors, bent];
  const scenario: Scenario = { name: 'diff', verb: 'diff', question: { from: '1', to: '1' } };
  await expect(askEverywhere(scenario)).rejects.toThrow(/bent against engine/);
  doors = before;
});
