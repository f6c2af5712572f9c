import type { CompareAnswer, Report } from '@plimsoll/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApp, type RunningApp } from '../e2e/running-app.js';
import { askEverywhere } from '../support/ask-everywhere.js';
import { describeCell } from '../support/describe-cell.js';
import { engineDoor, restDoor, type Door } from '../support/doors.js';
import { graphqlDoor } from '../support/graphql-door.js';
import { lookUp } from '../support/look-up.js';
import { judgementOf, readScenarios, scenarioFiles } from '../support/scenario-files.js';
import { offlineDoor, sdkDoor } from '../support/sdk-door.js';
import { openShippedReleases } from '../support/shipped-releases.js';

let app: RunningApp;
let doors: readonly Door[];
beforeAll(async () => {
  app = await runApp();
  const engine = engineDoor(openShippedReleases());
  doors = [engine, restDoor(app.url), graphqlDoor(app.url), sdkDoor(app.url), await offlineDoor(app.url)];
});
afterAll(() => app.stop());

describe.each(scenarioFiles)('%s', (file) => {
  it.each(readScenarios(file))('$name', async (scenario) => {
    const { expect: expected = {}, results = {} } = scenario;
    expect(Object.keys({ ...expected, ...results, ...scenario.cells }).length, 'expects something').toBeGreaterThan(0);
    const answer = await askEverywhere(doors, scenario);
    for (const [path, value] of Object.entries(expected)) expect(lookUp(answer, path), path).toEqual(value);
    const judged = Object.keys(results).map((rule) => [rule, judgementOf((answer as Report).findings, rule)]);
    expect(Object.fromEntries(judged)).toEqual(results);
    if (!scenario.cells) return;
    const { rows } = answer as CompareAnswer;
    const found = Object.fromEntries(rows.map(({ dimension, cells }) => [dimension, cells.map(describeCell)]));
    expect(found).toEqual(scenario.cells);
  });
});
